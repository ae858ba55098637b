package dev.lanewise.svm;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.lanewise.kernel.RbfKernel;
import dev.lanewise.matrix.FloatMatrix;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LabelNamesTest {
  private static final String[] SPECIES = {"setosa", "virginica", "setosa", "", "virginica"};

  @Test
  void namesAreNumberedByFirstOccurrence() {
    LabelNames names = LabelNames.of(SPECIES);
    assertEquals(3, names.size());
    assertArrayEquals(new int[] {0, 1, 0, 2, 1}, names.encode(SPECIES));
    assertArrayEquals(SPECIES, names.decode(names.encode(SPECIES)));
    assertEquals("virginica", names.name(1));
    assertEquals(2, names.number(""));
  }

  @Test
  void stringsGoInAndComeOut() {
    FloatMatrix x = FloatMatrix.copyOf(new float[][] {{0}, {4}, {.5f}, {-9}, {4.5f}});
    LabelNames names = LabelNames.of(SPECIES);
    SvmParameters p = SvmParameters.defaults(new RbfKernel(1)).withC(10);
    Classifier pairs = SvmTrainer.train(x, names.encode(SPECIES), p).model();
    Classifier rest = OneVsRestTrainer.train(x, names.encode(SPECIES), p).model();
    assertArrayEquals(SPECIES, names.predict(pairs, x));
    assertArrayEquals(SPECIES, names.predict(rest, x));
    assertEquals("virginica", names.predict(pairs, new float[] {4.2f}));
  }

  @Test
  void whatIsNotKnownIsNamed() {
    LabelNames names = LabelNames.of(SPECIES);
    String known = "expected one of \"setosa\", \"virginica\", \"\"";
    assertMessage("label of row 1 is \"rose\", " + known, () -> names.encode("setosa", "rose"));
    assertMessage("label of row 0 is null, " + known, () -> names.encode((String) null));
    assertMessage("label \"Setosa\" is not known, " + known, () -> names.number("Setosa"));
    assertMessage("label of row 1 is null", () -> LabelNames.of("a", null));
    assertMessage("label 3 has no name, there are 3 from 0 on", () -> names.name(3));
    assertMessage("label -1 has no name, there are 3 from 0 on", () -> names.decode(0, -1));
    String[] many = IntStream.range(0, 30).mapToObj(i -> "c" + i).toArray(String[]::new);
    String message =
        assertThrows(IllegalArgumentException.class, () -> LabelNames.of(many).number("x"))
            .getMessage();
    assertEquals(
        "label \"x\" is not known, expected one of \"c0\", \"c1\", \"c2\", \"c3\", \"c4\", \"c5\","
            + " \"c6\", \"c7\", \"c8\", \"c9\", ... (30 names)",
        message);
  }

  private static void assertMessage(
      String expected, org.junit.jupiter.api.function.Executable action) {
    assertEquals(expected, assertThrows(IllegalArgumentException.class, action).getMessage());
  }
}
