package dev.lanewise.cli.chart;

import java.awt.Color;

/**
 * Colours of all pictures: those of M. Okabe and K. Ito, which the colour-blind can tell apart.
 *
 * <p>Class 0 is blue and class 1 orange, which also differ in luminance by more than 2 to 1, so
 * that a print in grey keeps them apart. The background is opaque and white: a picture reads the
 * same on a light and on a dark page.
 */
public final class Palette {
  static {
    Headless.choose();
  }

  /** Background of every picture. */
  public static final Color PAPER = Color.WHITE;

  /** Text, axes, outlines of marks and the boundary f = 0. */
  public static final Color INK = new Color(0x26, 0x26, 0x26);

  /** Lines of the grid. */
  public static final Color GRID = new Color(0xDD, 0xDD, 0xDD);

  /** Cells without a value. */
  public static final Color MISSING = new Color(0xEE, 0xEE, 0xEE);

  private static final Color[] SERIES = {
    new Color(0x00, 0x72, 0xB2), // blue
    new Color(0xE6, 0x9F, 0x00), // orange
    new Color(0x00, 0x9E, 0x73), // bluish green
    new Color(0xCC, 0x79, 0xA7), // reddish purple
    new Color(0x56, 0xB4, 0xE9), // sky blue
    new Color(0xD5, 0x5E, 0x00), // vermillion
    new Color(0xF0, 0xE4, 0x42), // yellow
    new Color(0x66, 0x66, 0x66), // in place of black, which is the ink
  };

  /** How much of a region's colour is that of its class; the rest is white. */
  private static final double REGION_STRENGTH = 0.24;

  private Palette() {}

  /** Number of colours; past it they begin again, with other shapes. */
  public static int colours() {
    return SERIES.length;
  }

  /**
   * Colour of the marks and lines of class {@code index}.
   *
   * @throws IndexOutOfBoundsException when {@code index} is negative
   */
  public static Color of(int index) {
    return SERIES[checked(index) % SERIES.length];
  }

  /** Opaque light colour of the region of class {@code index}. */
  public static Color region(int index) {
    return mix(PAPER, of(index), REGION_STRENGTH);
  }

  /** Colour of text on {@code background}: ink or white, whichever contrasts more. */
  static Color textOn(Color background) {
    // where both contrasts with it are equal: (L + .05)^2 = (Lmin + .05) (1 + .05)
    double ink = luminance(INK) + 0.05;
    double ground = luminance(background) + 0.05;
    return ground / ink > 1.05 / ground ? INK : Color.WHITE;
  }

  /** {@code from} at 0, {@code to} at 1, linear in the sRGB values between. */
  static Color mix(Color from, Color to, double share) {
    return new Color(
        mix(from.getRed(), to.getRed(), share),
        mix(from.getGreen(), to.getGreen(), share),
        mix(from.getBlue(), to.getBlue(), share));
  }

  private static int mix(int from, int to, double share) {
    return (int) Math.round(from + share * (to - from));
  }

  /** Relative luminance of an sRGB colour, 0 for black to 1 for white (WCAG 2). */
  static double luminance(Color color) {
    return 0.2126 * linear(color.getRed())
        + 0.7152 * linear(color.getGreen())
        + 0.0722 * linear(color.getBlue());
  }

  private static double linear(int value) {
    double v = value / 255.0;
    return v <= 0.04045 ? v / 12.92 : Math.pow((v + 0.055) / 1.055, 2.4);
  }

  private static int checked(int index) {
    if (index < 0) {
      throw new IndexOutOfBoundsException("class " + index + " has no colour: it is negative");
    }
    return index;
  }
}
