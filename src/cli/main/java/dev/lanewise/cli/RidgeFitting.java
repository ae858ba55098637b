package dev.lanewise.cli;

import dev.lanewise.kernel.DoubleKernelMatrices;
import dev.lanewise.kernel.DoubleTrainingRows;
import dev.lanewise.kernel.Kernel;
import dev.lanewise.kernel.LinearKernel;
import dev.lanewise.matrix.DoubleMatrix;
import dev.lanewise.matrix.RowPartition;
import dev.lanewise.ridge.LinearRidge;
import dev.lanewise.ridge.RidgeOptions;
import dev.lanewise.ridge.RidgeSearch;
import dev.lanewise.ridge.RidgeSolution;
import dev.lanewise.ridge.RidgeSystem;
import dev.lanewise.svm.SvmRegressor;
import java.util.List;
import java.util.OptionalDouble;
import java.util.concurrent.CancellationException;
import java.util.stream.DoubleStream;

/**
 * Chooses what is open and fits.
 *
 * @param lambda null when it is to be chosen
 */
record RidgeFitting(
    RidgeKernelOptions kernels,
    Double lambda,
    boolean intercept,
    RidgeProgress progress,
    RowPartition threads) {
  /**
   * @throws CommandFailure when the user stopped it
   * @throws IllegalArgumentException when the data cannot be learned from
   */
  RidgeFit fit(DoubleMatrix x, double[] labels) throws CommandFailure {
    DoubleMatrix y = DoubleMatrix.of(labels.clone(), labels.length, 1);
    RidgeOptions options = RidgeOptions.DEFAULT.withIntercept(intercept);
    try {
      return kernels.linear() && x.cols() < x.rows() ? primal(x, y, options) : dual(x, y, options);
    } catch (CancellationException stopped) {
      throw new CommandFailure(ExitCodes.INTERRUPTED, "interrupted, nothing written", stopped);
    }
  }

  /** The one support vector of a linear model is its weights. */
  private RidgeFit primal(DoubleMatrix x, DoubleMatrix y, RidgeOptions options) {
    RowPartition partition = progress.watching(threads);
    double best = lambda == null ? 0 : lambda;
    int tried = 0;
    if (lambda == null) {
      double scale = LinearRidge.scale(x, options);
      RidgeSearch.Result coarse =
          LinearRidge.search(RidgeGrid.lambdas(scale > 0 ? scale : 1), x, y, options, partition);
      RidgeSearch.Result fine =
          LinearRidge.search(RidgeGrid.around(coarse.best().lambda()), x, y, options, partition);
      best = fine.best().lambda();
      tried = coarse.cells().size() + fine.cells().size();
    }
    LinearRidge fit = LinearRidge.fit(best, x, y, options, partition);
    DoubleMatrix weights = DoubleMatrix.of(fit.weights().array(), 1, x.cols());
    return new RidgeFit(
        kernels.label(),
        OptionalDouble.empty(),
        best,
        SvmRegressor.of(new LinearKernel(), weights, new double[] {1}, -fit.intercepts()[0]),
        LinearRidge.leaveOneOut(best, x, y, options, partition),
        tried,
        0);
  }

  private RidgeFit dual(DoubleMatrix x, DoubleMatrix y, RidgeOptions options) {
    RowPartition partition = progress.watching(threads);
    double start = kernels.hasGamma() ? kernels.startingGamma(x) : 1;
    double gamma = start;
    Kernel kernel = kernels.of(gamma);
    double best = lambda == null ? 0 : lambda;
    int tried = 0;
    if (lambda == null || kernels.openGamma()) {
      double[] gammas = kernels.openGamma() ? RidgeGrid.gammas(start) : new double[] {start};
      double[] lambdas =
          lambda == null ? RidgeGrid.lambdas(meanDiagonal(kernel, x)) : new double[] {lambda};
      Choice coarse = choose(gammas, lambdas, x, y, options, partition);
      Choice fine =
          choose(
              kernels.openGamma() ? RidgeGrid.around(coarse.gamma) : gammas,
              lambda == null ? RidgeGrid.around(coarse.lambda) : lambdas,
              x,
              y,
              options,
              partition);
      gamma = fine.gamma;
      kernel = kernels.of(gamma);
      best = fine.lambda;
      tried = coarse.tried + fine.tried;
    }
    DoubleTrainingRows.require(kernel, x, "X");
    RidgeOptions fitted = options.withJitter(kernel.positiveSemidefinite());
    RidgeSystem system =
        RidgeSystem.of(DoubleKernelMatrices.gram(kernel, x, partition), best, fitted, partition);
    RidgeSolution solution = system.solve(y);
    SvmRegressor model =
        SvmRegressor.of(kernel, x, solution.coefficients().array(), -solution.intercepts()[0]);
    OptionalDouble shape = kernels.hasGamma() ? OptionalDouble.of(gamma) : OptionalDouble.empty();
    return new RidgeFit(
        kernels.label(), shape, best, model, system.leaveOneOut(y), tried, system.jitter());
  }

  private record Choice(double gamma, double lambda, int tried) {}

  private Choice choose(
      double[] gammas,
      double[] lambdas,
      DoubleMatrix x,
      DoubleMatrix y,
      RidgeOptions options,
      RowPartition partition) {
    List<Kernel> all = DoubleStream.of(gammas).mapToObj(kernels::of).toList();
    progress.expect((long) gammas.length * lambdas.length);
    RidgeSearch.Result result =
        RidgeSearch.search(all, lambdas, x, y, options, partition, cell -> progress.step());
    double gamma = gammas[all.indexOf(result.best().kernel())];
    return new Choice(gamma, result.best().lambda(), result.cells().size());
  }

  private static double meanDiagonal(Kernel kernel, DoubleMatrix x) {
    double sum = 0;
    for (double v : DoubleKernelMatrices.diagonal(kernel, x)) {
      sum += Math.abs(v);
    }
    return sum > 0 && sum <= Double.MAX_VALUE ? sum / x.rows() : 1;
  }
}
