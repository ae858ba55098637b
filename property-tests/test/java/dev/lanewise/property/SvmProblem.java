package dev.lanewise.property;

import dev.lanewise.kernel.FloatKernelMatrices;
import dev.lanewise.kernel.Kernel;
import dev.lanewise.kernel.LinearKernel;
import dev.lanewise.kernel.PolynomialKernel;
import dev.lanewise.kernel.RbfKernel;
import dev.lanewise.matrix.FloatMatrix;
import dev.lanewise.oracle.Format;
import dev.lanewise.oracle.LibsvmOracle.Formulation;
import dev.lanewise.oracle.PlainKernel;
import dev.lanewise.svm.Certificate;
import dev.lanewise.svm.DualStart;
import dev.lanewise.svm.NuSvcParameters;
import dev.lanewise.svm.NuSvcTrainer;
import dev.lanewise.svm.NuSvrParameters;
import dev.lanewise.svm.NuSvrTrainer;
import dev.lanewise.svm.OneClassFit;
import dev.lanewise.svm.OneClassParameters;
import dev.lanewise.svm.OneClassTrainer;
import dev.lanewise.svm.SampleWeights;
import dev.lanewise.svm.SvmClassifier;
import dev.lanewise.svm.SvmFit;
import dev.lanewise.svm.SvmParameters;
import dev.lanewise.svm.SvmRegressor;
import dev.lanewise.svm.SvmTrainer;
import dev.lanewise.svm.SvrFit;
import dev.lanewise.svm.SvrParameters;
import dev.lanewise.svm.SvrTrainer;
import dev.lanewise.svm.TrainingRun;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.IntToDoubleFunction;

/**
 * A problem of any of the five formulations, with a Mercer kernel, and two classes where there are
 * classes.
 *
 * @param y labels +1 and -1, or targets
 * @param nu of the formulations that have it
 * @param tube epsilon of epsilon-SVR
 */
record SvmProblem(
    Formulation formulation,
    FloatMatrix x,
    double[] y,
    double nu,
    double tube,
    SvmParameters training) {

  /**
   * What came out, by training row.
   *
   * @param beta coefficients, of decision values
   * @param width the r that decision values are divided by in nu-SVC, else 1
   * @param epsilon half the width of the tube, in regression
   */
  record Solved(
      double[] beta,
      double rho,
      double width,
      double epsilon,
      Certificate certificate,
      DualStart start) {}

  static SvmProblem draw(Formulation formulation, int rows, SplittableRandom random) {
    int cols = 1 + random.nextInt(4);
    FloatMatrix x = FloatMatrix.allocate(rows, cols);
    double[] y = new double[rows];
    boolean classes = formulation == Formulation.C_SVC || formulation == Formulation.NU_SVC;
    for (int i = 0; i < rows; i++) {
      double side = i < 2 ? 1 - 2 * i : random.nextBoolean() ? 1 : -1;
      for (int j = 0; j < cols; j++) {
        x.set(i, j, (float) (2 * random.nextDouble() - 1 + (classes ? 0.4 * side : 0)));
      }
      y[i] = classes ? side : Math.sin(3 * x.get(i, 0)) + 0.4 * random.nextDouble();
    }
    double most = formulation == Formulation.NU_SVC ? mostNu(y) : 1;
    double nu = random.nextInt(12) == 0 ? most : most * (0.1 + 0.85 * random.nextDouble());
    SvmParameters training =
        SvmParameters.defaults(kernel(random))
            .withC(Math.pow(10, 2 * random.nextDouble() - 1))
            .withTolerance(Math.pow(10, -1.5 - 2.5 * random.nextDouble()))
            .withMaxIterations(30_000);
    return new SvmProblem(formulation, x, y, nu, 0.2 * random.nextDouble(), training);
  }

  private static Kernel kernel(SplittableRandom random) {
    return switch (random.nextInt(4)) {
      case 0 -> new LinearKernel();
      case 1 -> new PolynomialKernel(0.3, 1, 2);
      default -> new RbfKernel(Math.pow(10, 1.5 * random.nextDouble() - 1));
    };
  }

  /** The largest nu two classes of such labels leave. */
  static double mostNu(double[] y) {
    double plus = Arrays.stream(y).filter(v -> v > 0).count();
    return 2 * Math.min(plus, y.length - plus) / y.length;
  }

  boolean classes() {
    return formulation == Formulation.C_SVC || formulation == Formulation.NU_SVC;
  }

  boolean costs() {
    return formulation != Formulation.NU_SVC && formulation != Formulation.ONE_CLASS;
  }

  SvmProblem with(SvmParameters other) {
    return new SvmProblem(formulation, x, y, nu, tube, other);
  }

  SvmProblem withNu(double other) {
    return new SvmProblem(formulation, x, y, other, tube, training);
  }

  /** The same on some of the rows, which may come more than once. */
  SvmProblem on(int... rows) {
    FloatMatrix some = FloatMatrix.allocate(rows.length, x.cols());
    double[] theirs = new double[rows.length];
    for (int t = 0; t < rows.length; t++) {
      x.copyRow(rows[t], some.array(), (int) some.position(t));
      theirs[t] = y[rows[t]];
    }
    return new SvmProblem(formulation, some, theirs, nu, tube, training);
  }

  int[] labels() {
    return Arrays.stream(y).mapToInt(v -> (int) v).toArray();
  }

  Solved train() {
    return train(SampleWeights.none(), TrainingRun.DEFAULT);
  }

  Solved train(SampleWeights w, TrainingRun run) {
    return switch (formulation) {
      case C_SVC -> of(SvmTrainer.train(x, labels(), w, training, run), 1);
      case NU_SVC ->
          of(
              NuSvcTrainer.train(x, labels(), w, new NuSvcParameters(nu, training), run),
              Double.NaN);
      case EPSILON_SVR -> of(SvrTrainer.train(x, y, w, new SvrParameters(tube, training), run));
      case NU_SVR -> of(NuSvrTrainer.train(x, y, w, new NuSvrParameters(nu, training), run));
      case ONE_CLASS -> {
        OneClassFit fit = OneClassTrainer.train(x, w, new OneClassParameters(nu, training), run);
        SvmRegressor f = fit.model().function();
        double[] beta = byRow(fit.supportRows(), f::coefficient);
        yield new Solved(beta, f.rho(), 1, 0, fit.certificate(), fit.start());
      }
    };
  }

  /** The width of nu-SVC follows from the sum of its alphas: without weights only. */
  private Solved of(SvmFit fit, double width) {
    SvmClassifier model = fit.model();
    double[] beta = byRow(fit.supportRows(), s -> model.coefficient(0, s));
    double sum = Arrays.stream(beta).map(Math::abs).sum();
    double r = Double.isNaN(width) ? nu * y.length / sum : width;
    return new Solved(beta, model.rho(0), r, 0, fit.pairs().get(0).certificate(), fit.start());
  }

  private Solved of(SvrFit fit) {
    SvmRegressor f = fit.model();
    double[] beta = byRow(fit.supportRows(), f::coefficient);
    return new Solved(beta, f.rho(), 1, fit.epsilon(), fit.certificate(), fit.start());
  }

  private double[] byRow(int[] rows, IntToDoubleFunction coefficient) {
    double[] beta = new double[y.length];
    for (int s = 0; s < rows.length; s++) {
      beta[rows[s]] += coefficient.applyAsDouble(s);
    }
    return beta;
  }

  double[][] kernelMatrix() {
    FloatMatrix gram = FloatKernelMatrices.gram(training.kernel(), x);
    double[][] k = new double[y.length][y.length];
    for (int i = 0; i < y.length; i++) {
      for (int j = 0; j < y.length; j++) {
        k[i][j] = gram.get(i, j);
      }
    }
    return k;
  }

  /** The dual in the units of the solver, all weights 1, for a kernel matrix. */
  SvmDual dual(double[][] k) {
    double[] bound = new double[y.length];
    Arrays.fill(bound, costs() ? training.c() : 1);
    return new SvmDual(formulation, k, y, bound, formulation == Formulation.NU_SVR ? nu : tube);
  }

  /**
   * A solution in the units of the solver.
   *
   * @param error what the kernel matrix it was found with is off by
   */
  Agreement.Solution solution(Solved s, double[][] error) {
    double[] beta = Arrays.stream(s.beta).map(b -> b * s.width).toArray();
    double reached = s.certificate.violation() * s.width;
    double epsilon = s.epsilon > s.certificate.violation() ? s.epsilon : Double.NaN;
    double width = formulation == Formulation.NU_SVC ? s.width : epsilon;
    return Agreement.Solution.of(beta, s.rho * s.width, reached, error).withWidth(width);
  }

  /** The gap is that of the coefficients, on the very kernel matrix of the solver. */
  private void requireGap(Solved s, String where) {
    Agreement.Solution solution = solution(s, new double[y.length][y.length]);
    double squared = s.width * s.width;
    new Agreement(dual(kernelMatrix()), solution, solution, s.certificate.iterations(), where)
        .gapsAreWithinTheirBounds(
            s.certificate.gap() * squared, s.certificate.gapBound() * squared);
  }

  /** The certificate is that of the coefficients, on the very kernel matrix of the solver. */
  void requireCertified(Solved s, String where) {
    requireGap(s, where);
    SvmDual dual = dual(kernelMatrix());
    Agreement.Solution solution = solution(s, new double[y.length][y.length]);
    double squared = s.width * s.width;
    double objective = dual.objective(solution.beta());
    double terms = 1 + Math.abs(objective) + s.certificate.squaredNorm() * squared;
    Check.within(
        Math.abs(objective - s.certificate.objective() * squared),
        1e-13 * (y.length + s.certificate.iterations()) * terms * (1 + training.c()),
        () -> where + ": objective");
  }

  /** Both are as good as their certificates say, hence near each other. */
  void requireSameOptimum(Solved a, Solved b, String where) {
    requireGap(a, where);
    requireGap(b, where);
    double[][] rows = new double[y.length][x.cols()];
    for (int i = 0; i < rows.length; i++) {
      for (int j = 0; j < rows[i].length; j++) {
        rows[i][j] = x.get(i, j);
      }
    }
    double[][] exact = PlainKernel.matrix(training.kernel(), rows, rows);
    double[][] error = kernelMatrix();
    for (int i = 0; i < rows.length; i++) {
      for (int j = 0; j < rows.length; j++) {
        error[i][j] = Math.abs(error[i][j] - exact[i][j]);
      }
    }
    long steps = a.certificate.iterations() + b.certificate.iterations();
    Agreement agreement =
        new Agreement(dual(exact), solution(a, error), solution(b, error), steps, where);
    agreement.objectivesAgree();
    agreement.weightsAgree();
    agreement.offsetsAgree();
  }

  /** Whether the tolerance is one that float kernel values let a solver reach soon. */
  boolean resolves(Solved s) {
    double row = 0;
    for (double[] values : kernelMatrix()) {
      row = Math.max(row, Arrays.stream(values).map(Math::abs).sum());
    }
    double c = costs() ? training.c() : 1;
    return training.tolerance() * s.width >= 100 * Format.FLOAT.unit() * row * c;
  }
}
