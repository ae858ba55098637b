package dev.lanewise.cli.chart;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The lines on which a {@link DecisionField} has a given value, by marching squares.
 *
 * <p>A grid point is above when its value exceeds the level. A line crosses each grid edge between
 * a point above and one that is not, where linear interpolation along the edge puts the level, and
 * keeps what is above on its left (y pointing up):
 *
 * <pre>
 *   tl ──T── tr      corners: bl = 1, br = 2, tr = 4, tl = 8, summed over those above
 *   │         │
 *   L         R      two opposite corners above (5 and 10): joined when the mean of the
 *   │         │      four is above, else apart
 *   bl ──B── br
 * </pre>
 *
 * Cells with a corner that is not finite are skipped: a line ends at them, as at the border.
 *
 * <p>W. E. Lorensen, H. E. Cline: Marching cubes (1987), in two dimensions.
 */
public final class ContourLines {
  private static final int B = 0;
  private static final int R = 1;
  private static final int T = 2;
  private static final int L = 3;

  /** Directed segments, from and to in turn, by the sum of the corners above. */
  private static final int[][] SEGMENTS = {
    {}, {B, L}, {R, B}, {R, L}, {T, R}, {B, L, T, R}, {T, B}, {T, L},
    {L, T}, {B, T}, {R, B, L, T}, {R, T}, {L, R}, {B, R}, {L, B}, {}
  };

  private static final int[] JOINED_5 = {B, R, T, L};
  private static final int[] JOINED_10 = {L, B, R, T};

  private final double[] xs;
  private final double[] ys;
  private final double[][] values;
  private final double level;

  /** Edge that follows, or -1. Edge 2 (j nx + i) goes right from point (i, j), the next one up. */
  private final int[] next;

  private final boolean[] entered;

  private ContourLines(double[] xs, double[] ys, double[][] values, double level) {
    this.xs = xs;
    this.ys = ys;
    this.values = values;
    this.level = level;
    next = new int[2 * xs.length * ys.length];
    Arrays.fill(next, -1);
    entered = new boolean[next.length];
  }

  /**
   * The lines at {@code level}, empty when no cell holds it.
   *
   * @throws IllegalArgumentException when {@code level} is not finite
   */
  public static List<Polyline> of(DecisionField field, double level) {
    return of(field.xs(), field.ys(), field.values(), level);
  }

  /** As above, for coordinates that may repeat. */
  static List<Polyline> of(double[] xs, double[] ys, double[][] values, double level) {
    if (!Double.isFinite(level)) {
      throw new IllegalArgumentException("level " + level + " is not finite");
    }
    ContourLines lines = new ContourLines(xs, ys, values, level);
    lines.march();
    return lines.join();
  }

  private void march() {
    for (int j = 0; j + 1 < ys.length; j++) {
      double[] low = values[j];
      double[] high = values[j + 1];
      for (int i = 0; i + 1 < xs.length; i++) {
        double sum = low[i] + low[i + 1] + high[i + 1] + high[i];
        if (Double.isFinite(sum)) {
          int above =
              (low[i] > level ? 1 : 0)
                  + (low[i + 1] > level ? 2 : 0)
                  + (high[i + 1] > level ? 4 : 0)
                  + (high[i] > level ? 8 : 0);
          link(i, j, segments(above, sum / 4 > level));
        }
      }
    }
  }

  private static int[] segments(int above, boolean joined) {
    if (joined && above == 5) {
      return JOINED_5;
    }
    return joined && above == 10 ? JOINED_10 : SEGMENTS[above];
  }

  private void link(int i, int j, int[] segments) {
    for (int s = 0; s < segments.length; s += 2) {
      int to = edge(i, j, segments[s + 1]);
      next[edge(i, j, segments[s])] = to;
      entered[to] = true;
    }
  }

  private int edge(int i, int j, int side) {
    int corner = j * xs.length + i;
    return switch (side) {
      case B -> 2 * corner;
      case R -> 2 * (corner + 1) + 1;
      case T -> 2 * (corner + xs.length);
      default -> 2 * corner + 1;
    };
  }

  /** First the lines that start somewhere, then the rest, which are closed. */
  private List<Polyline> join() {
    List<Polyline> lines = new ArrayList<>();
    for (int edge = 0; edge < next.length; edge++) {
      if (next[edge] >= 0 && !entered[edge]) {
        lines.add(follow(edge));
      }
    }
    for (int edge = 0; edge < next.length; edge++) {
      if (next[edge] >= 0) {
        lines.add(follow(edge));
      }
    }
    return lines;
  }

  private Polyline follow(int first) {
    double[] x = new double[16];
    double[] y = new double[16];
    int points = 0;
    int edge = first;
    do {
      if (points == x.length) {
        x = Arrays.copyOf(x, 2 * points);
        y = Arrays.copyOf(y, 2 * points);
      }
      cross(edge, x, y, points++);
      int following = next[edge];
      next[edge] = -1;
      edge = following;
    } while (edge >= 0 && edge != first);
    return new Polyline(Arrays.copyOf(x, points), Arrays.copyOf(y, points), edge == first);
  }

  private void cross(int edge, double[] x, double[] y, int point) {
    int i = edge / 2 % xs.length;
    int j = edge / 2 / xs.length;
    boolean up = edge % 2 == 1;
    double from = values[j][i];
    double to = up ? values[j + 1][i] : values[j][i + 1];
    double share = (level - from) / (to - from);
    x[point] = up ? xs[i] : xs[i] + share * (xs[i + 1] - xs[i]);
    y[point] = up ? ys[j] + share * (ys[j + 1] - ys[j]) : ys[j];
  }
}
