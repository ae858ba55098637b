package dev.lanewise.matrix;

/**
 * What one thread collects for the queries of a pass. A sample is offered when its squared distance
 * may be at most the limit of the query; the collector decides.
 */
interface FloatNeighbourCollector {
  /** Writes the limits of {@code count} queries from {@code first} on: none beyond is taken. */
  void limits(int first, int count, float[] to);

  /**
   * Takes or leaves a sample.
   *
   * @param d its squared distance to the query
   * @return the limit of the query from now on
   */
  float offer(int query, long index, float d);
}
