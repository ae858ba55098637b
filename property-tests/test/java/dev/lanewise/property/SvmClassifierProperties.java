package dev.lanewise.property;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.lanewise.generator.DataSet;
import dev.lanewise.generator.Frame;
import dev.lanewise.kernel.LinearKernel;
import dev.lanewise.matrix.DoubleMatrix;
import dev.lanewise.oracle.Bounds;
import dev.lanewise.oracle.DoubleDouble;
import dev.lanewise.oracle.Format;
import dev.lanewise.svm.SvmClassifier;
import dev.lanewise.svm.SvmParameters;
import java.util.SplittableRandom;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.PropertyDefaults;
import net.jqwik.api.ShrinkingMode;

/** P70, P82 and P86: what a classifier predicts, and what must not change it. */
@PropertyDefaults(tries = 150, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
class SvmClassifierProperties {
  /** Decision values are sum coef K - rho; single rows give the bits of batches; votes decide. */
  @Property(tries = 150)
  void predictionsFollowFromTheModel(@ForAll long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    SvmCase trained = SmoProperties.trained(random);
    SvmClassifier model = trained.fit().model();
    DataSet other = DataSet.classes(3, 3 + random.nextInt(90), model.features(), random);
    Frame x =
        Frame.around(
            other.features().values(),
            other.labels().length,
            model.features(),
            random.nextInt(4),
            random.nextInt(3),
            Double.NaN);
    DoubleMatrix batch = model.decisionValues(RowsOp.floats(x), Threads.of(3));
    int[] predicted = new int[x.rows()];
    model.predict(RowsOp.floats(x), predicted);
    SvmClassifier.Scratch scratch = model.newScratch();
    float[] values = Narrow.floats(x.values());
    double[] single = new double[model.pairCount()];
    for (int i = 0; i < x.rows(); i++) {
      int row = i;
      model.decisionValues(values, x.row(i), single, scratch);
      for (int p = 0; p < single.length; p++) {
        Check.same(batch.get(i, p), single[p], () -> "row " + row + " alone and in the batch");
      }
      assertEquals(votes(model, single), predicted[i], "votes of row " + i);
      assertEquals(predicted[i], model.predict(values, x.row(i), scratch), "row " + i + " alone");
      if (i % 7 == 0) {
        checkDecisions(model, x, i, single);
      }
    }
  }

  private static int votes(SvmClassifier model, double[] decisions) {
    int[] labels = model.labels();
    int[] votes = new int[labels.length];
    int p = 0;
    for (int a = 0; a < labels.length; a++) {
      for (int b = a + 1; b < labels.length; b++) {
        votes[decisions[p++] > 0 ? a : b]++;
      }
    }
    int best = 0;
    for (int c = 1; c < votes.length; c++) {
      best = votes[c] > votes[best] ? c : best;
    }
    return labels[best];
  }

  private static void checkDecisions(SvmClassifier model, Frame x, int row, double[] decisions) {
    int total = model.supportVectorCount();
    Frame vectors = frame(model);
    boolean linear = model.kernel() instanceof LinearKernel;
    double[] k = new double[total];
    double[] size = new double[total];
    Frame computed = KernelOp.crossGram(model.kernel()).of(Format.FLOAT, x.select(row), vectors);
    for (int s = 0; s < total; s++) {
      // A linear model is collapsed to its weights, in double: its kernel values are not rounded.
      k[s] = linear ? ReferenceKernel.dot(vectors, s, x, row) : computed.get(0, s);
      for (int j = 0; j < x.cols(); j++) {
        size[s] += linear ? Math.abs(vectors.get(s, j) * x.get(row, j)) : 0;
      }
      size[s] = linear ? size[s] : Math.abs(k[s]);
    }
    int[] counts = model.supportVectorCounts();
    int pair = 0;
    int startA = 0;
    for (int a = 0; a < counts.length; a++) {
      int startB = startA + counts[a];
      for (int b = a + 1; b < counts.length; b++) {
        DoubleDouble sum = DoubleDouble.of(-model.rho(pair));
        double magnitude = Math.abs(model.rho(pair));
        for (int s = startA; s < startB + counts[b]; s++) {
          boolean ofA = s < startA + counts[a];
          double c = ofA || s >= startB ? model.coefficient(ofA ? b - 1 : a, s) : 0;
          sum = sum.plus(DoubleDouble.product(c, k[s]));
          magnitude += Math.abs(c) * size[s];
        }
        double bound = Bounds.gamma(Format.DOUBLE, total + x.cols() + 3) * magnitude;
        int at = pair;
        Check.within(
            Math.abs(sum.minus(decisions[pair]).toDouble()),
            bound * (1 + 1e-12),
            () -> "decision value " + at + " of row " + row + " by " + model.kernel());
        pair++;
        startB += counts[b];
      }
      startA += counts[a];
    }
  }

  private static Frame frame(SvmClassifier model) {
    int total = model.supportVectorCount();
    double[] values = new double[total * model.features()];
    for (int s = 0; s < total; s++) {
      for (int j = 0; j < model.features(); j++) {
        values[s * model.features() + j] = model.supportVectors().get(s, j);
      }
    }
    return Frame.dense(values, total, model.features());
  }

  /** P70, P82: memory, threads and repetition give the same bits. */
  @Property(tries = 80)
  void memoryAndThreadsDoNotShow(@ForAll long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    DataSet set = SmoProperties.data(random);
    SvmParameters parameters =
        SmoProperties.parameters(random, SmoProperties.kernel(random, set.features().cols()));
    SvmCase first = SvmCase.train(set, parameters);
    same(first, SvmCase.train(set, parameters), "a second run");
    int rows = set.labels().length;
    long[] budgets = {1, 8L * rows, 40L * rows, 2L * rows * rows, 4L * rows * rows};
    for (long bytes : budgets) {
      same(first, SvmCase.train(set, parameters.withMemoryBytes(bytes)), bytes + " bytes");
    }
    for (int threads = 2; threads <= 4; threads++) {
      SvmParameters small = parameters.withMemoryBytes(budgets[random.nextInt(budgets.length)]);
      same(first, SvmCase.train(set, small, Threads.of(threads)), threads + " threads");
    }
  }

  private static void same(SvmCase a, SvmCase b, String what) {
    SvmClassifier first = a.fit().model();
    SvmClassifier second = b.fit().model();
    assertEquals(first.supportVectorCount(), second.supportVectorCount(), what);
    for (int s = 0; s < first.supportVectorCount(); s++) {
      for (int m = 0; m < first.classCount() - 1; m++) {
        Check.same(first.coefficient(m, s), second.coefficient(m, s), () -> what);
      }
    }
    assertEquals(a.fit().pairs(), b.fit().pairs(), what);
  }
}
