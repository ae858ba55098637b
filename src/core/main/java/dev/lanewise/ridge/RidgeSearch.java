package dev.lanewise.ridge;

import dev.lanewise.kernel.DoubleKernelMatrices;
import dev.lanewise.kernel.DoubleSharedGram;
import dev.lanewise.kernel.EpilogueKernel;
import dev.lanewise.kernel.Kernel;
import dev.lanewise.matrix.CapacityException;
import dev.lanewise.matrix.DoubleMatrix;
import dev.lanewise.matrix.NotPositiveDefiniteException;
import dev.lanewise.matrix.RowPartition;
import java.util.List;
import java.util.function.Consumer;

/**
 * Chooses kernel and lambda by exact leave-one-out errors over a grid. Kernels of one family share
 * their distances or dot products; each then costs one eigendecomposition for all its lambdas, or,
 * for few of them, a factor and an inverse each.
 *
 * <p>The equations judged are those of {@link KernelRidge#fit}: with jitter where the options allow
 * it or the kernel is known to be positive semidefinite. On a path that is so for a lambda that
 * does not outweigh the smallest eigenvalue as computed: then those equations are factored after
 * all.
 */
public final class RidgeSearch {
  /** Lambdas from which on an eigendecomposition is cheaper than as many factors and inverses. */
  private static final int PATH = 12;

  private RidgeSearch() {}

  /**
   * One point of the grid.
   *
   * @param error root mean square of the leave-one-out errors, over all targets; infinite where the
   *     equations have no factor, or a solution that overflows
   */
  public record Cell(Kernel kernel, double lambda, double error) {}

  /**
   * What a search found.
   *
   * @param cells in the order of the grid, lambdas running fastest
   * @param best the first cell with the smallest error
   */
  public record Result(List<Cell> cells, Cell best) {}

  /** Tries every kernel with every lambda; see the form that tells of each cell. */
  public static Result search(
      List<? extends Kernel> kernels,
      double[] lambdas,
      DoubleMatrix x,
      DoubleMatrix y,
      RidgeOptions options,
      RowPartition partition) {
    return search(kernels, lambdas, x, y, options, partition, cell -> {});
  }

  /**
   * Tries every kernel with every lambda. {@link RowPartition#whilst} stops it between blocks.
   *
   * @param x n x d features
   * @param y n x t targets
   * @param listener told of each cell once it is known, on the calling thread
   * @throws IllegalArgumentException when there is no kernel, no lambda or fewer than two examples
   *     with a weight above 0, and as {@link KernelRidge#fit} does
   * @throws NotPositiveDefiniteException when all errors are infinite and a cell had no factor
   * @throws CapacityException when two n x n matrices, or five for a path, and one more for kernels
   *     that share do not fit into the heap
   */
  public static Result search(
      List<? extends Kernel> kernels,
      double[] lambdas,
      DoubleMatrix x,
      DoubleMatrix y,
      RidgeOptions options,
      RowPartition partition,
      Consumer<Cell> listener) {
    if (kernels.isEmpty() || lambdas.length == 0) {
      throw new IllegalArgumentException(
          kernels.size() + " kernels and " + lambdas.length + " lambdas: nothing to try");
    }
    for (double lambda : lambdas) {
      RidgeRules.requireLambda(lambda);
    }
    boolean path = lambdas.length >= PATH;
    boolean shares = kernels.stream().anyMatch(DoubleSharedGram::hasFamily);
    int matrices = (path ? 5 : 2) + (shares ? 1 : 0);
    CapacityException.check(
        "a search over " + x.rows() + " rows: " + matrices + " matrices of that order",
        CapacityException.bytes(matrices * x.rows(), x.rows(), Double.BYTES),
        "raise -Xmx or use fewer rows");
    RidgeCells cells = new RidgeCells();
    DoubleSharedGram shared = null;
    DoubleMatrix gram = null;
    for (Kernel kernel : kernels) {
      DoubleMatrix own = KernelRidge.requireExamples(kernel, x, y, "Y");
      if (gram == null) {
        RidgeRules.requireEnough(options.roots((int) x.rows()));
        gram = DoubleMatrix.allocate(own.rows(), own.rows());
      }
      if (kernel instanceof EpilogueKernel k && DoubleSharedGram.hasFamily(k)) {
        if (shared == null || !shared.serves(k)) {
          shared = DoubleSharedGram.of(k, own, partition);
        }
        shared.gram(k, gram, partition);
      } else {
        DoubleKernelMatrices.gram(kernel, own, gram, partition);
      }
      KernelRidge.requireFinite(gram);
      RidgeOptions fitted = options.withJitter(options.jitter() || kernel.positiveSemidefinite());
      Errors errors = Errors.of(gram, y, path, fitted, partition);
      for (double lambda : lambdas) {
        listener.accept(cells.add(kernel, lambda, () -> errors.at(lambda)));
      }
    }
    return cells.result();
  }

  /** Leave-one-out error as a function of lambda, for one Gram matrix. */
  private interface Errors {
    double at(double lambda);

    static Errors of(
        DoubleMatrix k,
        DoubleMatrix y,
        boolean path,
        RidgeOptions options,
        RowPartition partition) {
      Errors factored =
          lambda -> RidgeSystem.of(k, lambda, options, partition).leaveOneOut(y).overall();
      if (!path) {
        return factored;
      }
      RidgePath all = RidgePath.of(k, y, options, partition);
      return lambda -> {
        try {
          return all.leaveOneOut(lambda).overall();
        } catch (NotPositiveDefiniteException withoutJitter) {
          return factored.at(lambda);
        }
      };
    }
  }
}
