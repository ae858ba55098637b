package dev.lanewise.matrix;

/**
 * Takes the neighbours of queries block by block, and can stop the search. All calls come from the
 * thread that called the search, one at a time; what a call throws ends the search and comes out of
 * it.
 *
 * @param <R> the result for a block of queries, such as {@link FloatNeighbours}
 */
@FunctionalInterface
public interface NeighbourListener<R> {
  /**
   * Called once for each block of queries, in order, when its result is final.
   *
   * @param firstQuery row of the query that is number 0 of {@code found}
   * @param found not used again by the search: it may be kept
   * @return false to stop the search
   */
  boolean found(long firstQuery, R found);

  /**
   * Called after each part of a pass over the samples, often: be quick.
   *
   * @param done how much of the search is done, from 0 to 1
   * @return false to stop the search
   */
  default boolean proceed(double done) {
    return true;
  }
}
