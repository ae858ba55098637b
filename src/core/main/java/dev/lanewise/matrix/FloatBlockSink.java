package dev.lanewise.matrix;

/** Takes finished blocks of dot products; called from several threads for different blocks. */
@FunctionalInterface
public interface FloatBlockSink {
  /**
   * @param block the block, valid during this call
   * @param worker which thread this is, in [0, threads)
   */
  void accept(FloatBlock block, int worker);
}
