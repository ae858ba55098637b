package dev.lanewise.bench.limit;

import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * How fast one core reads an array of a given size again and again. Integer additions, which no
 * processor here does slower than loads.
 *
 * <p>A Java array begins 16 bytes into a cache line or anywhere else, and loads that cross a line
 * cost two; so the loop starts at whichever of eight elements turns out the fastest. The limit is
 * thus that of aligned reads, which our own ops, reading arrays where they lie, may miss by up to a
 * third in the first level.
 */
final class ReadBandwidth {
  private static final VectorSpecies<Long> SPECIES = LongVector.SPECIES_PREFERRED;
  private static final int LANES = SPECIES.length();
  private static final int STEP = 8 * LANES;
  private static final int STARTS = 8;
  private static final int COMPILED = 20_000;
  private static final int TRIALS = 5;
  private static final long TRIAL_BYTES = 16 << 20;

  private final long[] values;
  private final int count;
  private final int passes;
  private int start;
  private long repetitions;
  private long nextAlignment = COMPILED;

  /**
   * Makes the array.
   *
   * @param bytes how much is read in one pass
   */
  ReadBandwidth(long bytes) {
    count = count(bytes);
    values = new long[count + STARTS];
    passes = passes(bytes);
    for (int i = 0; i < values.length; i++) {
      values[i] = i;
    }
  }

  private static int count(long bytes) {
    return (int) (bytes / Long.BYTES) / STEP * STEP;
  }

  /** Small arrays are read several times in one repetition. */
  private static int passes(long bytes) {
    return (int) Math.max(1, (1 << 18) / bytes);
  }

  /** Bytes of one repetition over an array of so many bytes. */
  static double bytes(long bytes) {
    return (double) count(bytes) * Long.BYTES * passes(bytes);
  }

  /** Reads; looks for the fastest start again once it has been compiled, and later now and then. */
  double repeat(int times) {
    repetitions += times;
    if (repetitions > nextAlignment) {
      nextAlignment = 4 * repetitions;
      align();
    }
    return readings(times);
  }

  private double readings(int times) {
    double sum = 0;
    for (int t = 0; t < times; t++) {
      sum += read(values, start, count, passes);
    }
    return sum;
  }

  /** Looks for the fastest start; again when a collection may have moved the array. */
  void align() {
    long best = Long.MAX_VALUE;
    int bestStart = 0;
    int times = (int) (TRIAL_BYTES / Long.BYTES / count / passes);
    for (int trial = 0; trial < TRIALS && times > 0; trial++) { // none where lines hardly matter
      for (start = 0; start < STARTS; start++) {
        long began = System.nanoTime();
        readings(times);
        long taken = System.nanoTime() - began;
        if (taken < best) {
          best = taken;
          bestStart = start;
        }
      }
    }
    start = bestStart;
  }

  private static long read(long[] v, int from, int n, int passes) {
    LongVector a = LongVector.zero(SPECIES);
    LongVector b = a;
    LongVector c = a;
    LongVector d = a;
    LongVector e = a;
    LongVector f = a;
    LongVector g = a;
    LongVector h = a;
    for (int pass = 0; pass < passes; pass++) {
      for (int i = from; i < from + n; i += STEP) {
        a = a.add(LongVector.fromArray(SPECIES, v, i));
        b = b.add(LongVector.fromArray(SPECIES, v, i + LANES));
        c = c.add(LongVector.fromArray(SPECIES, v, i + 2 * LANES));
        d = d.add(LongVector.fromArray(SPECIES, v, i + 3 * LANES));
        e = e.add(LongVector.fromArray(SPECIES, v, i + 4 * LANES));
        f = f.add(LongVector.fromArray(SPECIES, v, i + 5 * LANES));
        g = g.add(LongVector.fromArray(SPECIES, v, i + 6 * LANES));
        h = h.add(LongVector.fromArray(SPECIES, v, i + 7 * LANES));
      }
    }
    LongVector first = a.add(b).add(c.add(d));
    return first.add(e.add(f).add(g.add(h))).reduceLanes(VectorOperators.ADD);
  }
}
