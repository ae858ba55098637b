package dev.lanewise.kernel;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lanewise.kernel.MercerRepair.Method;
import dev.lanewise.matrix.DoubleMatrix;
import dev.lanewise.matrix.RowPartition;
import dev.lanewise.matrix.SymmetricEigen;
import org.junit.jupiter.api.Test;

class MercerRepairTest {
  private static final RowPartition CALLER = RowPartition.caller();

  /** 1 less the number of edits between words: a similarity, but no kernel. */
  private static DoubleMatrix edits() {
    String[] words = {
      "lane", "line", "lines", "plane", "planes", "wise", "rise", "rinse", "raise", "praise"
    };
    int n = words.length;
    DoubleMatrix k = DoubleMatrix.allocate(n, n);
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        k.set(i, j, 1 - distance(words[i], words[j]));
      }
    }
    return k;
  }

  private static int distance(String a, String b) {
    int[][] d = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      for (int j = 0; j <= b.length(); j++) {
        if (i == 0 || j == 0) {
          d[i][j] = i + j;
        } else {
          int change = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
          int insert = 1 + Math.min(d[i - 1][j], d[i][j - 1]);
          d[i][j] = Math.min(insert, d[i - 1][j - 1] + change);
        }
      }
    }
    return d[a.length()][b.length()];
  }

  private static DoubleMatrix sigmoid() {
    return DoubleKernelMatrices.gram(new SigmoidKernel(2, -1), MercerCheckTest.sample(80, 3));
  }

  @Test
  void everyRepairMakesAMatrixPass() {
    for (DoubleMatrix k : new DoubleMatrix[] {sigmoid(), edits()}) {
      assertFalse(MercerCheck.of(k).passed());
      double[] before = k.array().clone();
      for (Method method : Method.values()) {
        DoubleMatrix repaired = MercerRepair.of(k, method, CALLER).gram();
        MercerCheck check = MercerCheck.of(repaired);
        assertTrue(check.passed(), () -> method + ": " + check.text());
        assertEquals(0, check.asymmetry());
        assertArrayEquals(before, k.array());
      }
    }
  }

  /** The eigenvalues become those the method says. */
  @Test
  void eigenvaluesBecomeWhatTheMethodSays() {
    DoubleMatrix k = edits();
    double[] s = SymmetricEigen.valuesOnly(k, CALLER);
    for (Method method : Method.values()) {
      double[] expected = s.clone();
      for (int i = 0; i < s.length; i++) {
        expected[i] =
            switch (method) {
              case CLIP -> Math.max(s[i], 0);
              case FLIP -> Math.abs(s[i]);
              case SHIFT -> s[i] - s[0];
            };
      }
      java.util.Arrays.sort(expected);
      MercerRepair repair = MercerRepair.of(k, method, CALLER);
      assertArrayEquals(expected, SymmetricEigen.valuesOnly(repair.gram(), CALLER), 1e-12);
      assertEquals(method, repair.method());
      assertEquals(method == Method.SHIFT ? -s[0] : 0, repair.shift());
      assertEquals(method == Method.SHIFT, repair.changed() == 0);
    }
  }

  /** Rows of the sample mapped like test rows become the rows of the repaired matrix. */
  @Test
  void theMapTakesTheMatrixToTheRepairedOne() {
    for (DoubleMatrix k : new DoubleMatrix[] {sigmoid(), edits()}) {
      for (Method method : new Method[] {Method.CLIP, Method.FLIP}) {
        MercerRepair repair = MercerRepair.of(k, method, CALLER);
        DoubleMatrix mapped = repair.map(k, CALLER);
        assertArrayEquals(repair.gram().array(), mapped.array(), 1e-11);
      }
      DoubleMatrix same = MercerRepair.of(k, Method.SHIFT, CALLER).map(k, CALLER);
      assertArrayEquals(k.array(), same.array());
    }
  }

  /** Flipping twice gives the row back, clipping twice is clipping. */
  @Test
  void theMapsAreAReflectionAndAProjection() {
    DoubleMatrix k = edits();
    DoubleMatrix rows = MercerCheckTest.sample(7, k.cols());
    MercerRepair flip = MercerRepair.of(k, Method.FLIP, CALLER);
    DoubleMatrix back = flip.map(flip.map(rows, CALLER), CALLER);
    assertArrayEquals(rows.array(), back.array(), 1e-13);
    MercerRepair clip = MercerRepair.of(k, Method.CLIP, CALLER);
    DoubleMatrix once = clip.map(rows, CALLER);
    assertArrayEquals(once.array(), clip.map(once, CALLER).array(), 1e-13);
  }

  @Test
  void aSemidefiniteMatrixStaysToRounding() {
    DoubleMatrix x = MercerCheckTest.sample(90, 3);
    DoubleMatrix k = DoubleKernelMatrices.gram(new RbfKernel(0.5), x);
    for (Method method : Method.values()) {
      MercerRepair repair = MercerRepair.of(k, method, CALLER);
      assertArrayEquals(k.array(), repair.gram().array(), MercerCheck.of(k).threshold());
      DoubleMatrix rows = DoubleKernelMatrices.crossGram(new RbfKernel(0.5), x.rowRange(0, 9), x);
      double[] mapped = repair.map(rows, CALLER).array();
      assertArrayEquals(rows.array(), mapped, MercerCheck.of(k).threshold());
    }
  }

  @Test
  void anAsymmetricMatrixIsRepairedInItsSymmetricPart() {
    DoubleMatrix k = MercerCheckTest.square(0, 3, 1, 0);
    DoubleMatrix clipped = MercerRepair.of(k, Method.CLIP, CALLER).gram();
    assertArrayEquals(new double[] {1, 1, 1, 1}, clipped.array(), 1e-14);
    DoubleMatrix none = DoubleMatrix.allocate(0, 0);
    for (Method method : Method.values()) {
      assertEquals(0, MercerRepair.of(none, method, CALLER).gram().rows());
    }
  }

  @Test
  void rowsOfAnotherSampleAreRefused() {
    MercerRepair repair = MercerRepair.of(edits(), Method.CLIP, CALLER);
    assertEquals(
        "the rows have 3 columns, the Gram matrix has 10",
        assertThrows(
                IllegalArgumentException.class,
                () -> repair.map(DoubleMatrix.allocate(1, 3), CALLER))
            .getMessage());
  }
}
