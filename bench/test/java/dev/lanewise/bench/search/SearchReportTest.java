package dev.lanewise.bench.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lanewise.bench.machine.JsonLine;
import dev.lanewise.select.ParameterGrid;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SearchReportTest {
  private static final SearchTask TASK =
      new SearchTask(
          "data",
          10,
          4,
          2,
          2,
          3,
          false,
          "no",
          1,
          null,
          9,
          List.of(
              KernelGrid.of("linear", ParameterGrid.of("C", 1, 10)),
              KernelGrid.of("rbf", ParameterGrid.of("C", 1).and("gamma", 0.1, 1))));

  private static String line(int grid, boolean warmUp, double seconds, String means, int best) {
    return String.format(
        "{\"grid\":%d,\"warmUp\":%b,\"seconds\":%s,\"means\":%s,\"best\":%d,\"tested\":0.75,"
            + "\"unfinished\":2,\"failed\":1}",
        grid, warmUp, seconds, means, best);
  }

  private static SearchEntry entry(String program, String ending, String... lines) {
    return SearchEntry.of(
        program,
        TASK,
        Stream.of(lines).map(line -> JsonLine.read(line, SearchMessage.class)).toList(),
        ending);
  }

  private static SearchEntry ours() {
    return entry(
        SearchRace.OURS,
        null,
        "{\"jvm\":{\"path\":\"scalar\"}}",
        line(0, true, 64, "[0.5,0.75]", 1),
        line(1, true, 64, "[0.5,0.75]", 1),
        line(0, false, 2, "[0.5,0.75]", 1),
        line(1, false, 1, "[0.5,0.75]", 1),
        line(0, false, 4, "[0.5,0.75]", 1),
        line(1, false, 2, "[0.5,0.75]", 1),
        "{\"peakHeapBytes\":12345,\"settled\":true}");
  }

  private static SearchEntry rival() {
    return entry(
        SearchRace.SKLEARN,
        null,
        "{\"version\":\"1.2\"}",
        line(0, false, 6, "[0.5,0.625]", 1),
        line(1, false, 3, "[0.8,null]", 0));
  }

  private static String report(SearchEntry... entries) {
    return SearchReport.of(
        new SearchResults(
            SearchResults.FORMAT,
            "today",
            "abc",
            Map.of("processor", "some"),
            Map.of(),
            "1",
            TASK,
            Map.of(SearchRace.SKLEARN, "1.2"),
            List.of("other: apt-get install other"),
            List.of(entries)));
  }

  private static void has(String text, String part) {
    assertTrue(text.replaceAll(" +", " ").contains(part), () -> part + " in\n" + text);
  }

  @Test
  void runsThatWarmUpAreCountedAndNothingElse() {
    SearchEntry ours = ours();
    assertEquals(1, ours.warmUps());
    assertEquals(List.of(2.0, 4.0), ours.of(0).seconds());
    assertEquals(List.of(3.0, 6.0), ours.totals(2));
    assertEquals(Map.of("C", 10.0), ours.of(0).best());
    assertEquals(0.75, ours.of(0).bestMean());
    assertEquals(12345, ours.peakHeapBytes());
    assertEquals(SearchEntry.DONE, ours.status());
  }

  @Test
  void tableHasRatiosOfMediansAndTotals() {
    String text = report(ours(), rival());
    has(text, "| linear | Lanewise | 7 | 2 | 3.000 (2.000 to 4.000) | | {'C': 10.0} | 0.750000 |");
    has(text, "| linear | scikit-learn | 7 | 1 | 6.000 | 2.00 | {'C': 10.0} | 0.625000 |");
    has(
        text,
        "| rbf | scikit-learn | 7 | 1 | 3.000 | 2.00 | {'C': 1.0, 'gamma': 0.1} | 0.800000 |");
    has(text, "| all | Lanewise | 14 | 2 | 4.500 (3.000 to 6.000) | | | | | 4 | 2 |");
    has(text, "| all | scikit-learn | 14 | 1 | 9.000 | 2.00 | | | | 4 | 2 |");
    has(text, "Lanewise ran 1 times before");
    has(text, "Peak heap of Lanewise: 12,345 bytes.");
    has(text, "missing: other: apt-get install other");
    has(text, "scikit-learn: 1.2");
  }

  @Test
  void differencesAreThoseOfCellsThatBothHave() {
    String text = report(ours(), rival());
    has(text, "linear: mean scores differ in 1 of 2 cells, by at most 0.125000; 0 cells have one");
    has(text, "rbf: mean scores differ in 1 of 2 cells, by at most 0.300000; 1 cells have one");
  }

  @Test
  void whatWasStoppedKeepsWhatItCameTo() {
    SearchEntry stopped =
        entry(SearchRace.SKLEARN, "stopped after 9 s", line(0, false, 6, "[0.5,0.625]", 1));
    assertNull(stopped.of(1));
    assertEquals(List.of(), stopped.totals(2));
    String text = report(ours(), stopped);
    has(text, "| linear | scikit-learn | 7 | 1 | 6.000 | 2.00 |");
    has(text, "| rbf | scikit-learn | | | | | stopped after 9 s |");
    has(text, "| all | scikit-learn | 7 | 0 | | | | | | 2 | 1 |");
    has(text, "scikit-learn: stopped after 9 s.");
    assertEquals("no answer", entry("x", null, "{}").status());
  }

  @Test
  void oneProgramHasNoRatioAndNoDifference() {
    String text = report(rival());
    has(text, "| linear | scikit-learn | 7 | 1 | 6.000 | | {'C': 10.0} |");
    assertTrue(!text.contains("differ"), text);
  }

  @Test
  void runsThatWereNotWarmAreNamed() {
    SearchEntry cold =
        entry(
            SearchRace.OURS,
            null,
            line(0, false, 2, "[0.5,0.75]", 1),
            line(1, false, 1, "[0.5,0.75]", 1),
            "{\"settled\":false}");
    has(report(cold), "Lanewise: was not warm yet.");
  }
}
