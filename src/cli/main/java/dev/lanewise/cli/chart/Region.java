package dev.lanewise.cli.chart;

import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.util.List;

/**
 * Where a field exceeds a level, as one shape.
 *
 * <p>The grid gets a ring of points below the level around it, at the coordinates of its border, so
 * that every contour line is closed and runs along the border where the region reaches it. Holes
 * are lines inside lines, hence the even-odd rule. Values that are not finite count as below.
 */
final class Region {
  private Region() {}

  static Path2D above(double[] xs, double[] ys, double[][] values, double level) {
    double[][] padded = new double[ys.length + 2][xs.length + 2];
    for (int j = 0; j < padded.length; j++) {
      for (int i = 0; i < padded[j].length; i++) {
        boolean inside = i > 0 && i <= xs.length && j > 0 && j <= ys.length;
        double value = inside ? values[j - 1][i - 1] : Double.NaN;
        padded[j][i] = Double.isFinite(value) ? value : level - 1;
      }
    }
    return path(ContourLines.of(padded(xs), padded(ys), padded, level), new AffineTransform());
  }

  /** Lines as a path, moved and scaled by {@code transform}. */
  static Path2D path(List<Polyline> lines, AffineTransform transform) {
    Path2D.Double path = new Path2D.Double(Path2D.WIND_EVEN_ODD);
    for (Polyline line : lines) {
      path.moveTo(line.x()[0], line.y()[0]);
      for (int i = 1; i < line.x().length; i++) {
        path.lineTo(line.x()[i], line.y()[i]);
      }
      if (line.closed()) {
        path.closePath();
      }
    }
    path.transform(transform);
    return path;
  }

  private static double[] padded(double[] coordinates) {
    double[] padded = new double[coordinates.length + 2];
    System.arraycopy(coordinates, 0, padded, 1, coordinates.length);
    padded[0] = coordinates[0];
    padded[padded.length - 1] = coordinates[coordinates.length - 1];
    return padded;
  }
}
