package dev.lanewise.property;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.lanewise.generator.DataSet;
import dev.lanewise.generator.Frame;
import dev.lanewise.matrix.DoubleMatrix;
import dev.lanewise.matrix.FloatMatrix;
import dev.lanewise.matrix.RowPartition;
import dev.lanewise.oracle.LibsvmOracle;
import dev.lanewise.oracle.LibsvmOracle.Formulation;
import dev.lanewise.oracle.LibsvmOracle.Settings;
import dev.lanewise.svm.Certificate;
import dev.lanewise.svm.OneClassFit;
import dev.lanewise.svm.OneClassParameters;
import dev.lanewise.svm.OneClassTrainer;
import dev.lanewise.svm.PairFit;
import dev.lanewise.svm.Status;
import dev.lanewise.svm.SvmParameters;
import dev.lanewise.svm.SvmRegressor;
import dev.lanewise.svm.SvrFit;
import dev.lanewise.svm.SvrParameters;
import dev.lanewise.svm.SvrTrainer;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * P69: thousands of random problems, solved by LIBSVM too; see {@link Agreement} for what holds.
 */
@Timeout(300)
class LibsvmDifferentialTest {
  private static final int PROBLEMS = 700;
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
      int rows = DifferentialProblem.rows(random);
      int cols = DifferentialProblem.columns(random);
      int classes = Math.max(2, random.nextInt(5));
      DataSet set =
          classes > 2
              ? DataSet.classes(classes, rows, cols, random)
              : DataSet.draw(KINDS[random.nextInt(KINDS.length)], rows, cols, random);
      classifier(
          set, DifferentialProblem.draw(rows(set.features()), false, random), "C-SVC " + seed);
    }
    tally.check(PROBLEMS);
  }

  private void classifier(DataSet set, DifferentialProblem problem, String seed) {
    Settings s = problem.settings();
    String where = seed + " " + s;
    SvmCase trained =
        SvmCase.train(
            set, SvmParameters.defaults(s.kernel()).withC(s.c()).withTolerance(s.tolerance()));
    double[] y = Arrays.stream(set.labels()).asDoubleStream().toArray();
    LibsvmOracle theirs = LibsvmOracle.train(Formulation.C_SVC, problem.x(), y, s);
    assertArrayEquals(theirs.labels(), trained.fit().model().labels(), where);
    int[] labels = theirs.labels();
    int number = 0;
    Agreement[] pairs = new Agreement[trained.pairs().size()];
    double[][] betas = new double[pairs.length][];
    for (SvmCase.Pair pair : trained.pairs()) {
      int at = number++;
      int[] rows = pair.rows();
      int a = index(labels, pair.fit().positiveLabel());
      int b = index(labels, pair.fit().negativeLabel());
      double[] full = theirs.coefficients(a, b);
      double[] beta =
          IntStream.range(0, rows.length).mapToDouble(i -> pair.y()[i] * pair.alpha()[i]).toArray();
      double[] other = Arrays.stream(rows).mapToDouble(i -> full[i]).toArray();
      SvmDual dual =
          new SvmDual(Formulation.C_SVC, part(problem.k(), rows), pair.y(), pair.bound(), 0);
      PairFit fit = pair.fit();
      assertEquals(Status.CONVERGED, fit.status(), where);
      feasible(dual, beta, 0, fit.iterations(), where);
      pairs[at] =
          new Agreement(
              dual,
              s.tolerance(),
              Agreement.Solution.of(beta, pair.rho(), part(problem.ourError(), rows)),
              Agreement.Solution.of(other, theirs.rho(at), part(problem.theirError(), rows)),
              fit.iterations(),
              where);
      agree(pairs[at], problem, fit.violation(), fit.gap(), fit.gapBound(), where);
      betas[at] = new double[problem.x().length];
      for (int i = 0; i < rows.length; i++) {
        betas[at][rows[i]] = beta[i];
      }
    }
    tally.problem(s.kernel(), labels.length);
    predictions(problem, trained, theirs, pairs, betas, where);
  }

  private void predictions(
      DifferentialProblem problem,
      SvmCase trained,
      LibsvmOracle theirs,
      Agreement[] pairs,
      double[][] betas,
      String where) {
    double[][] rows =
        Stream.of(problem.x(), problem.fresh()).flatMap(Arrays::stream).toArray(double[][]::new);
    FloatMatrix x = DifferentialProblem.matrix(rows);
    DoubleMatrix values = trained.fit().model().decisionValues(x);
    int[] predicted = trained.fit().model().predict(x);
    for (int i = 0; i < rows.length; i++) {
      double[] expected = theirs.decisions(rows[i]);
      boolean decided = true;
      boolean same = true;
      for (int p = 0; p < pairs.length; p++) {
        double value = values.get(i, p);
        Check.that(Double.isFinite(value), () -> where + ": decision " + value);
        same &= value > 0 == expected[p] > 0;
        if (problem.mercer()) {
          double band =
              pairs[p].band(problem.diagonalAt(rows[i]), problem.errorAt(rows[i], betas[p]));
          Check.within(Math.abs(value - expected[p]), band, () -> where + ": decision value");
          decided &= Math.abs(expected[p]) > band;
        }
      }
      decided &= problem.mercer();
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
      single(problem, dual, fit.model(), fit.certificate(), 0, "epsilon-SVR " + seed + " " + s);
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
          single(problem, dual, fit.model().function(), fit.certificate(), sum, where);
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
      String where) {
    Settings s = problem.settings();
    LibsvmOracle theirs = LibsvmOracle.train(dual.formulation(), problem.x(), dual.y(), s);
    double[] beta = coefficients(model, problem.x());
    assertEquals(Status.CONVERGED, certificate.status(), where);
    feasible(dual, beta, sum, certificate.iterations(), where);
    Agreement agreement =
        new Agreement(
            dual,
            s.tolerance(),
            Agreement.Solution.of(beta, model.rho(), problem.ourError()),
            Agreement.Solution.of(theirs.coefficients(), theirs.rho(0), problem.theirError()),
            certificate.iterations(),
            where);
    Certificate c = certificate;
    agree(agreement, problem, c.violation(), c.gap(), c.gapBound(), where);
    tally.problem(s.kernel(), 1);
    double[][] rows =
        Stream.of(problem.x(), problem.fresh()).flatMap(Arrays::stream).toArray(double[][]::new);
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
    for (int i = 0; i < beta.length; i++) {
      Check.within(Math.abs(beta[i]), dual.bound()[i], () -> where + ": coefficient");
      boolean signed = dual.formulation() != Formulation.EPSILON_SVR;
      Check.that(!signed || dual.y()[i] * beta[i] >= 0, () -> where + ": sign");
      total += beta[i];
    }
    double rounding = 4 * (steps + beta.length) * 0x1p-53 * dual.totalBound();
    Check.within(Math.abs(total - sum), rounding, () -> where + ": sum of coefficients");
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
