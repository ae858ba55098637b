package dev.lanewise.property;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.lanewise.generator.DataSet;
import dev.lanewise.kernel.FloatKernelMatrices;
import dev.lanewise.kernel.Kernel;
import dev.lanewise.kernel.LinearKernel;
import dev.lanewise.kernel.RbfKernel;
import dev.lanewise.kernel.SigmoidKernel;
import dev.lanewise.matrix.FloatMatrix;
import dev.lanewise.matrix.RowPartition;
import dev.lanewise.oracle.Bounds;
import dev.lanewise.oracle.DoubleDouble;
import dev.lanewise.oracle.ExactQp;
import dev.lanewise.oracle.Format;
import dev.lanewise.svm.Certificate;
import dev.lanewise.svm.OneVsRestClassifier;
import dev.lanewise.svm.OneVsRestFit;
import dev.lanewise.svm.OneVsRestTrainer;
import dev.lanewise.svm.PairFit;
import dev.lanewise.svm.SampleWeights;
import dev.lanewise.svm.Status;
import dev.lanewise.svm.SvmParameters;
import dev.lanewise.svm.TrainingRun;
import java.util.Arrays;
import java.util.SplittableRandom;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.PropertyDefaults;
import net.jqwik.api.ShrinkingMode;

/** P65 to P68, P70 and P82 for the problems of one class against all others. */
@PropertyDefaults(tries = 40, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
class OneVsRestProperties {
  private static final double U = Format.DOUBLE.unit();

  /** A trained case, as if it were one of pairs, for what does not depend on that. */
  private record Trained(SvmCase shape, OneVsRestFit fit) {
    private static Trained draw(SplittableRandom random, int rows) {
      int classes = 2 + random.nextInt(4);
      int cols = 1 + random.nextInt(4);
      DataSet set = DataSet.classes(classes, classes + rows, cols, random);
      Kernel kernel = SmoProperties.kernel(random, cols);
      kernel = kernel instanceof SigmoidKernel ? new RbfKernel(0.5) : kernel;
      SvmParameters parameters = SmoProperties.parameters(random, kernel);
      FloatMatrix x = RowsOp.floats(set.features());
      return new Trained(
          new SvmCase(set, parameters, null),
          OneVsRestTrainer.train(x, set.labels().clone(), parameters));
    }

    /** The dual of class number c, whose examples are the positive ones. */
    private SvmCase.Pair machine(int c) {
      int[] labels = fit.model().labels();
      int[] all = shape.set().labels();
      int[] counts = new int[labels.length];
      for (int k = 0; k < labels.length; k++) {
        int label = labels[k];
        counts[k] = (int) Arrays.stream(all).filter(l -> l == label).count();
      }
      double[] weights = shape.parameters().weights().of(labels, counts);
      int[] rows = new int[all.length];
      double[] y = new double[all.length];
      double[] bound = new double[all.length];
      double[] alpha = new double[all.length];
      for (int i = 0; i < all.length; i++) {
        int own = 0;
        while (labels[own] != all[i]) {
          own++;
        }
        rows[i] = i;
        y[i] = own == c ? 1 : -1;
        bound[i] = shape.parameters().c() * weights[own];
      }
      for (int s = 0; s < fit.supportRows().length; s++) {
        int i = fit.supportRows()[s];
        alpha[i] = y[i] * fit.model().coefficient(c, s);
      }
      Certificate certificate = fit.classes().get(c);
      double rho = fit.model().rho(c);
      return new SvmCase.Pair(
          rows, y, alpha, bound, new PairFit(labels[c], 0, rho, certificate), rho);
    }
  }

  /** P65 to P67: alphas are feasible, and violation and gap of each class are the reported ones. */
  @Property
  void everyClassIsCertified(@ForAll long seed) {
    Trained trained = Trained.draw(new SplittableRandom(seed), 60);
    SvmParameters parameters = trained.shape.parameters();
    for (int c = 0; c < trained.fit.model().classCount(); c++) {
      SvmCase.Pair pair = trained.machine(c);
      Certificate reported = pair.fit().certificate();
      int used = 0;
      for (int i = 0; i < pair.alpha().length; i++) {
        double alpha = pair.alpha()[i];
        double bound = pair.bound()[i];
        Check.that(alpha >= 0 && alpha <= bound, () -> alpha + " outside [0, " + bound + "]");
        used += alpha > 0 ? 1 : 0;
      }
      assertEquals(used, reported.supportVectors());
      DualCertificate truth = DualCertificate.of(pair, trained.shape.kernel(pair));
      double drift = 8 * (reported.iterations() + pair.alpha().length) * U * truth.scale();
      double slack = drift * pair.totalBound();
      double noise = 4 * Format.FLOAT.unit() * truth.scale();
      Check.that(
          reported.status() == Status.CONVERGED || parameters.tolerance() < noise,
          () -> "not converged: " + reported);
      Check.within(
          Math.abs(truth.balance()),
          2 * (reported.iterations() + pair.alpha().length) * U * pair.largestBound(),
          () -> "y'alpha of " + reported);
      Check.within(
          truth.violation(),
          reported.status() == Status.CONVERGED
              ? parameters.tolerance() + drift
              : Double.POSITIVE_INFINITY,
          () -> "violation of " + reported);
      Check.within(
          Math.abs(Math.max(0, truth.violation()) - reported.violation()),
          drift,
          () -> "reported violation of " + reported);
      Check.within(-truth.gap(), slack, () -> "negative gap of " + reported);
      Check.within(
          Math.abs(truth.gap() - reported.gap()), slack, () -> "reported gap of " + reported);
      Check.within(reported.gap(), reported.gapBound() + slack, () -> "gap bound of " + reported);
      Check.within(
          Math.abs(truth.objective() - reported.objective()),
          slack,
          () -> "reported objective of " + reported);
    }
  }

  /** P68: on tiny problems every class reaches its optimum. */
  @Property
  void tinyProblemsReachTheOptimum(@ForAll long seed) {
    Trained trained = Trained.draw(new SplittableRandom(seed), 1);
    for (int c = 0; c < trained.fit.model().classCount(); c++) {
      SvmCase.Pair pair = trained.machine(c);
      double[][] k = trained.shape.kernel(pair);
      Certificate reported = pair.fit().certificate();
      double best = ExactQp.solve(k, pair.y(), pair.bound()).objective();
      double total = pair.totalBound();
      double largest =
          Arrays.stream(k).flatMapToDouble(Arrays::stream).map(Math::abs).max().orElse(0);
      // Kernel values are rounded to floats: the problem is convex up to that.
      double slack = 1e-12 * (Math.abs(best) + total * (1 + total * largest));
      double indefinite = 64 * Format.FLOAT.unit() * largest * total * total;
      Check.within(best - reported.objective(), slack, () -> "below the optimum: " + reported);
      Check.within(
          reported.objective() - best,
          reported.violation() * total + slack + indefinite,
          () -> "optimum " + best + ", reached " + reported);
    }
  }

  /** P82: memory and threads give the same bits. */
  @Property(tries = 40)
  void memoryAndThreadsDoNotShow(@ForAll long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    Trained trained = Trained.draw(random, 50);
    DataSet set = trained.shape.set();
    FloatMatrix x = RowsOp.floats(set.features());
    int n = set.labels().length;
    long[] budgets = {1, 40L * n, 4L * n * n};
    for (int threads = 1; threads <= 4; threads++) {
      long bytes = budgets[random.nextInt(budgets.length)];
      SvmParameters some = trained.shape.parameters().withMemoryBytes(bytes);
      RowPartition partition = Threads.of(threads);
      OneVsRestFit fit =
          OneVsRestTrainer.train(
              x, set.labels(), SampleWeights.none(), some, TrainingRun.DEFAULT.with(partition));
      assertEquals(trained.fit.classes(), fit.classes(), threads + " threads, " + bytes);
      assertArrayEquals(trained.fit.supportRows(), fit.supportRows());
      for (int c = 0; c < fit.model().classCount(); c++) {
        for (int s = 0; s < fit.supportRows().length; s++) {
          assertEquals(trained.fit.model().coefficient(c, s), fit.model().coefficient(c, s));
        }
      }
    }
  }

  /** P70: decision values are sum coef K - rho of each class, and the greatest wins. */
  @Property
  void predictionsFollowFromTheModel(@ForAll long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    Trained trained = Trained.draw(random, 40);
    OneVsRestClassifier model = trained.fit.model();
    DataSet other = DataSet.classes(3, 3 + random.nextInt(60), model.features(), random);
    FloatMatrix x = RowsOp.floats(other.features());
    var batch = model.decisionValues(x, Threads.of(2));
    int[] predicted = new int[(int) x.rows()];
    model.predict(x, predicted, Threads.of(3));
    double[] k = new double[model.supportVectorCount()];
    double[] size = new double[k.length];
    FloatMatrix vectors = model.supportVectors();
    for (int i = 0; i < predicted.length; i++) {
      int best = 0;
      for (int c = 1; c < model.classCount(); c++) {
        best = batch.get(i, c) > batch.get(i, best) ? c : best;
      }
      assertEquals(model.labels()[best], predicted[i], "row " + i);
      if (i % 9 > 0) {
        continue;
      }
      kernelValues(model, x, i, vectors, k, size);
      for (int c = 0; c < model.classCount(); c++) {
        DoubleDouble sum = DoubleDouble.of(-model.rho(c));
        double magnitude = Math.abs(model.rho(c));
        for (int s = 0; s < k.length; s++) {
          sum = sum.plus(DoubleDouble.product(model.coefficient(c, s), k[s]));
          magnitude += Math.abs(model.coefficient(c, s)) * size[s];
        }
        Check.within(
            Math.abs(sum.minus(batch.get(i, c)).toDouble()),
            Bounds.gamma(Format.DOUBLE, k.length + x.cols() + 3) * magnitude * (1 + 1e-12),
            () -> "decision value by " + model.kernel());
      }
    }
  }

  private static void kernelValues(
      OneVsRestClassifier model,
      FloatMatrix x,
      int row,
      FloatMatrix vectors,
      double[] k,
      double[] size) {
    boolean linear = model.kernel() instanceof LinearKernel;
    FloatMatrix one = x.rowRange(row, row + 1);
    FloatMatrix values =
        FloatKernelMatrices.crossGram(model.kernel(), one, vectors, RowPartition.caller());
    for (int s = 0; s < k.length; s++) {
      k[s] = linear ? 0 : values.get(0, s);
      size[s] = Math.abs(k[s]);
      for (int j = 0; j < x.cols() && linear; j++) {
        k[s] += (double) x.get(row, j) * vectors.get(s, j);
        size[s] += Math.abs((double) x.get(row, j) * vectors.get(s, j));
      }
    }
  }
}
