package dev.lanewise.bench.search;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lanewise.bench.svm.Examples;
import dev.lanewise.data.Dataset;
import dev.lanewise.data.KernelTrickData;
import dev.lanewise.kernel.PolynomialKernel;
import dev.lanewise.select.KFold;
import dev.lanewise.select.ParameterGrid;
import dev.lanewise.select.Svc;
import dev.lanewise.select.TrainTestSplit;
import dev.lanewise.svm.ClassWeights;
import dev.lanewise.svm.SvmParameters;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SearchTaskTest {
  @TempDir private Path folder;

  private static SearchTask article() {
    return ArticleTask.of(ArticleTask.examples(1), 1, 100, 7);
  }

  @Test
  void articleHas702Fits() {
    SearchTask task = article();
    assertEquals(List.of(11, 145, 41, 505), task.grids().stream().map(task::fits).toList(), "fits");
    assertTrue(task.describe().contains("600 x 2, 2 classes, 200 rows to test; 702 fits in 2"));
  }

  @Test
  void rowsToTestComeAfterThoseToLearnFrom() {
    Dataset all = KernelTrickData.rings(3);
    int[] train = TrainTestSplit.ofFraction(800, 0.25, 3).train();
    int[] test = TrainTestSplit.ofFraction(800, 0.25, 3).test();
    Examples examples = ArticleTask.examples(3);
    for (int i = 0; i < 800; i++) {
      int row = i < 600 ? train[i] : test[i - 600];
      assertEquals(all.features().get(row, 1), examples.x().get(i, 1));
      assertEquals(all.labels()[row], examples.labels()[i]);
    }
  }

  @Test
  void foldsOfTheArticleHaveBothClasses() {
    int[] train = Arrays.copyOf(ArticleTask.examples(1).labels(), 600);
    KFold.inOrder(2)
        .stratified(train)
        .forEach(split -> assertEquals(300, split.test().length, "rows of a fold"));
  }

  @Test
  void fileKeepsEverything() throws IOException {
    SearchTask task = article();
    task.write(folder);
    assertEquals(task, SearchTask.read(folder));
  }

  @Test
  void candidatesAreThoseOfTheCells() {
    SearchTask task = article();
    KernelGrid poly = task.grids().get(1);
    List<Svc> candidates = task.candidates(poly);
    assertEquals(72, candidates.size());
    SvmParameters second = candidates.get(1).parameters().apply(null); // gamma runs fastest
    assertEquals(new PolynomialKernel(1e-2, 1, 2), second.kernel());
    assertEquals(1, second.c());
    SvmParameters last = candidates.get(71).parameters().apply(null);
    assertEquals(new PolynomialKernel(0.1, 100, 4), last.kernel());
    assertEquals(1e3, last.c());
    assertEquals(ClassWeights.autoLegacy(), last.weights());
    assertEquals(2_000_000, last.maxIterations());
    assertEquals(100L << 20, last.memoryBytes());
  }

  @Test
  void gridsHaveNoWeightsAndTheLimitOfTheProgram() {
    KernelGrid grid = KernelGrid.of("rbf", ParameterGrid.of("C", 3).and("gamma", 0.5, 2));
    SearchTask task =
        new SearchTask("data", 10, 0, 2, 2, 5, false, "minmax", 1, null, 1, List.of(grid));
    SvmParameters parameters = task.candidates(grid).get(0).parameters().apply(null);
    assertEquals(ClassWeights.none(), parameters.weights());
    assertEquals(SvmParameters.DEFAULT_MAX_ITERATIONS, parameters.maxIterations());
    assertEquals(10, task.fits(grid));
    double[] gammas = grid.settings().stream().mapToDouble(s -> s.get("gamma")).toArray();
    assertArrayEquals(new double[] {0.5, 2}, gammas);
  }

  @Test
  void otherScalesAndKernelsAreRefused() {
    KernelGrid grid = KernelGrid.of("tree", ParameterGrid.of("C", 1));
    assertThrows(IllegalArgumentException.class, () -> task("no", 0, grid).candidates(grid));
    assertThrows(IllegalArgumentException.class, () -> task("none", 0, grid));
    assertThrows(IllegalArgumentException.class, () -> task("minmax", 1, grid));
  }

  private static SearchTask task(String scale, int testRows, KernelGrid grid) {
    return new SearchTask("x", 9, testRows, 2, 2, 3, false, scale, 1, null, 1, List.of(grid));
  }
}
