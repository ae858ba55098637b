package dev.lanewise.generator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lanewise.oracle.ExactDot;
import dev.lanewise.oracle.Format;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** The generators deliver what their names promise. */
class GeneratorsTest {
  private final SplittableRandom random = new SplittableRandom(11);

  @Test
  void sizesReachTailsEdgesAndTheTop() {
    Set<Integer> seen = new HashSet<>();
    for (int t = 0; t < 20_000; t++) {
      seen.add(Sizes.draw(random));
      assertTrue(Sizes.offset(random) <= Sizes.OFFSETS);
    }
    for (int n = 0; n <= Sizes.TAILS; n++) {
      assertTrue(seen.contains(n), "size " + n);
    }
    assertTrue(seen.contains(4097) && seen.contains(257) && seen.stream().allMatch(n -> n <= 4097));
  }

  @Test
  void valuesBelongToTheirFormatAndFamily() {
    for (Format format : Format.values()) {
      for (Values family : Values.values()) {
        double[] x = family.draw(2000, format, random);
        double largest = Arrays.stream(x).map(Math::abs).max().getAsDouble();
        for (double v : x) {
          assertTrue(Format.sameBits(v, format.round(v)) && Double.isFinite(v), family + " " + v);
        }
        boolean finiteSquares = 4097 * largest * largest < format.max;
        assertTrue(finiteSquares, family + " of " + format);
      }
      double[] tiny = Values.UNDERFLOWING.draw(100, format, random);
      double product = format.multiply(tiny[0], tiny[1]);
      assertTrue(Math.abs(product) < format.minNormal() * 0x1p60, "" + product);
      double[] subnormal = Values.SUBNORMAL.draw(100, format, random);
      assertTrue(Arrays.stream(subnormal).allMatch(v -> Math.abs(v) < format.minNormal()));
      assertTrue(Arrays.stream(subnormal).anyMatch(v -> v != 0));
    }
    double[] zeros = Values.ZEROS.draw(100, Format.DOUBLE, random);
    assertTrue(Arrays.stream(zeros).anyMatch(v -> Format.sameBits(v, -0.0)));
  }

  @Test
  void genDotReachesItsCondition() {
    for (Format format : Format.values()) {
      for (double wanted : new double[] {1e3, 1e8, 1e16, 1e30}) {
        double wantedInFormat = format == Format.FLOAT ? Math.min(wanted, 1e16) : wanted;
        GenDot pair = GenDot.of(format, 200, wantedInFormat, random);
        double off = Math.abs(Math.log10(pair.condition() / wantedInFormat));
        assertTrue(off < 4, format + " wanted " + wantedInFormat + ", got " + pair.condition());
      }
    }
    double[] x = random.doubles(200, -1, 1).toArray();
    assertTrue(new GenDot(x, x).condition() < 3, "an ordinary pair is well conditioned");
  }

  @Test
  void framesKnowTheirOutside() {
    Frame frame = Frame.around(new double[] {1, 2, 3, 4, 5, 6}, 2, 3, 4, 2, -7);
    assertEquals(6, frame.get(1, 2));
    assertTrue(frame.outsideIs(-7));
    assertFalse(frame.outsideIs(-8));
    frame.values()[frame.row(0) + 3] = 0; // the gap behind row 0
    assertFalse(frame.outsideIs(-7));
    assertEquals(5, frame.select(1, 0, 1).get(2, 1));
    assertTrue(Arrays.equals(new double[] {1, 2, 3, 4, 5, 6}, frame.dense()));
    assertTrue(Frame.dense(new double[6], 2, 3).outsideIs(-7));
  }

  @Test
  void spdMatricesAreSymmetricAndKeepTheirTrace() {
    for (Spd.Spectrum spectrum : Spd.Spectrum.values()) {
      int n = 9;
      double[] a = Spd.withCondition(n, 1e6, spectrum, random);
      for (int i = 0; i < n; i++) {
        for (int j = 0; j < n; j++) {
          assertTrue(Format.sameBits(a[i * n + j], a[j * n + i]));
        }
      }
    }
    double[] d = {5, 1, 1e-3, 2};
    double[] a = Spd.withEigenvalues(d, random);
    assertEquals(8.001, a[0] + a[5] + a[10] + a[15], 1e-13);
    // The squared Frobenius norm is the sum of the squared eigenvalues: no diagonal matrix.
    assertEquals(30.000001, ExactDot.of(a, 0, a, 0, 16).toDouble(), 1e-12);
    assertTrue(Math.abs(a[1]) > 1e-6);
    assertEquals(0.25, Spd.hilbert(3)[5]);
    assertEquals(Math.scalb(a[6], -2 - 5), Spd.graded(a, 4, 10)[6]);
  }

  @Test
  void dataSetsHaveTheirShape() {
    for (DataSet.Kind kind : DataSet.Kind.values()) {
      DataSet set = DataSet.draw(kind, 40, 3, random);
      assertTrue(Arrays.stream(set.labels()).anyMatch(l -> l == 1), "" + kind);
      assertTrue(Arrays.stream(set.labels()).anyMatch(l -> l == -1), "" + kind);
      assertTrue(Arrays.stream(set.features().values()).allMatch(v -> v == (float) v));
    }
    DataSet duplicates = DataSet.draw(DataSet.Kind.DUPLICATES, 40, 3, random);
    assertEquals(5, distinctRows(duplicates.features()));
    DataSet clouds = DataSet.draw(DataSet.Kind.CLOUDS, 40, 3, random);
    assertEquals(40, distinctRows(clouds.features()));
    DataSet contradictions = DataSet.draw(DataSet.Kind.CONTRADICTIONS, 40, 3, random);
    assertEquals(20, distinctRows(contradictions.features()));
    DataSet seven = DataSet.classes(7, 30, 2, random);
    assertEquals(7, Arrays.stream(seven.labels()).distinct().count());
  }

  private static int distinctRows(Frame f) {
    Set<String> rows = new HashSet<>();
    for (int i = 0; i < f.rows(); i++) {
      rows.add(Arrays.toString(f.select(i).values()));
    }
    return rows.size();
  }
}
