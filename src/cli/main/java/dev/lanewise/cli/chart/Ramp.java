package dev.lanewise.cli.chart;

import java.awt.Color;

/** Sequences of colours for numbers from 0 to 1, dark to light or light to dark without a turn. */
enum Ramp {
  /**
   * Even steps to the eye, and the same to most of the colour-blind: ten stops of cividis (J. R.
   * Nunez, C. R. Anderton, R. S. Renslow, PLoS ONE 13, 2018, data in the public domain), linear
   * between.
   */
  VALUES(
      0x00224E, 0x123570, 0x3B496C, 0x575D6D, 0x707173, 0x8A8678, 0xA59C74, 0xC3B369, 0xE1CC55,
      0xFEE838),

  /** White to the blue of class 0. */
  SHARES(0xFFFFFF, 0x9CC7E0, 0x0072B2);

  private final int[] stops;

  Ramp(int... stops) {
    this.stops = stops;
  }

  /** Colour at {@code share}, clamped to [0, 1]. */
  Color at(double share) {
    double place = Math.clamp(share, 0, 1) * (stops.length - 1);
    int below = Math.min((int) place, stops.length - 2);
    return Palette.mix(new Color(stops[below]), new Color(stops[below + 1]), place - below);
  }
}
