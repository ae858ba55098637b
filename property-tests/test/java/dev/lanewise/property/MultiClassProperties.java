package dev.lanewise.property;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.lanewise.generator.DataSet;
import dev.lanewise.kernel.RbfKernel;
import dev.lanewise.matrix.DoubleMatrix;
import dev.lanewise.matrix.FloatMatrix;
import dev.lanewise.svm.LabelNames;
import dev.lanewise.svm.OneVsRestFit;
import dev.lanewise.svm.OneVsRestTrainer;
import dev.lanewise.svm.SvmClassifier;
import dev.lanewise.svm.SvmFit;
import dev.lanewise.svm.SvmParameters;
import dev.lanewise.svm.SvmTrainer;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SplittableRandom;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.PropertyDefaults;
import net.jqwik.api.ShrinkingMode;

/** P86 and P87: classes are what the labels say, whatever the labels are. */
@PropertyDefaults(tries = 60, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
class MultiClassProperties {
  private static final int[] LABELS = {
    Integer.MIN_VALUE, Integer.MAX_VALUE, 0, -17, 1, 99, Integer.MIN_VALUE + 1, -2
  };

  private static DataSet several(SplittableRandom random) {
    int classes = 2 + random.nextInt(5);
    return DataSet.classes(classes, classes + random.nextInt(60), 1 + random.nextInt(4), random);
  }

  private static SvmParameters parameters() {
    return SvmParameters.defaults(new RbfKernel(0.4)).withC(2);
  }

  /** Other labels for the classes, different ones for different classes. */
  private static Map<Integer, Integer> renaming(int[] labels, SplittableRandom random) {
    int[] pool = LABELS.clone();
    for (int i = pool.length - 1; i > 0; i--) {
      int j = random.nextInt(i + 1);
      int swapped = pool[i];
      pool[i] = pool[j];
      pool[j] = swapped;
    }
    Map<Integer, Integer> renaming = new LinkedHashMap<>();
    for (int label : labels) {
      renaming.putIfAbsent(label, pool[renaming.size() % pool.length]);
    }
    return renaming;
  }

  /** P86, P87: other labels, MIN_VALUE and MAX_VALUE among them, are predicted in their place. */
  @Property
  void otherLabelsForTheSameClassesChangeNothingElse(@ForAll long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    DataSet set = several(random);
    FloatMatrix x = RowsOp.floats(set.features());
    Map<Integer, Integer> renaming = renaming(set.labels(), random);
    int[] renamed = Arrays.stream(set.labels()).map(renaming::get).toArray();
    FloatMatrix other =
        RowsOp.floats(DataSet.classes(3, 80, set.features().cols(), random).features());
    SvmFit pairs = SvmTrainer.train(x, set.labels(), parameters());
    SvmFit renamedPairs = SvmTrainer.train(x, renamed, parameters());
    assertArrayEquals(
        Arrays.stream(pairs.model().predict(other)).map(renaming::get).toArray(),
        renamedPairs.model().predict(other));
    same(pairs.model().decisionValues(other), renamedPairs.model().decisionValues(other));
    OneVsRestFit rest = OneVsRestTrainer.train(x, set.labels(), parameters());
    OneVsRestFit renamedRest = OneVsRestTrainer.train(x, renamed, parameters());
    assertArrayEquals(
        Arrays.stream(rest.model().predict(other)).map(renaming::get).toArray(),
        renamedRest.model().predict(other));
    same(rest.model().decisionValues(other), renamedRest.model().decisionValues(other));
    LabelNames names =
        LabelNames.of(Arrays.stream(renamed).mapToObj(l -> "class " + l).toArray(String[]::new));
    String[] expected =
        Arrays.stream(renamedPairs.model().predict(other))
            .mapToObj(l -> "class " + l)
            .toArray(String[]::new);
    int[] numbers =
        names.encode(Arrays.stream(renamed).mapToObj(l -> "class " + l).toArray(String[]::new));
    assertArrayEquals(
        expected, names.predict(SvmTrainer.train(x, numbers, parameters()).model(), other));
  }

  private static void same(DoubleMatrix a, DoubleMatrix b) {
    for (int i = 0; i < a.rows(); i++) {
      for (int j = 0; j < a.cols(); j++) {
        int row = i;
        Check.same(a.get(i, j), b.get(i, j), () -> "row " + row);
      }
    }
  }

  /** P86: with two classes, the first machine against the rest is the pair, to the last bit. */
  @Property
  void twoClassesAreOnePair(@ForAll long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    DataSet.Kind[] kinds = DataSet.Kind.values();
    DataSet set =
        DataSet.draw(kinds[random.nextInt(kinds.length)], 2 + random.nextInt(50), 2, random);
    FloatMatrix x = RowsOp.floats(set.features());
    SvmParameters parameters = SmoProperties.parameters(random, SmoProperties.kernel(random, 2));
    SvmFit pair = SvmTrainer.train(x, set.labels(), parameters);
    OneVsRestFit rest = OneVsRestTrainer.train(x, set.labels(), parameters);
    assertEquals(pair.pairs().get(0).certificate(), rest.classes().get(0));
    Check.same(pair.model().rho(0), rest.model().rho(0), () -> "rho");
    Map<Integer, Double> ofPair = new LinkedHashMap<>();
    for (int s = 0; s < pair.supportRows().length; s++) {
      ofPair.put(pair.supportRows()[s], pair.model().coefficient(0, s));
    }
    for (int s = 0; s < rest.supportRows().length; s++) {
      Check.same(
          ofPair.getOrDefault(rest.supportRows()[s], 0.0),
          rest.model().coefficient(0, s) + 0.0,
          () -> "coefficient");
    }
  }

  /** P86: votes decide, the first of equals wins; scores never contradict them. */
  @Property
  void scoresOrderTheVotes(@ForAll long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    DataSet set = several(random);
    SvmClassifier model =
        SvmTrainer.train(RowsOp.floats(set.features()), set.labels(), parameters()).model();
    FloatMatrix other = RowsOp.floats(DataSet.classes(4, 60, model.features(), random).features());
    DoubleMatrix values = model.decisionValues(other);
    DoubleMatrix scores = model.classScores(other, Threads.of(2));
    int[] predicted = model.predict(other);
    int k = model.classCount();
    double[] single = new double[k];
    SvmClassifier.Scratch scratch = model.newScratch();
    for (int i = 0; i < predicted.length; i++) {
      model.classScores(other.array(), (int) other.position(i), single, scratch);
      int[] votes = new int[k];
      double[] sums = new double[k];
      int pair = 0;
      for (int a = 0; a < k; a++) {
        for (int b = a + 1; b < k; b++) {
          double value = values.get(i, pair++);
          votes[value > 0 ? a : b]++;
          sums[a] += value;
          sums[b] -= value;
        }
      }
      int most = Arrays.stream(votes).max().getAsInt();
      int first = 0;
      int best = 0;
      for (int c = k - 1; c >= 0; c--) {
        first = votes[c] == most ? c : first;
        best = scores.get(i, c) >= scores.get(i, best) ? c : best;
        double expected = votes[c] + sums[c] / (3 * (Math.abs(sums[c]) + 1));
        Check.within(Math.abs(expected - single[c]), 1e-12, () -> "score");
        Check.same(scores.get(i, c), single[c], () -> "score alone and in the batch");
      }
      assertEquals(model.labels()[first], predicted[i], "row " + i);
      assertEquals(most, votes[best], "votes of the best score");
      int at = (int) other.position(i);
      assertEquals(model.labels()[best], model.predictBreakingTies(other.array(), at, scratch));
    }
  }

  /** P87: which label occurs first does not matter to classes that are far apart. */
  @Property(tries = 30)
  void theOrderOfExamplesDoesNotMatterToWhatIsClear(@ForAll long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    int classes = 2 + random.nextInt(4);
    int n = 10 * classes;
    float[][] x = new float[n][2];
    int[] y = new int[n];
    for (int i = 0; i < n; i++) {
      int swapped = random.nextInt(i + 1);
      x[i] = x[swapped];
      y[i] = y[swapped];
      y[swapped] = LABELS[i % classes];
      double angle = 2 * Math.PI * (i % classes) / classes;
      x[swapped] =
          new float[] {
            (float) (5 * StrictMath.cos(angle) + random.nextDouble() - 0.5),
            (float) (5 * StrictMath.sin(angle) + random.nextDouble() - 0.5)
          };
    }
    FloatMatrix rows = FloatMatrix.copyOf(x);
    assertArrayEquals(y, SvmTrainer.train(rows, y, parameters()).model().predict(rows));
    assertArrayEquals(y, OneVsRestTrainer.train(rows, y, parameters()).model().predict(rows));
  }
}
