package dev.lanewise.generator;

import java.util.SplittableRandom;

/** Lengths in units of lanes, stripes and blocks, where loops begin and end. */
public final class Sizes {
  /** 4 L + 3 for the widest vectors, 16 floats: past every combination of full step and tail. */
  public static final int TAILS = 67;

  /** 4 S + 3 for the larger number of stripes. */
  public static final int STRIPE_TAILS = 259;

  /** L + 1 for the widest vectors. */
  public static final int OFFSETS = 17;

  private static final int[] EDGES = {
    127, 128, 129, 191, 192, 193, 255, 256, 257, 319, 320, 321, 1000, 1021, 1024, 4097
  };

  private Sizes() {}

  /** Half of the time a tail length, otherwise a block edge or anything up to 4097. */
  public static int draw(SplittableRandom random) {
    return switch (random.nextInt(4)) {
      case 0, 1 -> random.nextInt(TAILS + 1);
      case 2 -> EDGES[random.nextInt(EDGES.length)];
      default -> random.nextInt(EDGES[EDGES.length - 1] + 1);
    };
  }

  /** An offset up to one lane past a vector. */
  public static int offset(SplittableRandom random) {
    return random.nextInt(OFFSETS + 1);
  }
}
