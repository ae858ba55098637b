package dev.lanewise.cli.chart;

/** What an axis shows. */
record Range(double from, double to) {
  private static final double MARGIN = 0.04;

  double length() {
    return to - from;
  }

  /** From the smallest to the largest value. */
  static Range of(double[] ascending) {
    return new Range(ascending[0], ascending[ascending.length - 1]);
  }

  /** Holds all finite values, with a little room; 0 to 1 where there are none. */
  static Range around(Iterable<double[]> all) {
    double least = Double.POSITIVE_INFINITY;
    double most = Double.NEGATIVE_INFINITY;
    for (double[] values : all) {
      for (double value : values) {
        if (Double.isFinite(value)) {
          least = Math.min(least, value);
          most = Math.max(most, value);
        }
      }
    }
    if (least > most) {
      return new Range(0, 1);
    }
    double room = MARGIN * (most - least);
    if (room == 0) {
      room = least == 0 ? 0.5 : Math.abs(least) / 2;
    }
    return new Range(least - room, most + room);
  }
}
