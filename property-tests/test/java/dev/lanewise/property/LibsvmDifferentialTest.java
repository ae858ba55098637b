package dev.lanewise.property;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lanewise.generator.DataSet;
import dev.lanewise.generator.Frame;
import dev.lanewise.matrix.DoubleMatrix;
import dev.lanewise.matrix.FloatMatrix;
import dev.lanewise.matrix.RowPartition;
import dev.lanewise.oracle.LibsvmOracle;
import dev.lanewise.oracle.LibsvmOracle.Formulation;
import dev.lanewise.oracle.LibsvmOracle.Settings;
import dev.lanewise.svm.Certificate;
import dev.lanewise.svm.DegenerateProblemException;
import dev.lanewise.svm.NuSvcParameters;
import dev.lanewise.svm.NuSvcTrainer;
import dev.lanewise.svm.NuSvrParameters;
import dev.lanewise.svm.NuSvrTrainer;
import dev.lanewise.svm.OneClassFit;
import dev.lanewise.svm.OneClassParameters;
import dev.lanewise.svm.OneClassTrainer;
import dev.lanewise.svm.Status;
import dev.lanewise.svm.SvmFit;
import dev.lanewise.svm.SvmParameters;
import dev.lanewise.svm.SvmRegressor;
import dev.lanewise.svm.SvrFit;
import dev.lanewise.svm.SvrParameters;
import dev.lanewise.svm.SvrTrainer;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * P69: thousands of random problems, solved by LIBSVM too; see {@link Agreement} for what holds.
 */
@Timeout(300)
class LibsvmDifferentialTest {
  private static final int PROBLEMS = 420;
  private static final DataSet.Kind[] KINDS = {
    DataSet.Kind.CLOUDS,
    DataSet.Kind.SEPARABLE,
    DataSet.Kind.XOR,
    DataSet.Kind.NOISE,
    DataSet.Kind.DUPLICATES,
    DataSet.Kind.CONTRADICTIONS,
    DataSet.Kind.CONSTANT_FEATURES,
    DataSet.Kind.ONE_HOT,
    DataSet.Kind.IMBALANCED
  };

  private final DifferentialTally tally = new DifferentialTally();

  @Test
  void classifiersAgree() {
    for (int seed = 0; seed < PROBLEMS; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      DataSet set = labelled(random);
      DifferentialProblem problem = DifferentialProblem.draw(rows(set.features()), false, random);
      Settings s = problem.settings();
      SvmParameters parameters =
          SvmParameters.defaults(s.kernel()).withC(s.c()).withTolerance(s.tolerance());
      SvmCase trained = SvmCase.train(set, parameters);
      classifier(trained, problem, Formulation.C_SVC, "C-SVC " + seed + " " + s);
    }
    tally.check(PROBLEMS);
  }

  @Test
  void nuClassifiersAgree() {
    for (int seed = 0; seed < PROBLEMS; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      DataSet set = labelled(random);
      double most = mostNu(set.labels());
      DifferentialProblem problem =
          DifferentialProblem.draw(rows(set.features()), true, random).withNuTimes(most);
      Settings s = problem.settings();
      SvmParameters parameters =
          SvmParameters.defaults(s.kernel())
              .withTolerance(s.tolerance())
              .withMaxIterations(100_000);
      String where = "nu-SVC " + seed + " " + s;
      try {
        SvmFit fit =
            NuSvcTrainer.train(
                RowsOp.floats(set.features()),
                set.labels(),
                new NuSvcParameters(s.nu(), parameters));
        classifier(new SvmCase(set, parameters, fit), problem, Formulation.NU_SVC, where);
      } catch (DegenerateProblemException none) {
        assertTrue(!problem.mercer() || marginless(set, problem), where + none.getMessage());
        tally.degenerate(s.kernel(), (int) Arrays.stream(set.labels()).distinct().count());
      }
    }
    tally.check(PROBLEMS);
  }

  /**
   * Whether LIBSVM finds a pair without a margin too. With a margin r at most u K nu n, the optimum
   * 1/2 |w|^2 is at most nu n r / 2, and LIBSVM's is at most the tolerance times n above that.
   */
  private static boolean marginless(DataSet set, DifferentialProblem problem) {
    Settings s = problem.settings();
    double[] y = Arrays.stream(set.labels()).asDoubleStream().toArray();
    LibsvmOracle theirs = LibsvmOracle.train(Formulation.NU_SVC, problem.x(), y, s);
    int[] labels = theirs.labels();
    boolean found = false;
    for (int a = 0; a < labels.length; a++) {
      for (int b = a + 1; b < labels.length; b++) {
        int first = labels[a];
        double[] beta = theirs.coefficients(a, b);
        int second = labels[b];
        double n = Arrays.stream(set.labels()).filter(l -> l == first || l == second).count();
        double size = 0;
        for (int i = 0; i < beta.length; i++) {
          size += set.labels()[i] == first ? beta[i] : -beta[i];
        }
        double r = s.nu() * n / size;
        double w = r * r * SvmDual.dot(beta, SvmDual.product(problem.k(), beta));
        double most = 2 * n * (s.tolerance() + problem.noise());
        found |= !(r > 0) || !(w > most);
      }
    }
    return found;
  }

  private static DataSet labelled(SplittableRandom random) {
    int rows = DifferentialProblem.rows(random);
    int cols = DifferentialProblem.columns(random);
    int classes = Math.max(2, random.nextInt(5));
    return classes > 2
        ? DataSet.classes(classes, rows, cols, random)
        : DataSet.draw(KINDS[random.nextInt(KINDS.length)], rows, cols, random);
  }

  /** The largest nu any two classes leave. */
  private static double mostNu(int[] labels) {
    long[] counts =
        Arrays.stream(labels)
            .distinct()
            .mapToLong(l -> Arrays.stream(labels).filter(m -> m == l).count())
            .sorted()
            .toArray();
    return 2.0 * counts[0] / (counts[0] + counts[counts.length - 1]);
  }

  private void classifier(
      SvmCase trained, DifferentialProblem problem, Formulation formulation, String where) {
    Settings s = problem.settings();
    double[] y = Arrays.stream(trained.set().labels()).asDoubleStream().toArray();
    LibsvmOracle theirs = LibsvmOracle.train(formulation, problem.x(), y, s);
    assertArrayEquals(theirs.labels(), trained.fit().model().labels(), where);
    int[] labels = theirs.labels();
    tally.problem(s.kernel(), labels.length);
    List<SvmCase.Pair> pairs = trained.pairs();
    PairAgreement[] agreements = new PairAgreement[pairs.size()];
    for (int p = 0; p < agreements.length; p++) {
      SvmCase.Pair pair = pairs.get(p);
      int a = index(labels, pair.fit().positiveLabel());
      int b = index(labels, pair.fit().negativeLabel());
      double[] full = theirs.coefficients(a, b);
      double[] other = Arrays.stream(pair.rows()).mapToDouble(i -> full[i]).toArray();
      agreements[p] = pair(pair, problem, formulation, other, theirs.rho(p), where);
      if (agreements[p] == null) {
        tally.inverted();
        return;
      }
    }
    predictions(problem, trained, theirs, agreements, where);
  }

  /**
   * Two functions, and what they are to be multiplied by to be those the problem is posed in.
   *
   * @param beta our coefficients by training row
   */
  private record PairAgreement(
      Agreement agreement, double[] beta, double ourScale, double theirScale) {}

  /** Null when LIBSVM's margin is not above 0. */
  private PairAgreement pair(
      SvmCase.Pair pair,
      DifferentialProblem problem,
      Formulation formulation,
      double[] other,
      double otherRho,
      String where) {
    Settings s = problem.settings();
    int[] rows = pair.rows();
    int n = rows.length;
    Certificate c = pair.fit().certificate();
    double[] beta = new double[n];
    double[] full = new double[problem.x().length];
    for (int i = 0; i < n; i++) {
      beta[i] = pair.y()[i] * pair.alpha()[i];
      full[rows[i]] = beta[i];
    }
    boolean nu = formulation == Formulation.NU_SVC;
    double ourScale = nu ? s.nu() * n / sum(Agreement.abs(beta)) : 1;
    double theirScale = nu ? s.nu() * n / SvmDual.dot(pair.y(), other) : 1;
    if (!(theirScale > 0 && theirScale < Double.POSITIVE_INFINITY)) {
      return null;
    }
    double[] bound = nu ? ones(n) : pair.bound();
    SvmDual dual = new SvmDual(formulation, part(problem.k(), rows), pair.y(), bound, 0);
    double[][] ourError = part(problem.ourError(), rows);
    double[][] theirError = part(problem.theirError(), rows);
    Agreement.Solution ours =
        Agreement.Solution.of(beta, pair.rho(), s.tolerance() * ourScale, ourError).times(ourScale);
    Agreement.Solution theirs =
        Agreement.Solution.of(other, otherRho, s.tolerance(), theirError).times(theirScale);
    boolean resolved = !nu || s.tolerance() * ourScale >= problem.noise();
    assertTrue(!resolved || c.status() == Status.CONVERGED, where + " " + c);
    if (c.status() != Status.CONVERGED) {
      return null;
    }
    feasible(dual, ours.beta(), 0, c.iterations(), where);
    Agreement agreement = new Agreement(dual, ours, theirs, c.iterations(), where);
    double squared = ourScale * ourScale;
    double gap = c.gap() * squared;
    agree(agreement, problem, c.violation(), gap, c.gapBound() * squared, where);
    return new PairAgreement(agreement, full, ourScale, theirScale);
  }

  private void predictions(
      DifferentialProblem problem,
      SvmCase trained,
      LibsvmOracle theirs,
      PairAgreement[] pairs,
      String where) {
    double[][] rows = problem.rowsToPredict();
    FloatMatrix x = DifferentialProblem.matrix(rows);
    DoubleMatrix values = trained.fit().model().decisionValues(x);
    int[] predicted = trained.fit().model().predict(x);
    for (int i = 0; i < rows.length; i++) {
      double[] expected = theirs.decisions(rows[i]);
      boolean decided = problem.mercer();
      boolean same = true;
      for (int p = 0; p < pairs.length; p++) {
        PairAgreement pair = pairs[p];
        double value = values.get(i, p) * pair.ourScale;
        double other = expected[p] * pair.theirScale;
        Check.that(Double.isFinite(value), () -> where + ": decision " + value);
        same &= value > 0 == other > 0;
        if (problem.mercer()) {
          double error = problem.errorAt(rows[i], pair.beta) * pair.ourScale;
          double band = pair.agreement.band(problem.diagonalAt(rows[i]), error);
          Check.within(Math.abs(value - other), band, () -> where + ": decision value");
          decided &= Math.abs(other) > band;
        }
      }
      if (decided || same) {
        assertEquals((int) theirs.predict(rows[i]), predicted[i], where + ": label of row " + i);
      }
      tally.label(problem.mercer(), decided);
    }
  }

  @Test
  void regressionsAgree() {
    for (int seed = 0; seed < PROBLEMS; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      double[][] x = distinct(random);
      double[] y = targets(x, random);
      DifferentialProblem problem = DifferentialProblem.draw(x, false, random);
      Settings s = problem.settings();
      SvrParameters parameters =
          SvrParameters.defaults(s.kernel())
              .withC(s.c())
              .withEpsilon(s.tube())
              .withTolerance(s.tolerance());
      SvrFit fit = SvrTrainer.train(DifferentialProblem.matrix(x), y, parameters);
      double[] bound = new double[y.length];
      Arrays.fill(bound, s.c());
      double[][] k = problem.k();
      SvmDual dual = new SvmDual(Formulation.EPSILON_SVR, k, y, bound, s.tube());
      single(problem, dual, fit.model(), fit.certificate(), 0, 0, "epsilon-SVR " + seed + " " + s);
    }
    tally.check(PROBLEMS);
  }

  @Test
  void nuRegressionsAgree() {
    for (int seed = 0; seed < PROBLEMS; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      double[][] x = distinct(random);
      double[] y = targets(x, random);
      DifferentialProblem problem = DifferentialProblem.draw(x, false, random);
      Settings s = problem.settings();
      SvmParameters parameters =
          SvmParameters.defaults(s.kernel()).withC(s.c()).withTolerance(s.tolerance());
      SvrFit fit =
          NuSvrTrainer.train(
              DifferentialProblem.matrix(x), y, new NuSvrParameters(s.nu(), parameters));
      double[] bound = new double[y.length];
      Arrays.fill(bound, s.c());
      SvmDual dual = new SvmDual(Formulation.NU_SVR, problem.k(), y, bound, s.nu());
      String where = "nu-SVR " + seed + " " + s;
      single(problem, dual, fit.model(), fit.certificate(), 0, Double.NaN, where);
      Check.within(-fit.epsilon(), s.tolerance() + problem.noise() * s.c(), () -> where + ": tube");
      double[] beta = coefficients(fit.model(), x);
      Check.within(
          sum(Agreement.abs(beta)),
          s.nu() * s.c() * y.length * (1 + 1e-9),
          () -> where + ": sum of sizes");
    }
    tally.check(PROBLEMS);
  }

  @Test
  void oneClassMachinesAgree() {
    for (int seed = 0; seed < PROBLEMS; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      double[][] x = distinct(random);
      DifferentialProblem problem = DifferentialProblem.draw(x, true, random);
      Settings s = problem.settings();
      OneClassParameters parameters =
          OneClassParameters.defaults(s.kernel()).withNu(s.nu()).withTolerance(s.tolerance());
      OneClassFit fit = OneClassTrainer.train(DifferentialProblem.matrix(x), parameters);
      double[] ones = new double[x.length];
      Arrays.fill(ones, 1);
      SvmDual dual = new SvmDual(Formulation.ONE_CLASS, problem.k(), ones, ones, 0);
      double sum = s.nu() * x.length;
      String where = "one-class " + seed + " " + s;
      LibsvmOracle theirs =
          single(problem, dual, fit.model().function(), fit.certificate(), sum, 0, where);
      int[] predicted = fit.model().predict(DifferentialProblem.matrix(x), RowPartition.caller());
      double[] values = fit.model().function().predict(DifferentialProblem.matrix(x));
      for (int i = 0; i < x.length; i++) {
        if (values[i] > 0 == theirs.decisions(x[i])[0] > 0) {
          assertEquals((int) theirs.predict(x[i]), predicted[i], where);
        }
      }
    }
    tally.check(PROBLEMS);
  }

  /** Compares functions that stand alone. */
  private LibsvmOracle single(
      DifferentialProblem problem,
      SvmDual dual,
      SvmRegressor model,
      Certificate certificate,
      double sum,
      double width,
      String where) {
    Settings s = problem.settings();
    LibsvmOracle theirs = LibsvmOracle.train(dual.formulation(), problem.x(), dual.y(), s);
    double[] beta = coefficients(model, problem.x());
    assertEquals(Status.CONVERGED, certificate.status(), where);
    feasible(dual, beta, sum, certificate.iterations(), where);
    double eps = s.tolerance();
    Agreement agreement =
        new Agreement(
            dual,
            Agreement.Solution.of(beta, model.rho(), eps, problem.ourError()).withWidth(width),
            Agreement.Solution.of(theirs.coefficients(), theirs.rho(0), eps, problem.theirError()),
            certificate.iterations(),
            where);
    Certificate c = certificate;
    agree(agreement, problem, c.violation(), c.gap(), c.gapBound(), where);
    tally.problem(s.kernel(), 1);
    double[][] rows = problem.rowsToPredict();
    double[] values = model.predict(DifferentialProblem.matrix(rows));
    for (int i = 0; i < rows.length; i++) {
      double value = values[i];
      Check.that(Double.isFinite(value), () -> where + ": value " + value);
      if (problem.mercer()) {
        double expected = theirs.decisions(rows[i])[0];
        double band = agreement.band(problem.diagonalAt(rows[i]), problem.errorAt(rows[i], beta));
        Check.within(Math.abs(value - expected), band, () -> where + ": value");
        tally.label(true, Math.abs(expected) > band);
      }
    }
    return theirs;
  }

  private void agree(
      Agreement agreement,
      DifferentialProblem problem,
      double violation,
      double gap,
      double gapBound,
      String where) {
    Check.within(violation, problem.settings().tolerance(), () -> where + ": violation");
    agreement.gapsAreWithinTheirBounds(gap, gapBound);
    agreement.objectivesAgree();
    if (problem.mercer()) {
      agreement.weightsAgree();
      tally.offset(agreement.offsetsAgree());
    }
  }

  private static void feasible(SvmDual dual, double[] beta, double sum, long steps, String where) {
    double total = 0;
    double scaled = dual.formulation() == Formulation.NU_SVC ? 1 + 1e-9 : 1;
    for (int i = 0; i < beta.length; i++) {
      Check.within(Math.abs(beta[i]), dual.bound()[i] * scaled, () -> where + ": coefficient");
      boolean signed = !dual.regression();
      Check.that(!signed || dual.y()[i] * beta[i] >= 0, () -> where + ": sign");
      total += beta[i];
    }
    double rounding = 4 * (steps + beta.length) * 0x1p-53 * dual.totalBound();
    Check.within(Math.abs(total - sum), rounding, () -> where + ": sum of coefficients");
  }

  private static double sum(double[] v) {
    return Arrays.stream(v).sum();
  }

  private static double[] ones(int n) {
    double[] out = new double[n];
    Arrays.fill(out, 1);
    return out;
  }

  private static double[][] distinct(SplittableRandom random) {
    int cols = DifferentialProblem.columns(random);
    double[][] x = new double[DifferentialProblem.rows(random)][];
    for (int i = 0; i < x.length; i++) {
      x[i] = DifferentialProblem.bell(cols, random);
    }
    return x;
  }

  private static double[] targets(double[][] x, SplittableRandom random) {
    double noise = random.nextInt(3) == 0 ? 0 : random.nextDouble();
    double size = Math.pow(10, 2 * random.nextDouble() - 1);
    return Arrays.stream(x)
        .mapToDouble(r -> size * (Math.sin(2 * r[0]) + noise * (random.nextDouble() - 0.5)))
        .toArray();
  }

  /** Coefficients by training row; support vectors keep the order of the rows. */
  private static double[] coefficients(SvmRegressor model, double[][] x) {
    FloatMatrix vectors = model.supportVectors();
    double[] beta = new double[x.length];
    int next = 0;
    for (int i = 0; i < x.length && next < model.supportVectorCount(); i++) {
      boolean same = true;
      for (int j = 0; j < x[i].length; j++) {
        same &= vectors.get(next, j) == x[i][j];
      }
      beta[i] = same ? model.coefficient(next++) : 0;
    }
    assertEquals(model.supportVectorCount(), next, "support vectors are rows, in their order");
    return beta;
  }

  private static double[][] rows(Frame x) {
    return IntStream.range(0, x.rows())
        .mapToObj(i -> Arrays.copyOfRange(x.values(), x.row(i), x.row(i) + x.cols()))
        .toArray(double[][]::new);
  }

  private static double[][] part(double[][] m, int[] rows) {
    return Arrays.stream(rows)
        .mapToObj(i -> Arrays.stream(rows).mapToDouble(j -> m[i][j]).toArray())
        .toArray(double[][]::new);
  }

  private static int index(int[] labels, int label) {
    for (int c = 0; c < labels.length; c++) {
      if (labels[c] == label) {
        return c;
      }
    }
    throw new AssertionError("no class " + label);
  }
}
