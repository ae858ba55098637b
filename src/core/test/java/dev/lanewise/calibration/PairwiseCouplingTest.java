package dev.lanewise.calibration;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lanewise.data.AllocatedBytes;
import org.junit.jupiter.api.Test;

class PairwiseCouplingTest {
  private static final double[] FOUR = {0.9, 0.6, 0.3, 0.4, 0.2, 0.7};

  /** Golden values: LIBSVM 3.35. */
  @Test
  void theResultIsThatOfLibsvm() {
    PairwiseCoupling coupling = new PairwiseCoupling(4);
    double[] out = {7, 0, 0, 0, 0, 7};
    double[] pairs = {5, 0.9, 0.6, 0.3, 0.4, 0.2, 0.7};
    assertTrue(coupling.couple(pairs, 1, out, 1, coupling.newScratch()));
    double[] expected = {
      7, 0.2832630665080453, 0.10414783610666395, 0.31835468978510467, 0.29423440760018615, 7
    };
    assertArrayEquals(expected, out, 1e-14);
    assertArrayEquals(new double[] {5, 0.9, 0.6, 0.3, 0.4, 0.2, 0.7}, pairs);
    assertEquals(6, coupling.pairs());
  }

  @Test
  void twoClassesAreTakenDirectlyAndClamped() {
    PairwiseCoupling coupling = new PairwiseCoupling(2);
    double[] out = new double[2];
    coupling.couple(new double[] {0.3}, 0, out, 0, coupling.newScratch());
    assertArrayEquals(new double[] {0.3, 0.7}, out);
    coupling.couple(new double[] {1}, 0, out, 0, coupling.newScratch());
    assertArrayEquals(new double[] {1 - 1e-7, 1e-7}, out, 1e-16);
    assertEquals(1, out[0] + out[1]);
    coupling.couple(new double[] {0}, 0, out, 0, coupling.newScratch());
    assertArrayEquals(new double[] {1e-7, 1 - 1e-7}, out);
  }

  /** Rounds and tolerance are obeyed: no round at all leaves the classes equal. */
  @Test
  void theEndIsSaid() {
    double[] out = new double[4];
    PairwiseCoupling none = new PairwiseCoupling(4, 1e-3, 0);
    assertFalse(none.couple(FOUR, 0, out, 0, none.newScratch()));
    assertArrayEquals(new double[] {0.25, 0.25, 0.25, 0.25}, out);
    PairwiseCoupling strict = new PairwiseCoupling(4, 1e-13, 1000);
    assertTrue(strict.couple(FOUR, 0, out, 0, strict.newScratch()));
    double[] qp = product(FOUR, out);
    double pqp = 0;
    for (int t = 0; t < 4; t++) {
      pqp += out[t] * qp[t];
    }
    for (int t = 0; t < 4; t++) {
      assertEquals(pqp, qp[t], 2e-13);
    }
  }

  /** Half the gradient of 1/2 sum (r(j, i) p(i) - r(i, j) p(j))^2, from its definition. */
  private static double[] product(double[] pairs, double[] p) {
    double[] gradient = new double[p.length];
    int at = 0;
    for (int i = 0; i < p.length; i++) {
      for (int j = i + 1; j < p.length; j++) {
        double r = pairs[at++];
        double difference = (1 - r) * p[i] - r * p[j];
        gradient[i] += difference * (1 - r);
        gradient[j] -= difference * r;
      }
    }
    return gradient;
  }

  @Test
  void couplingAllocatesNothing() {
    PairwiseCoupling coupling = new PairwiseCoupling(4);
    PairwiseCoupling.Scratch scratch = coupling.newScratch();
    double[] out = new double[4];
    long bytes = Long.MAX_VALUE;
    for (int round = 0; round < 20 && bytes > 0; round++) {
      long before = AllocatedBytes.ofThisThread();
      for (int i = 0; i < 1000; i++) {
        coupling.couple(FOUR, 0, out, 0, scratch);
      }
      bytes = AllocatedBytes.ofThisThread() - before;
    }
    assertEquals(0, bytes);
  }

  @Test
  void badInputIsRefusedByName() {
    assertEquals(
        "coupling needs at least two classes, got 1",
        assertThrows(IllegalArgumentException.class, () -> new PairwiseCoupling(1)).getMessage());
    assertThrows(IllegalArgumentException.class, () -> new PairwiseCoupling(3, Double.NaN, 100));
    assertThrows(IllegalArgumentException.class, () -> new PairwiseCoupling(3, 0, -1));
    PairwiseCoupling coupling = new PairwiseCoupling(3);
    double[] out = new double[3];
    double[] pairs = {0.5, Double.NaN, 0.5};
    assertEquals(
        "the probability of pair (0, 2) is NaN",
        assertThrows(
                IllegalArgumentException.class,
                () -> coupling.couple(pairs, 0, out, 0, coupling.newScratch()))
            .getMessage());
    assertThrows(
        IndexOutOfBoundsException.class,
        () -> coupling.couple(new double[2], 0, out, 0, coupling.newScratch()));
    assertThrows(
        IndexOutOfBoundsException.class,
        () -> coupling.couple(new double[3], 0, out, 1, coupling.newScratch()));
  }
}
