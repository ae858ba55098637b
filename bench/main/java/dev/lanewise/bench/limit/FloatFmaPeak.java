package dev.lanewise.bench.limit;

import dev.lanewise.bench.RandomMatrices;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * The rate of fused multiply-adds that this core reaches when nothing else is asked of it.
 *
 * <p>12 chains: enough for two FMAs a cycle of latency 4 or 5 (at most 10 in flight), and with the
 * two constants within the 16 registers of AVX2. Each chain is the addend, which the instruction
 * overwrites; as a factor it would need a copy each time.
 */
final class FloatFmaPeak {
  private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;

  /** In an array: C2 would load constants again before each FMA. */
  private static final float[] FACTORS = RandomMatrices.floats(1, 2 * SPECIES.length());

  private static final int STEPS = 2000;
  private static final int CHAINS = 12;

  /** Floating-point operations of one repetition. */
  static final double FLOP = 2.0 * STEPS * CHAINS * SPECIES.length();

  private FloatFmaPeak() {}

  static double repeat(int times) {
    double sum = 0;
    for (int t = 0; t < times; t++) {
      sum += chains(t);
    }
    return sum;
  }

  /** One method: vectors may not leave it. */
  private static float chains(int start) {
    FloatVector factor = FloatVector.fromArray(SPECIES, FACTORS, 0);
    FloatVector other = FloatVector.fromArray(SPECIES, FACTORS, SPECIES.length());
    FloatVector a = FloatVector.broadcast(SPECIES, start);
    FloatVector b = a.add(1.0f);
    FloatVector c = a.add(2.0f);
    FloatVector d = a.add(3.0f);
    FloatVector e = a.add(4.0f);
    FloatVector f = a.add(5.0f);
    FloatVector g = a.add(6.0f);
    FloatVector h = a.add(7.0f);
    FloatVector i = a.add(8.0f);
    FloatVector j = a.add(9.0f);
    FloatVector k = a.add(10.0f);
    FloatVector l = a.add(11.0f);
    for (int step = 0; step < STEPS; step++) {
      a = factor.fma(other, a);
      b = factor.fma(other, b);
      c = factor.fma(other, c);
      d = factor.fma(other, d);
      e = factor.fma(other, e);
      f = factor.fma(other, f);
      g = factor.fma(other, g);
      h = factor.fma(other, h);
      i = factor.fma(other, i);
      j = factor.fma(other, j);
      k = factor.fma(other, k);
      l = factor.fma(other, l);
    }
    FloatVector first = a.add(b).add(c.add(d)).add(e.add(f));
    FloatVector second = g.add(h).add(i.add(j)).add(k.add(l));
    return first.add(second).reduceLanes(VectorOperators.ADD);
  }
}
