package dev.lanewise.objects;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lanewise.kernel.LinearKernel;
import dev.lanewise.kernel.PrecomputedKernel;
import dev.lanewise.matrix.DoubleMatrix;
import dev.lanewise.matrix.FloatMatrix;
import dev.lanewise.matrix.RowPartition;
import dev.lanewise.ridge.RidgeOptions;
import dev.lanewise.svm.LabelNames;
import dev.lanewise.svm.Status;
import dev.lanewise.svm.SvmFit;
import dev.lanewise.svm.SvmParameters;
import dev.lanewise.svm.SvmTrainer;
import dev.lanewise.svm.TrainingRun;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

class ObjectMachinesTest {
  private static final SvmParameters PARAMETERS =
      SvmParameters.defaults(new PrecomputedKernel()).withC(10);
  private static final String[] MOTIFS = {"gattaca", "ccgcgg", "tatata"};

  /** Random nucleotides around the motif of each class. */
  private static List<String> sequences(int[] labels, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    List<String> sequences = new ArrayList<>();
    for (int label : labels) {
      StringBuilder text = new StringBuilder();
      for (int i = 0; i < 20; i++) {
        text.append("acgt".charAt(random.nextInt(4)));
      }
      sequences.add(text.insert(random.nextInt(20), MOTIFS[label]).toString());
    }
    return sequences;
  }

  private static int[] labels(int n) {
    int[] labels = new int[n];
    for (int i = 0; i < n; i++) {
      labels[i] = i % MOTIFS.length;
    }
    return labels;
  }

  @Test
  void motifsAreLearnedAndThreadsDoNotShow() {
    int[] labels = labels(90);
    List<String> texts = sequences(labels, 1);
    int[] otherLabels = labels(60);
    List<String> others = sequences(otherLabels, 2);
    ObjectKernel<CharSequence> kernel = TextKernels.spectrum(4);
    ObjectFit<CharSequence> fit = ObjectClassifier.train(kernel, texts, labels, PARAMETERS);
    assertEquals(Status.CONVERGED, fit.svm().status());
    int[] predicted = fit.model().predict(others);
    int right = 0;
    for (int i = 0; i < predicted.length; i++) {
      right += predicted[i] == otherLabels[i] ? 1 : 0;
      assertEquals(predicted[i], fit.model().predict(others.get(i)));
    }
    assertTrue(right >= 57, right + " of 60");
    DoubleMatrix values = fit.model().decisionValues(others);
    try (ExecutorService pool = Executors.newFixedThreadPool(2)) {
      RowPartition threads = RowPartition.over(pool, 3);
      ObjectFit<CharSequence> again =
          ObjectClassifier.train(
              kernel, texts, labels, Scale.UNIT, PARAMETERS, TrainingRun.DEFAULT.with(threads));
      assertArrayEquals(values.array(), again.model().decisionValues(others, threads).array());
      assertArrayEquals(predicted, again.model().predict(others, threads));
    }
  }

  /** The Gram matrix, training and prediction by hand. */
  @Test
  void decisionsAreThoseOfThePrecomputedKernel() {
    int[] labels = labels(45);
    List<String> texts = sequences(labels, 3);
    List<String> others = sequences(labels(15), 4);
    for (Scale scale : Scale.values()) {
      ObjectKernel<CharSequence> kernel = TextKernels.subsequences(3, 0.5);
      FloatMatrix rows = rows(ObjectGram.gram(kernel, texts, scale, RowPartition.caller()));
      FloatMatrix cross =
          rows(ObjectGram.crossGram(kernel, others, texts, scale, RowPartition.caller()));
      SvmFit expected = SvmTrainer.train(rows, labels, PARAMETERS);
      ObjectFit<CharSequence> fit =
          ObjectClassifier.train(kernel, texts, labels, scale, PARAMETERS, TrainingRun.DEFAULT);
      assertArrayEquals(expected.supportRows(), fit.svm().supportRows());
      assertEquals(expected.pairs(), fit.svm().pairs());
      assertSame(scale, fit.model().scale());
      assertArrayEquals(
          expected.model().decisionValues(cross).array(),
          fit.model().decisionValues(others).array());
      assertArrayEquals(expected.model().predict(cross), fit.model().predict(others));
      assertArrayEquals(expected.model().predict(rows), fit.model().predict(texts));
    }
  }

  private static FloatMatrix rows(DoubleMatrix values) {
    FloatMatrix floats = FloatMatrix.allocate(values.rows(), values.cols());
    for (int i = 0; i < values.array().length; i++) {
      floats.array()[i] = (float) values.array()[i];
    }
    return PrecomputedKernel.rows(floats);
  }

  @Test
  void predictionsEvaluateSupportObjectsOnly() {
    Set<Double> asked = new HashSet<>();
    ObjectKernel<Double> kernel =
        (a, b) -> {
          asked.add(b);
          return 1 + a * b;
        };
    List<Double> objects = List.of(-9.0, -8.0, -1.0, 1.0, 8.0, 9.0);
    int[] labels = {0, 0, 0, 1, 1, 1};
    ObjectClassifier<Double> model =
        ObjectClassifier.train(kernel, objects, labels, Scale.RAW, PARAMETERS, TrainingRun.DEFAULT)
            .model();
    asked.clear();
    assertArrayEquals(new int[] {0, 1}, model.predict(List.of(-2.0, 3.0)));
    assertEquals(Set.of(-1.0, 1.0), asked);
    assertEquals(Set.of(-1.0, 1.0), Set.copyOf(model.supportObjects()));
    assertEquals(model.supportObjects().size() + 1, model.machine().features());
  }

  @Test
  void binaryTreesAndNamesOfClasses() {
    List<Tree> trees =
        Stream.of(
                "(+ a b)",
                "(+ (* a b) c)",
                "(+ a (+ b c))",
                "(* a b)",
                "(* (+ a b) c)",
                "(* a (* b c))")
            .map(Tree::parse)
            .toList();
    String[] does = {"sum", "sum", "sum", "product", "product", "product"};
    LabelNames names = LabelNames.of(does);
    ObjectClassifier<Tree> model =
        ObjectClassifier.train(new SubsetTreeKernel(0.5), trees, names.encode(does), PARAMETERS)
            .model();
    assertArrayEquals(does, names.decode(model.predict(trees)));
  }

  @Test
  void ridgeSolvesItsEquationsAndThreadsDoNotShow() {
    List<String> texts = sequences(labels(40), 5);
    List<String> others = sequences(labels(10), 6);
    DoubleMatrix y = DoubleMatrix.allocate(40, 2);
    for (int i = 0; i < 40; i++) {
      y.set(i, 0, texts.get(i).chars().filter(c -> c == 'a').count());
      y.set(i, 1, i);
    }
    double lambda = 0.25;
    ObjectKernel<CharSequence> kernel = TextKernels.spectra(1, 1);
    ObjectRidge<CharSequence> ridge = ObjectRidge.fit(kernel, lambda, texts, y);
    DoubleMatrix fitted = ridge.predict(texts);
    DoubleMatrix a = ridge.dualCoefficients();
    for (int i = 0; i < 40; i++) {
      for (int t = 0; t < 2; t++) {
        assertEquals(y.get(i, t), fitted.get(i, t) + lambda * a.get(i, t), 1e-9);
      }
    }
    DoubleMatrix cross = ObjectGram.crossGram(kernel, others, texts);
    DoubleMatrix predicted = ridge.predict(others);
    for (int i = 0; i < 10; i++) {
      double sum = 0;
      for (int j = 0; j < 40; j++) {
        sum += cross.get(i, j) * a.get(j, 1);
      }
      assertEquals(sum, predicted.get(i, 1));
    }
    try (ExecutorService pool = Executors.newFixedThreadPool(2)) {
      RowPartition threads = RowPartition.over(pool, 2);
      ObjectRidge<CharSequence> again =
          ObjectRidge.fit(kernel, lambda, texts, y, Scale.UNIT, RidgeOptions.DEFAULT, threads);
      assertArrayEquals(predicted.array(), again.predict(others, threads).array());
    }
    assertEquals(2, ridge.targets());
    assertMessage(
        "there are 39 objects, Y has 40 rows",
        () -> ObjectRidge.fit(kernel, 1, texts.subList(0, 39), y));
  }

  @Test
  void whatDoesNotFitIsRefused() {
    ObjectKernel<CharSequence> kernel = TextKernels.spectrum(1);
    List<String> texts = List.of("a", "b", "c");
    assertMessage(
        "there are 3 objects, 2 labels",
        () -> ObjectClassifier.train(kernel, texts, new int[] {0, 1}, PARAMETERS));
    assertMessage(
        "parameters have LinearKernel[], expected PrecomputedKernel[]",
        () ->
            ObjectClassifier.train(
                kernel, texts, new int[] {0, 1, 1}, SvmParameters.defaults(new LinearKernel())));
    ObjectClassifier<Double> model =
        ObjectClassifier.<Double>train(
                (a, b) -> a * b, List.of(1.0, -1.0), new int[] {0, 1}, PARAMETERS)
            .model();
    assertMessage(
        "K(row 1, itself) is negative or not finite",
        () -> model.predict(List.of(1.0, Double.NaN)));
    assertEquals(
        "object 0 is null",
        assertThrows(
                NullPointerException.class,
                () -> model.predict(Collections.<Double>singletonList(null)))
            .getMessage());
  }

  private static void assertMessage(
      String expected, org.junit.jupiter.api.function.Executable action) {
    assertEquals(expected, assertThrows(IllegalArgumentException.class, action).getMessage());
  }

  @Test
  void valuesThatFloatsCannotHoldAreRefusedWithBothObjects() {
    ObjectKernel<Double> product = (a, b) -> a * b;
    int[] labels = {0, 1, 0, 1};
    List<Double> large = List.of(1.0, -1.0, 1e30, -2.0);
    assertEquals(
        "K(object 2, object 2) is 1.0000000000000001E60; kernel values have to be of size up to"
            + " 3.4028234663852886E38, as floats are",
        refusal(
            () ->
                ObjectClassifier.train(
                    product, large, labels, Scale.RAW, PARAMETERS, TrainingRun.DEFAULT)));
    ObjectClassifier<Double> model =
        ObjectClassifier.train(
                product,
                List.of(1.0, -1.0, 2.0, -2.0),
                labels,
                Scale.RAW,
                PARAMETERS,
                TrainingRun.DEFAULT)
            .model();
    assertEquals(
        "K(row 1, object 0) is not of size up to 3.4028234663852886E38, as floats are",
        refusal(() -> model.predict(List.of(1.0, 1e300))));
  }

  private static String refusal(Executable action) {
    return assertThrows(IllegalArgumentException.class, action).getMessage();
  }

  /** Two equal objects and a lambda that vanishes beside 1. */
  @Test
  void ridgeSaysWhatJitterItTook() {
    ObjectKernel<CharSequence> kernel = TextKernels.spectrum(1);
    DoubleMatrix y = DoubleMatrix.of(new double[] {1, 1, 2}, 3, 1);
    List<String> equal = List.of("ab", "ab", "cd");
    assertTrue(ObjectRidge.fit(kernel, 1e-20, equal, y).jitter() > 0);
    assertEquals(0, ObjectRidge.fit(kernel, 1, equal, y).jitter());
  }
}
