package dev.lanewise.bench.svm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class TrainingTextTest {
  @Test
  void objectivesOfAllPairsAreAdded() {
    TrainingText text =
        TrainingText.parse(
            """
            .*
            optimization finished, #iter = 310
            nu = 0.012846
            obj = -23.057482, rho = 0.063954
            nSV = 155, nBSV = 0
            *
            optimization finished, #iter = 337
            nu = 0.018787
            obj = -3.5e+01, rho = 0.001794
            nSV = 173, nBSV = 0
            Total nSV = 976
            """
                .lines()
                .toList());
    assertEquals(-58.057482, text.objective(), 1e-12);
    assertEquals(976, text.supportVectors());
    assertNull(text.violation());
    assertEquals(Entry.CONVERGED, text.status());
  }

  @Test
  void oursTellsHowItEnded() {
    List<String> pair =
        List.of("obj = -33.253459, rho = 0.1", "nSV = 3, nBSV = 0", "Total nSV = 3");
    String ending = ", gap = 5.9, KKT violation = 0.000998569, seconds = 1.244";
    TrainingText text =
        TrainingText.parse(List.of(pair.get(0), pair.get(1), pair.get(2), "converged" + ending));
    assertEquals(Entry.CONVERGED, text.status());
    assertEquals(0.000998569, text.violation());
    String stopped = "not converged (time limit)";
    text = TrainingText.parse(List.of(pair.get(0), pair.get(2), stopped + ending));
    assertEquals(stopped, text.status());
  }

  @Test
  void whatIsNoNumberStaysSo() {
    TrainingText text = TrainingText.parse(List.of("obj = -nan, rho = -nan", "Total nSV = 3"));
    assertTrue(Double.isNaN(text.objective()));
  }

  @Test
  void outputWithoutAnAnswerIsRefused() {
    refused(List.of(), "0 lines with 0 objectives");
    refused(List.of("Total nSV = 3"), "0 objectives");
    refused(List.of("obj = -1, rho = 0", "nSV = 3, nBSV = 0"), "no total");
  }

  private static void refused(List<String> lines, String reason) {
    String message =
        assertThrows(IllegalArgumentException.class, () -> TrainingText.parse(lines)).getMessage();
    assertTrue(message.contains(reason), message);
  }
}
