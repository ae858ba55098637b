package dev.lanewise.property;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import dev.lanewise.kernel.PrecomputedKernel;
import dev.lanewise.matrix.DoubleCholesky;
import dev.lanewise.matrix.DoubleMatrix;
import dev.lanewise.matrix.RowPartition;
import dev.lanewise.objects.ObjectClassifier;
import dev.lanewise.objects.ObjectFit;
import dev.lanewise.objects.ObjectGram;
import dev.lanewise.objects.ObjectKernel;
import dev.lanewise.objects.Scale;
import dev.lanewise.objects.SubsetTreeKernel;
import dev.lanewise.objects.SubtreeKernel;
import dev.lanewise.objects.TextKernels;
import dev.lanewise.svm.SvmParameters;
import dev.lanewise.svm.TrainingRun;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Function;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.PropertyDefaults;
import net.jqwik.api.ShrinkingMode;

/** P48 and P51 for kernels on objects: their Gram matrices, normalised, and machines on them. */
@PropertyDefaults(tries = 80, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
class ObjectGramProperties {
  private static final double U = 0x1p-53;

  /** Objects, some of them twice, with a kernel on them. */
  private record Case<T>(ObjectKernel<T> kernel, List<T> objects) {
    DoubleMatrix gram(RowPartition partition) {
      return ObjectGram.gram(kernel, objects, Scale.UNIT, partition);
    }

    DoubleMatrix crossGram(RowPartition partition) {
      return ObjectGram.crossGram(kernel, objects, objects, Scale.UNIT, partition);
    }

    ObjectFit<T> fit(RowPartition partition) {
      int[] labels = new int[objects.size()];
      for (int i = 0; i < labels.length; i++) {
        labels[i] = i % 3;
      }
      return ObjectClassifier.train(
          kernel,
          objects,
          labels,
          Scale.UNIT,
          SvmParameters.defaults(new PrecomputedKernel()),
          TrainingRun.DEFAULT.with(partition));
    }
  }

  private static Case<?> any(SplittableRandom random) {
    String letters = ObjectKernelProperties.letters(random);
    double lambda = 1 - random.nextDouble();
    int k = 1 + random.nextInt(4);
    ObjectKernel<CharSequence> text =
        switch (random.nextInt(5)) {
          case 0 -> TextKernels.spectrum(k);
          case 1 -> TextKernels.mismatch(k, random.nextInt(k + 1), letters);
          case 2 -> TextKernels.subsequences(k, lambda);
          case 3 -> TextKernels.spectra(random.nextDouble(), random.nextDouble());
          default -> null;
        };
    if (text != null) {
      return new Case<>(text, several(random, r -> ObjectKernelProperties.text(r, 20, letters)));
    }
    return new Case<>(
        random.nextBoolean() ? new SubtreeKernel(lambda) : new SubsetTreeKernel(lambda),
        several(random, r -> ObjectKernelProperties.tree(r, 5)));
  }

  private static <T> List<T> several(
      SplittableRandom random, Function<SplittableRandom, ? extends T> draw) {
    List<T> objects = new ArrayList<>();
    for (int n = 4 + random.nextInt(30); n > 0; n--) {
      boolean again = !objects.isEmpty() && random.nextInt(4) == 0;
      objects.add(again ? objects.get(random.nextInt(objects.size())) : draw.apply(random));
    }
    return objects;
  }

  /** Symmetric bits; 1 on the diagonal, or 0 with nothing else; the same on any threads. */
  @Property
  void matricesAreSymmetricAndThreadsDoNotShow(@ForAll long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    Case<?> any = any(random);
    DoubleMatrix gram = any.gram(RowPartition.caller());
    for (int i = 0; i < gram.cols(); i++) {
      int row = i;
      double diagonal = gram.get(i, i);
      Check.that(diagonal == 1 || diagonal == 0, () -> "diagonal " + row + ": " + diagonal);
      for (int j = 0; j < gram.cols(); j++) {
        double value = gram.get(i, j);
        Check.same(value, gram.get(j, i), () -> "symmetry in row " + row);
        Check.that(diagonal == 1 || value == 0, () -> "row " + row + " has no features");
      }
    }
    RowPartition threads = Threads.of(2 + random.nextInt(3));
    Check.same(gram.array(), any.gram(threads).array(), () -> any.kernel + " on threads");
    Check.same(gram.array(), any.crossGram(threads).array(), () -> any.kernel + " across");
  }

  /** P48. */
  @Property
  void matricesArePositiveSemidefiniteToRounding(@ForAll long seed) {
    DoubleMatrix gram = any(new SplittableRandom(seed)).gram(RowPartition.caller());
    int n = gram.cols();
    for (int i = 0; i < n; i++) {
      gram.set(i, i, gram.get(i, i) + n * 8 * U);
    }
    DoubleCholesky.factor(gram);
  }

  /** P51: runs on any threads give the same machine, objects alone the values of the batch. */
  @Property(tries = 40)
  void machinesDoNotDependOnThreadsOrCompany(@ForAll long seed) {
    machines(any(new SplittableRandom(seed)));
  }

  private static <T> void machines(Case<T> any) {
    ObjectFit<T> fit = any.fit(RowPartition.caller());
    ObjectFit<T> again = any.fit(Threads.of(3));
    assertArrayEquals(fit.svm().supportRows(), again.svm().supportRows());
    DoubleMatrix values = fit.model().decisionValues(any.objects);
    Check.same(
        values.array(),
        again.model().decisionValues(any.objects, Threads.of(2)).array(),
        () -> "decisions with " + any.kernel);
    for (int i = 0; i < any.objects.size(); i++) {
      double[] row = new double[values.cols()];
      values.copyRow(i, row, 0);
      double[] alone = fit.model().decisionValues(List.of(any.objects.get(i))).array();
      Check.same(row, alone, () -> "decisions of one object with " + any.kernel);
    }
  }
}
