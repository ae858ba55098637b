package dev.lanewise.matrix;

import java.util.Arrays;
import java.util.Comparator;

/**
 * What need not go through the secular equation of D + rho z z': an element with z_i next to 0 has
 * its value already, and of two values next to each other a rotation of their rows makes one so.
 * The error of each is at most 8 u times the largest element, which is 1 or near it (Dongarra,
 * Sorensen, A Fully Parallel Algorithm for the Symmetric Eigenvalue Problem, 1987).
 *
 * <p>What stays falls into three groups: rows that are zero in the right half, dense rows, rows
 * that are zero in the left half.
 */
final class Deflation {
  private static final double TOLERANCE = 8 * 0x1p-53;

  private final double[] d;
  private final double[] z;
  private final double[] rows;
  private final int at;
  private final int ld;
  private final int n;

  /** 0 left half only, 1 dense, 2 right half only. */
  private final byte[] kind;

  private final int[] kept;
  private int keptCount;
  private final int[] gone;
  private int goneCount;

  /**
   * @param d n values, changed by rotations
   * @param z changed by rotations
   * @param rows rows of n elements, {@code ld} apart from {@code at} on, changed by rotations
   * @param half rows, and columns, of the left half
   */
  Deflation(double[] d, double[] z, double[] rows, int at, int ld, int half) {
    this.d = d;
    this.z = z;
    this.rows = rows;
    this.at = at;
    this.ld = ld;
    this.n = d.length;
    this.kind = new byte[n];
    Arrays.fill(kind, half, n, (byte) 2);
    this.kept = new int[n];
    this.gone = new int[n];
  }

  void run(double rho) {
    int previous = -1;
    for (int i : rising(d)) {
      if (rho * Math.abs(z[i]) <= TOLERANCE) {
        gone[goneCount++] = i;
        continue;
      }
      if (previous >= 0) {
        if (rotate(previous, i)) {
          gone[goneCount++] = previous;
        } else {
          kept[keptCount++] = previous;
        }
      }
      previous = i;
    }
    if (previous >= 0) {
      kept[keptCount++] = previous;
    }
  }

  /** The order in which values rise; equal ones stay as they are. */
  static int[] rising(double[] values) {
    Integer[] order = new Integer[values.length];
    Arrays.setAll(order, i -> i);
    Arrays.sort(order, Comparator.comparingDouble(i -> values[i]));
    return Arrays.stream(order).mapToInt(i -> i).toArray();
  }

  /** Makes z_p zero when that leaves next to nothing between p and i. */
  private boolean rotate(int p, int i) {
    double r = Math.sqrt(z[p] * z[p] + z[i] * z[i]);
    double c = z[i] / r;
    double s = -z[p] / r;
    if (Math.abs((d[i] - d[p]) * c * s) > TOLERANCE) {
      return false;
    }
    z[i] = r;
    z[p] = 0;
    ImplicitQr.rotate(rows, at + p * ld, at + i * ld, n, c, s);
    double between = (d[i] - d[p]) * (s * s);
    d[p] += between;
    d[i] -= between;
    if (kind[p] != kind[i]) {
      kind[i] = 1;
    }
    return true;
  }

  /** The rows that stay, by rising values. */
  int[] kept() {
    return Arrays.copyOf(kept, keptCount);
  }

  /** The others. */
  int[] gone() {
    return Arrays.copyOf(gone, goneCount);
  }

  /** Which group a row that stays belongs to: 0, 1 or 2. */
  int group(int row) {
    return kind[row];
  }
}
