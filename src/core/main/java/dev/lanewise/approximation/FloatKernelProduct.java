package dev.lanewise.approximation;

import dev.lanewise.kernel.DoubleKernelMatrices;
import dev.lanewise.kernel.FloatKernelEpilogue;
import dev.lanewise.kernel.FloatKernelMatrices;
import dev.lanewise.kernel.Kernel;
import dev.lanewise.matrix.CapacityException;
import dev.lanewise.matrix.DoubleMatrix;
import dev.lanewise.matrix.FloatBlock;
import dev.lanewise.matrix.FloatMatrix;
import dev.lanewise.matrix.RowPartition;
import dev.lanewise.simd.DoubleAxpy;
import dev.lanewise.simd.FloatMixedDot;
import java.util.Arrays;

/**
 * {@link KernelProduct} for features in float: kernel values in float, the very ones of {@link
 * FloatKernelMatrices#crossGram}, their sums in double.
 *
 * <pre>
 *   (K v)_i      = sum over pieces of 256 landmarks, in order, of a dot      (FloatMixedDot)
 *   (K' (K v))_j = sum over parts of 1024 rows, in order, of chains over i   (fma(u_i, k_ij, s_j))
 * </pre>
 *
 * <p>With exact kernel values k and computed ones (1 + e) k or k + e, the result differs from the
 * exact one by the sum of |e| |v_j|, which is the error of the kernel, plus, for K v, gamma(m / 256
 * + 13) times the sum of |k_ij v_j|, where gamma is that of doubles; chains add gamma(1024 + n /
 * 1024) likewise. Over memory segments, such as mapped files, rows are copied block by block: the
 * same bits.
 *
 * <p>Memory besides the operands: one packed block of landmarks and a block of K for each thread;
 * {@link #normal} keeps all landmarks packed once (m d elements) and takes a strip of K of some
 * hundred rows for each thread and 64 t m doubles.
 *
 * <p>For kernels of distances every call throws {@link IllegalArgumentException} when a value is
 * not finite or a squared norm leaves the range.
 */
public final class FloatKernelProduct implements KernelProduct {
  /** Landmarks whose contributions are one dot product: part of the numeric specification. */
  static final int PIECE = 256;

  /** Rows whose contributions to K'u are one chain: part of the numeric specification. */
  static final int PART = 1024;

  /** Parts summed at a time: bounds the memory, does not change the order. */
  private static final int ROUND = 64;

  private final Kernel kernel;
  private final FloatMatrix a;
  private final FloatMatrix b;
  private FloatPackedLandmarks packed;

  /**
   * K(A, B). Copies nothing.
   *
   * @param a n x d, streamed: on the heap or in a memory segment
   * @param b m x d
   * @throws IllegalArgumentException when the columns differ
   */
  public FloatKernelProduct(Kernel kernel, FloatMatrix a, FloatMatrix b) {
    if (a.cols() != b.cols()) {
      throw new IllegalArgumentException(
          "the rows have " + a.cols() + " columns, the landmarks " + b.cols());
    }
    this.kernel = kernel;
    this.a = a;
    this.b = b;
  }

  @Override
  public long rows() {
    return a.rows();
  }

  @Override
  public long landmarks() {
    return b.rows();
  }

  @Override
  public DoubleMatrix multiply(DoubleMatrix v, RowPartition partition) {
    requireColumns(v, b.rows(), "landmarks");
    return multiply(a, b, v, partition);
  }

  @Override
  public DoubleMatrix transposed(DoubleMatrix u, RowPartition partition) {
    requireColumns(u, a.rows(), "rows");
    return multiply(b, a, u, partition); // K(A, B)' = K(B, A)
  }

  private static void requireColumns(DoubleMatrix v, long n, String what) {
    if (v.cols() != n) {
      throw new IllegalArgumentException(
          "there are " + n + " " + what + ", vectors of " + v.cols());
    }
  }

  private DoubleMatrix multiply(
      FloatMatrix x, FloatMatrix y, DoubleMatrix vectors, RowPartition partition) {
    DoubleMatrix v = onHeap(vectors);
    DoubleMatrix out = DoubleMatrix.allocate(v.rows(), x.rows());
    FloatKernelEpilogue epilogue = new FloatKernelEpilogue(kernel, x.cols());
    FloatKernelMatrices.product(kernel, x, y)
        .inPieces(PIECE)
        .run(
            partition,
            (block, worker) -> {
              epilogue.finish(block);
              add(block, v, out);
            });
    return out;
  }

  private static DoubleMatrix onHeap(DoubleMatrix v) {
    return v.array() != null ? v : DoubleMatrix.copyOf(v);
  }

  /** Adds what the columns of this block contribute; column blocks arrive in order. */
  private static void add(FloatBlock block, DoubleMatrix v, DoubleMatrix out) {
    for (int t = 0; t < v.rows(); t++) {
      int from = (int) (v.position(t) + block.firstColumn());
      int to = (int) (out.position(t) + block.firstRow());
      for (int i = 0; i < block.rows(); i++) {
        int row = i * block.leadingDimension();
        out.array()[to + i] =
            add(out.array()[to + i], block.values(), row, v.array(), from, block.columns());
      }
    }
  }

  /** The sum and n products more, a piece at a time. */
  static double add(double sum, float[] k, int row, double[] v, int from, int n) {
    double s = sum;
    for (int j = 0; j < n; j += PIECE) {
      s += FloatMixedDot.dot(k, row + j, v, from + j, Math.min(PIECE, n - j));
    }
    return s;
  }

  @Override
  public DoubleMatrix normal(DoubleMatrix vectors, RowPartition partition) {
    requireColumns(vectors, b.rows(), "landmarks");
    DoubleMatrix v = onHeap(vectors);
    int values = Math.toIntExact(v.rows() * v.cols());
    long parts = Math.ceilDiv(a.rows(), (long) PART);
    int atOnce = (int) Math.min(ROUND, parts);
    CapacityException.check(
        "sums of " + atOnce + " parts of " + v.rows() + " x " + v.cols(),
        CapacityException.bytes(atOnce, values, Double.BYTES), // keep
        "use fewer landmarks");
    FloatPackedLandmarks landmarks = packed();
    FloatPart[] workers = new FloatPart[partition.threads()];
    double[][] sums = new double[atOnce][values];
    double[] total = new double[values];
    for (long first = 0; first < parts; first += atOnce) {
      long base = first;
      int count = (int) Math.min(atOnce, parts - first);
      partition.run(
          count,
          (part, worker) -> {
            if (workers[worker] == null) {
              workers[worker] = new FloatPart(landmarks, v);
            }
            Arrays.fill(sums[part], 0.0);
            long from = (base + part) * PART;
            workers[worker].add(a, from, Math.min(from + PART, a.rows()), sums[part]);
          });
      for (int part = 0; part < count; part++) {
        DoubleAxpy.axpy(1.0, sums[part], 0, total, 0, values);
      }
    }
    return DoubleMatrix.of(total, (int) v.rows(), v.cols());
  }

  private synchronized FloatPackedLandmarks packed() {
    if (packed == null) {
      packed = new FloatPackedLandmarks(kernel, b);
    }
    return packed;
  }

  @Override
  public void values(long from, DoubleMatrix out, RowPartition partition) {
    DoubleMatrix x = FloatWidened.rows(a, from, from + out.rows());
    DoubleKernelMatrices.crossGram(kernel, x, FloatWidened.all(b), out, partition);
  }

  @Override
  public double[] diagonal(long from, int count) {
    return DoubleKernelMatrices.diagonal(kernel, FloatWidened.rows(a, from, from + count));
  }
}
