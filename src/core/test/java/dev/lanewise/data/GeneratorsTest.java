package dev.lanewise.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lanewise.kernel.RbfKernel;
import dev.lanewise.svm.SvmParameters;
import dev.lanewise.svm.SvmTrainer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.LongFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** Data sets that are drawn, against points computed by hand and what their parameters promise. */
class GeneratorsTest {
  private static final float HALF_ROOT = (float) Math.sqrt(0.5);

  private static float[][] rows(Dataset data) {
    float[][] rows = new float[data.labels().length][data.features().cols()];
    for (int i = 0; i < rows.length; i++) {
      data.features().copyRow(i, rows[i], 0);
    }
    return rows;
  }

  private static void assertRows(float[][] expected, Dataset actual) {
    float[][] rows = rows(actual);
    assertEquals(expected.length, rows.length);
    for (int i = 0; i < rows.length; i++) {
      assertArrayEquals(expected[i], rows[i], 1e-7f, "row " + i);
    }
  }

  @Test
  void ringsAreThePointsOfTheFormula() {
    Dataset data = Rings.of(4, 8).withFactor(0.5).withShuffle(false).draw(1);
    float c = HALF_ROOT / 2;
    assertRows(
        new float[][] {
          {1, 0},
          {0, 1},
          {-1, 0},
          {0, -1},
          {0.5f, 0},
          {c, c},
          {0, 0.5f},
          {-c, c},
          {-0.5f, 0},
          {-c, -c},
          {0, -0.5f},
          {c, -c}
        },
        data);
    assertArrayEquals(new double[] {0, 0, 0, 0, 1, 1, 1, 1, 1, 1, 1, 1}, data.labels());
  }

  @Test
  void moonsAreThePointsOfTheFormula() {
    Dataset data = Moons.of(6).withShuffle(false).draw(1);
    assertRows(new float[][] {{1, 0}, {0, 1}, {-1, 0}, {0, 0.5f}, {1, -0.5f}, {2, 0.5f}}, data);
    assertArrayEquals(new double[] {0, 0, 0, 1, 1, 1}, data.labels());
    assertRows(new float[][] {{1, 0}, {0, 0.5f}}, Moons.of(2).withShuffle(false).draw(1));
  }

  @Test
  void oddNumbersHaveTheLargerHalfInTheSecondClass() {
    assertEquals(3, Arrays.stream(Rings.of(5).draw(1).labels()).sum());
    assertEquals(3, Arrays.stream(Moons.of(5).draw(1).labels()).sum());
  }

  @Test
  void blobsWithoutDeviationAreTheirCentres() {
    Blobs blobs = Blobs.of(5, new double[] {1, 2, 3}, new double[] {-1, 0.5, 7});
    Dataset data = blobs.withDeviation(0).withShuffle(false).draw(9);
    assertRows(new float[][] {{1, 2, 3}, {1, 2, 3}, {1, 2, 3}, {-1, 0.5f, 7}, {-1, 0.5f, 7}}, data);
    assertArrayEquals(new double[] {0, 0, 0, 1, 1}, data.labels());
  }

  @Test
  void blobsHaveTheirOwnSizesAndDeviations() {
    Dataset data =
        Blobs.of(new int[] {4000, 1000}, new double[] {0}, new double[] {50})
            .withDeviation(2, 5)
            .withShuffle(false)
            .draw(3);
    double[] values = new double[5000];
    Arrays.setAll(values, i -> data.features().get(i, 0));
    // standard errors: 2 / sqrt(4000) = 0.032, 5 / sqrt(1000) = 0.16; of deviations the same / 1.41
    assertEquals(0, mean(values, 0, 4000), 0.15);
    assertEquals(2, deviation(values, 0, 4000), 0.1);
    assertEquals(50, mean(values, 4000, 5000), 0.7);
    assertEquals(5, deviation(values, 4000, 5000), 0.5);
  }

  @Test
  void centresInABoxStayAndAreApartFromTheDraw() {
    Blobs blobs = Blobs.inBox(30, 3, 2, 10, 5);
    double[][] centres = blobs.centres();
    for (double[] centre : centres) {
      assertTrue(Math.abs(centre[0]) <= 10 && Math.abs(centre[1]) <= 10);
    }
    assertTrue(centres[0][0] != centres[1][0]);
    centres[0][0] = 99;
    assertTrue(blobs.centres()[0][0] < 11, "the centres can be changed from outside");
    assertArrayEquals(blobs.centres(), Blobs.inBox(70, 3, 2, 10, 5).centres());
  }

  @Test
  void cornersAreTakenOnceAndClassesAreEven() {
    CornerClasses all = CornerClasses.of(16).withColumns(4, 0, 0).withClasses(8, 2);
    Dataset data = all.withSeparation(100).withShuffle(false).draw(2);
    List<String> corners = new ArrayList<>();
    for (int i = 0; i < 16; i++) {
      StringBuilder corner = new StringBuilder();
      for (int j = 0; j < 4; j++) {
        float value = data.features().get(i, j);
        assertEquals(100, Math.abs(value), 20); // |z A| of 4 terms
        corner.append(value > 0 ? '+' : '-');
      }
      corners.add(corner.toString());
      assertEquals(i % 8, data.labels()[i]);
    }
    assertEquals(16, corners.stream().distinct().count());
  }

  @Test
  void redundantColumnsFollowFromInformativeOnes() {
    Dataset data = CornerClasses.of(50).withColumns(2, 1, 1).draw(4);
    double[][] x = new double[50][];
    Arrays.setAll(
        x,
        i ->
            new double[] {
              data.features().get(i, 0), data.features().get(i, 1),
              data.features().get(i, 2), data.features().get(i, 3)
            });
    // b from two rows by Cramer's rule has to fit all others
    double det = x[0][0] * x[1][1] - x[0][1] * x[1][0];
    double b0 = (x[0][2] * x[1][1] - x[0][1] * x[1][2]) / det;
    double b1 = (x[0][0] * x[1][2] - x[0][2] * x[1][0]) / det;
    double misfit = 0;
    double useless = 0;
    for (double[] row : x) {
      misfit = Math.max(misfit, Math.abs(row[0] * b0 + row[1] * b1 - row[2]));
      useless = Math.max(useless, Math.abs(row[0] * b0 + row[1] * b1 - row[3]));
    }
    assertTrue(misfit < 1e-5, "redundant column is off by " + misfit);
    assertTrue(useless > 0.1, "useless column follows too");
  }

  @Test
  void labelNoiseChangesLabelsAndNothingElse() {
    CornerClasses clean = CornerClasses.of(3000).withClasses(3, 1);
    Dataset right = clean.draw(6);
    Dataset noisy = clean.withLabelNoise(0.2).draw(6);
    assertArrayEquals(right.features().array(), noisy.features().array());
    int[][] moved = new int[3][3];
    for (int i = 0; i < 3000; i++) {
      moved[(int) right.labels()[i]][(int) noisy.labels()[i]]++;
    }
    for (int a = 0; a < 3; a++) {
      for (int b = 0; b < 3; b++) {
        // binomial: deviation sqrt(1000 * 0.1 * 0.9) = 9.5 off the diagonal, 12.6 on it
        assertEquals(a == b ? 800 : 100, moved[a][b], 65, a + " to " + b);
      }
    }
    Dataset wrong = clean.withLabelNoise(1).draw(6);
    for (int i = 0; i < 3000; i++) {
      assertTrue(wrong.labels()[i] != right.labels()[i]);
    }
  }

  @Test
  void everySeedIsItsOwnAndRepeats() {
    List<LongFunction<Dataset>> all =
        List.of(
            Rings.of(20).withNoise(0.1)::draw,
            Moons.of(20).withNoise(0.1)::draw,
            Blobs.inBox(20, 2, 3, 10, 1)::draw,
            CornerClasses.of(20)::draw,
            KernelTrickData::rings,
            KernelTrickData::circles,
            KernelTrickData::blobs);
    for (LongFunction<Dataset> generator : all) {
      float[] first = generator.apply(1).features().array();
      assertArrayEquals(first, generator.apply(1).features().array());
      assertFalse(Arrays.equals(first, generator.apply(2).features().array()));
    }
  }

  @Test
  void shufflingKeepsRowsAndTheirLabelsTogether() {
    Rings rings = Rings.of(200).withNoise(0.01);
    Dataset plain = rings.withShuffle(false).draw(8);
    Dataset shuffled = rings.draw(8);
    assertEquals(labelled(plain), labelled(shuffled));
    assertFalse(Arrays.equals(plain.labels(), shuffled.labels()));
    double firstHalf = Arrays.stream(shuffled.labels(), 0, 100).sum();
    assertEquals(50, firstHalf, 20); // hypergeometric, deviation 3.5
  }

  /** The bits of one draw: what holds them together on every machine. */
  @Test
  void theBitsOfADrawAreKnown() {
    assertEquals(BITS_OF_RINGS, Arrays.hashCode(KernelTrickData.rings(1).features().array()));
    assertEquals(
        BITS_OF_CORNERS, Arrays.hashCode(CornerClasses.of(100).draw(1).features().array()));
  }

  private static final int BITS_OF_RINGS = -1125235523;
  private static final int BITS_OF_CORNERS = 1592150352;

  @Test
  void theArticlesDataHaveItsSizes() {
    for (long seed = 1; seed <= 5; seed++) {
      Dataset rings = KernelTrickData.rings(seed);
      assertEquals(800, rings.labels().length);
      assertEquals(200, Arrays.stream(rings.labels()).sum());
      for (int i = 0; i < 800; i++) {
        double r = Math.hypot(rings.features().get(i, 0), rings.features().get(i, 1));
        assertEquals(rings.labels()[i] == 0 ? 3 : 1, r, 5 * 0.25);
      }
      Dataset circles = KernelTrickData.circles(seed);
      for (int i = 0; i < 200; i++) {
        double x = circles.features().get(i, 0);
        double y = circles.features().get(i, 1);
        assertEquals(circles.labels()[i] == 1, x * x + y * y < 0.5, "the plane of height 0.5");
      }
      Dataset blobs = KernelTrickData.blobs(seed);
      assertEquals(100, Arrays.stream(blobs.labels()).sum());
      assertEquals(200, blobs.labels().length);
    }
  }

  @Test
  void anRbfMachineSeparatesTheArticlesRings() {
    Dataset data = KernelTrickData.rings(3);
    int[] labels = Arrays.stream(data.labels()).mapToInt(y -> (int) y).toArray();
    var fit =
        SvmTrainer.train(
            data.features(), labels, SvmParameters.defaults(new RbfKernel(0.1)).withC(10));
    int wrong = 0;
    float[][] rows = rows(data);
    for (int i = 0; i < rows.length; i++) {
      wrong += fit.model().predict(rows[i]) == labels[i] ? 0 : 1;
    }
    assertTrue(wrong <= 4, wrong + " of 800 on the wrong side");
  }

  @Test
  void whatCannotBeDrawnIsRefused() {
    assertRefused("outer is 0, expected at least 1", () -> Rings.of(0, 3));
    assertRefused("n is 1, expected at least 2", () -> Rings.of(1));
    assertRefused("factor is 1.0", () -> Rings.of(4).withFactor(1));
    assertRefused("factor is NaN", () -> Rings.of(4).withFactor(Double.NaN));
    assertRefused("noise is -0.1", () -> Rings.of(4).withNoise(-0.1));
    assertRefused("noise is NaN", () -> Moons.of(4).withNoise(Double.NaN));
    assertRefused("lower is 0", () -> new Moons(1, 0, 0, true));
    assertRefused(
        "centre 1 has 1 coordinates, centre 0 has 2",
        () -> Blobs.of(4, new double[] {0, 0}, new double[] {1}));
    assertRefused("coordinate 0 of centre 0 is Infinity", () -> Blobs.of(4, new double[] {1 / 0.}));
    assertRefused("n is 1", () -> Blobs.of(1, new double[] {0}, new double[] {1}));
    assertRefused(
        "2 deviations and 3 centres", () -> Blobs.inBox(9, 3, 2, 1, 1).withDeviation(1, 2));
    assertRefused(
        "deviation of class 0 is -1.0", () -> Blobs.inBox(9, 3, 2, 1, 1).withDeviation(-1));
    assertRefused(
        "row 0, column 0 is beyond the largest 32-bit float",
        () -> Blobs.of(1, new double[] {1e39}).draw(1));
    assertRefused(
        "2 classes of 3 clouds need 6 corners, 2 informative features have 4",
        () -> CornerClasses.of(100).withClasses(2, 3));
    assertRefused("rows is 3, expected at least 4", () -> CornerClasses.of(3));
    assertRefused("labelNoise is 1.5", () -> CornerClasses.of(9).withLabelNoise(1.5));
    assertRefused("informative is 31", () -> CornerClasses.of(9).withColumns(31, 0, 0));
  }

  private static void assertRefused(String message, Executable making) {
    String actual = assertThrows(IllegalArgumentException.class, making).getMessage();
    assertTrue(actual.contains(message), actual);
  }

  private static List<String> labelled(Dataset data) {
    List<String> all = new ArrayList<>();
    float[][] rows = rows(data);
    for (int i = 0; i < rows.length; i++) {
      all.add(data.labels()[i] + Arrays.toString(rows[i]));
    }
    all.sort(null);
    return all;
  }

  private static double mean(double[] values, int from, int to) {
    return Arrays.stream(values, from, to).average().orElseThrow();
  }

  private static double deviation(double[] values, int from, int to) {
    double mean = mean(values, from, to);
    return Math.sqrt(
        Arrays.stream(values, from, to).map(v -> (v - mean) * (v - mean)).average().orElseThrow());
  }
}
