package dev.lanewise.property;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lanewise.data.Blobs;
import dev.lanewise.data.CornerClasses;
import dev.lanewise.data.Dataset;
import dev.lanewise.data.Moons;
import dev.lanewise.data.Rings;
import java.util.Arrays;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.PropertyDefaults;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;

/** Data sets that are drawn keep what their parameters promise. */
@PropertyDefaults(tries = 200, edgeCases = EdgeCasesMode.NONE)
class GeneratorProperties {
  /** Two coordinates and the radius, each rounded. */
  private static final double ROUNDING = 4 * 0x1p-24;

  @Property
  void ringsHaveTheirRadiiAndNumbers(
      @ForAll @IntRange(min = 1, max = 60) int outer,
      @ForAll @IntRange(min = 1, max = 60) int inner,
      @ForAll @DoubleRange(min = 0, max = 0.99) double factor,
      @ForAll boolean shuffled,
      @ForAll long seed) {
    Dataset data = Rings.of(outer, inner).withFactor(factor).withShuffle(shuffled).draw(seed);
    assertEquals(outer + inner, data.labels().length);
    assertEquals(inner, Arrays.stream(data.labels()).sum());
    for (int i = 0; i < data.labels().length; i++) {
      double r = Math.hypot(data.features().get(i, 0), data.features().get(i, 1));
      assertEquals(data.labels()[i] == 0 ? 1 : factor, r, ROUNDING);
    }
  }

  @Property
  void moonsLieOnTheirHalfCircles(
      @ForAll @IntRange(min = 2, max = 100) int n, @ForAll boolean shuffled, @ForAll long seed) {
    Dataset data = Moons.of(n).withShuffle(shuffled).draw(seed);
    assertEquals(n - n / 2, Arrays.stream(data.labels()).sum());
    for (int i = 0; i < n; i++) {
      boolean lower = data.labels()[i] == 1;
      double x = data.features().get(i, 0) - (lower ? 1 : 0);
      double y = data.features().get(i, 1) - (lower ? 0.5 : 0);
      assertEquals(1, Math.hypot(x, y), ROUNDING);
      assertTrue(lower ? y <= ROUNDING : y >= -ROUNDING, "on the wrong half: " + x + ", " + y);
    }
  }

  @Property
  void noiseHasItsDeviation(
      @ForAll @DoubleRange(min = 0.01, max = 1) double noise, @ForAll long seed) {
    Rings still = Rings.of(1000).withShuffle(false);
    float[] points = still.draw(seed).features().array();
    float[] noisy = still.withNoise(noise).draw(seed).features().array();
    double squares = 0;
    for (int i = 0; i < points.length; i++) {
      squares += Math.pow((double) noisy[i] - points[i], 2);
    }
    // chi-squared of 2,000: its deviation is 63, eight of which are a quarter
    assertEquals(1, squares / points.length / (noise * noise), 0.26);
  }

  @Property
  void blobsAreSpreadEvenlyAndNearTheirCentres(
      @ForAll @IntRange(min = 1, max = 6) int centres,
      @ForAll @IntRange(min = 0, max = 50) int more,
      @ForAll @IntRange(min = 1, max = 5) int features,
      @ForAll @DoubleRange(min = 0, max = 3) double deviation,
      @ForAll long seed) {
    int n = centres + more;
    Blobs blobs = Blobs.inBox(n, centres, features, 10, seed).withDeviation(deviation);
    Dataset data = blobs.draw(seed + 1);
    int[] counts = new int[centres];
    for (int i = 0; i < n; i++) {
      int c = (int) data.labels()[i];
      counts[c]++;
      for (int j = 0; j < features; j++) {
        double far = Math.abs(data.features().get(i, j) - blobs.centres()[c][j]);
        assertTrue(far <= 8 * deviation + 1e-5, far + " from the centre");
      }
    }
    for (int c = 0; c < centres; c++) {
      assertEquals(n / centres + (c < n % centres ? 1 : 0), counts[c]);
    }
  }

  @Property
  void featuresDoNotDependOnLabelNoise(
      @ForAll @IntRange(min = 8, max = 200) int rows,
      @ForAll @IntRange(min = 3, max = 6) int informative,
      @ForAll @IntRange(min = 0, max = 4) int redundant,
      @ForAll @IntRange(min = 2, max = 4) int classes,
      @ForAll @DoubleRange(min = 0, max = 1) double noise,
      @ForAll long seed) {
    CornerClasses clean =
        CornerClasses.of(rows).withColumns(informative, redundant, 1).withClasses(classes, 2);
    Dataset right = clean.draw(seed);
    Dataset noisy = clean.withLabelNoise(noise).draw(seed);
    assertArrayEquals(right.features().array(), noisy.features().array());
    assertEquals(informative + redundant + 1, right.features().cols());
    int[] counts = new int[classes];
    for (double label : right.labels()) {
      counts[(int) label]++;
    }
    int spread = Arrays.stream(counts).max().orElse(0) - Arrays.stream(counts).min().orElse(0);
    assertTrue(spread <= 2, "classes of sizes " + Arrays.toString(counts));
    for (double label : noisy.labels()) {
      assertTrue(label >= 0 && label < classes && label == Math.rint(label));
    }
  }
}
