package dev.lanewise.bench.search;

import java.util.List;
import java.util.Map;

/**
 * A line of a program that searches. Its first line has the version and is printed when it begins;
 * then comes one line for each grid that it has searched. What a line does not say is null.
 *
 * @param grid number of the grid
 * @param warmUp whether the run of this grid does not count
 * @param seconds of the search, and of the test where there is one
 * @param means of the scores of each cell over the folds; null where a fold has no model
 * @param best number of the cell
 * @param tested share of the test rows that the best takes for what they are
 * @param unfinished fits that a limit stopped
 * @param failed fits without a model
 * @param peakHeapBytes of ours so far
 * @param settled whether warming up was of no more use
 */
record SearchMessage(
    String version,
    Map<String, String> jvm,
    Integer grid,
    Boolean warmUp,
    Double seconds,
    List<Double> means,
    Integer best,
    Double tested,
    Integer unfinished,
    Integer failed,
    Long peakHeapBytes,
    Boolean settled) {

  /** What a program says before it begins. */
  static SearchMessage began(String version, Map<String, String> jvm) {
    return new SearchMessage(
        version, jvm, null, null, null, null, null, null, null, null, null, null);
  }
}
