package dev.lanewise.svm;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.lanewise.kernel.Kernel;
import dev.lanewise.kernel.LinearKernel;
import dev.lanewise.kernel.PolynomialKernel;
import dev.lanewise.kernel.RbfKernel;
import dev.lanewise.kernel.SigmoidKernel;
import dev.lanewise.matrix.FloatMatrix;
import dev.lanewise.matrix.RowPartition;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

/** What must not change when a problem is written down in another way. */
class InvarianceTest {
  private static final int N = 60;
  private static final int D = 5;

  private static FloatMatrix rows(Random random, int[] labels) {
    FloatMatrix x = FloatMatrix.allocate(N, D);
    for (int i = 0; i < N; i++) {
      labels[i] = i % 2 == 0 ? 1 : -1;
      for (int c = 0; c < D; c++) {
        x.array()[i * D + c] = (float) (random.nextGaussian() + (c == 0 ? labels[i] : 0));
      }
    }
    return x;
  }

  private static double[] decisions(FloatMatrix x, int[] labels, SvmParameters p) {
    SvmClassifier model = SvmTrainer.train(x, labels, p).model();
    double[] values = new double[N];
    for (int i = 0; i < N; i++) {
      double[] value = new double[1];
      model.decisionValues(x.array(), i * D, value, model.newScratch());
      values[i] = model.labels()[0] == 1 ? value[0] : -value[0];
    }
    return values;
  }

  @RepeatedTest(10)
  void theOrderOfRowsAndTheNamesOfClassesDoNotMatter(RepetitionInfo repetition) {
    Random random = new Random(repetition.getCurrentRepetition());
    int[] labels = new int[N];
    FloatMatrix x = rows(random, labels);
    SvmParameters p = SvmParameters.defaults(new RbfKernel(.3)).withC(2).withTolerance(1e-6);
    double[] before = decisions(x, labels, p);
    int[] order = random.ints(0, N).distinct().limit(N).toArray();
    FloatMatrix moved = FloatMatrix.allocate(N, D);
    int[] movedLabels = new int[N];
    int[] turned = new int[N];
    for (int i = 0; i < N; i++) {
      x.copyRow(order[i], moved.array(), i * D);
      movedLabels[i] = labels[order[i]];
      turned[i] = -labels[i];
    }
    double[] after = decisions(moved, movedLabels, p);
    double[] opposite = decisions(x, turned, p);
    for (int i = 0; i < N; i++) {
      assertEquals(before[order[i]], after[i], 1e-3);
      assertEquals(before[i], -opposite[i], 1e-3);
    }
  }

  /** K times four and C over four: alphas over four, and every decision the same. */
  @RepeatedTest(5)
  void powersOfTwoMoveBetweenCAndTheKernel(RepetitionInfo repetition) {
    int[] labels = new int[N];
    FloatMatrix x = rows(new Random(repetition.getCurrentRepetition()), labels);
    FloatMatrix twice = FloatMatrix.copyOf(x);
    for (int i = 0; i < twice.array().length; i++) {
      twice.array()[i] *= 2;
    }
    SvmParameters p = SvmParameters.defaults(new LinearKernel()).withC(.5);
    SvmFit one = SvmTrainer.train(x, labels, p);
    SvmFit other = SvmTrainer.train(twice, labels, p.withC(.125));
    assertEquals(one.iterations(), other.iterations());
    assertEquals(one.pairs().get(0).rho(), other.pairs().get(0).rho());
    assertEquals(one.objective(), 4 * other.objective());
    for (int s = 0; s < one.model().supportVectorCount(); s++) {
      assertEquals(one.model().coefficient(0, s), 4 * other.model().coefficient(0, s));
    }
  }

  @Test
  void theDiagonalIsThatOfTheRows() {
    FloatMatrix x = rows(new Random(7), new int[N]);
    for (Kernel kernel :
        new Kernel[] {
          new LinearKernel(),
          new RbfKernel(.3),
          new PolynomialKernel(.2, 1, 3),
          new SigmoidKernel(.1, .2)
        }) {
      KernelRows cached = new CachedRows(kernel, x, N, MemoryBudget.of(1), RowPartition.caller());
      KernelRows gram =
          KernelRows.of(kernel, x, N, MemoryBudget.of(1 << 20), RowPartition.caller());
      for (KernelRows rows : new KernelRows[] {cached, gram}) {
        for (int i = 0; i < N; i++) {
          assertEquals(rows.array(i)[rows.start(i) + i], rows.diagonal(i), kernel + " " + i);
        }
      }
    }
  }
}
