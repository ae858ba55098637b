package dev.lanewise.simd;

import jdk.incubator.vector.FloatVector;

/**
 * {@link FloatTile} for machines with 16 vector registers: two vectors of columns. 4 x 2 chains,
 * two vectors of Y and one broadcast are 11 registers; 6 x 2 already spills.
 *
 * <p>No helper calls and no branches inside: C2 must keep the chains in registers.
 */
final class FloatNarrowTile {
  private static final int L = Lanes.FLOAT.length();

  private FloatNarrowTile() {}

  /** 4 x 2 vectors. */
  static void rows4(
      int length, float[] x, int x0, int ldx, float[] b, int bo, float[] c, int co, int ldc) {
    int x1 = x0 + ldx;
    int x2 = x1 + ldx;
    int x3 = x2 + ldx;
    FloatVector c00 = FloatVector.zero(Lanes.FLOAT);
    FloatVector c01 = c00;
    FloatVector c10 = c00;
    FloatVector c11 = c00;
    FloatVector c20 = c00;
    FloatVector c21 = c00;
    FloatVector c30 = c00;
    FloatVector c31 = c00;
    for (int k = 0; k < length; k++) {
      FloatVector b0 = FloatVector.fromArray(Lanes.FLOAT, b, bo);
      FloatVector b1 = FloatVector.fromArray(Lanes.FLOAT, b, bo + L);
      FloatVector v0 = FloatVector.broadcast(Lanes.FLOAT, x[x0 + k]);
      c00 = v0.fma(b0, c00);
      c01 = v0.fma(b1, c01);
      FloatVector v1 = FloatVector.broadcast(Lanes.FLOAT, x[x1 + k]);
      c10 = v1.fma(b0, c10);
      c11 = v1.fma(b1, c11);
      FloatVector v2 = FloatVector.broadcast(Lanes.FLOAT, x[x2 + k]);
      c20 = v2.fma(b0, c20);
      c21 = v2.fma(b1, c21);
      FloatVector v3 = FloatVector.broadcast(Lanes.FLOAT, x[x3 + k]);
      c30 = v3.fma(b0, c30);
      c31 = v3.fma(b1, c31);
      bo += 2 * L;
    }
    FloatVector.fromArray(Lanes.FLOAT, c, co).add(c00).intoArray(c, co);
    FloatVector.fromArray(Lanes.FLOAT, c, co + L).add(c01).intoArray(c, co + L);
    co += ldc;
    FloatVector.fromArray(Lanes.FLOAT, c, co).add(c10).intoArray(c, co);
    FloatVector.fromArray(Lanes.FLOAT, c, co + L).add(c11).intoArray(c, co + L);
    co += ldc;
    FloatVector.fromArray(Lanes.FLOAT, c, co).add(c20).intoArray(c, co);
    FloatVector.fromArray(Lanes.FLOAT, c, co + L).add(c21).intoArray(c, co + L);
    co += ldc;
    FloatVector.fromArray(Lanes.FLOAT, c, co).add(c30).intoArray(c, co);
    FloatVector.fromArray(Lanes.FLOAT, c, co + L).add(c31).intoArray(c, co + L);
  }

  /** 1 x 2 vectors: the chain of one row against one panel. */
  static void row1(int length, float[] x, int xo, float[] b, int bo, float[] c, int co) {
    FloatVector c0 = FloatVector.zero(Lanes.FLOAT);
    FloatVector c1 = c0;
    for (int k = 0; k < length; k++) {
      FloatVector v = FloatVector.broadcast(Lanes.FLOAT, x[xo + k]);
      c0 = v.fma(FloatVector.fromArray(Lanes.FLOAT, b, bo), c0);
      c1 = v.fma(FloatVector.fromArray(Lanes.FLOAT, b, bo + L), c1);
      bo += 2 * L;
    }
    FloatVector.fromArray(Lanes.FLOAT, c, co).add(c0).intoArray(c, co);
    FloatVector.fromArray(Lanes.FLOAT, c, co + L).add(c1).intoArray(c, co + L);
  }

  /** 1 x 8 vectors: one row against four panels, enough chains to hide the latency of an FMA. */
  static void row1(int length, float[] x, int xo, float[] b, int bo, int step, float[] c, int co) {
    int b1 = bo + step;
    int b2 = b1 + step;
    int b3 = b2 + step;
    FloatVector c0 = FloatVector.zero(Lanes.FLOAT);
    FloatVector c1 = c0;
    FloatVector c2 = c0;
    FloatVector c3 = c0;
    FloatVector c4 = c0;
    FloatVector c5 = c0;
    FloatVector c6 = c0;
    FloatVector c7 = c0;
    for (int k = 0; k < length; k++) {
      FloatVector v = FloatVector.broadcast(Lanes.FLOAT, x[xo + k]);
      int at = 2 * L * k;
      c0 = v.fma(FloatVector.fromArray(Lanes.FLOAT, b, bo + at), c0);
      c1 = v.fma(FloatVector.fromArray(Lanes.FLOAT, b, bo + at + L), c1);
      c2 = v.fma(FloatVector.fromArray(Lanes.FLOAT, b, b1 + at), c2);
      c3 = v.fma(FloatVector.fromArray(Lanes.FLOAT, b, b1 + at + L), c3);
      c4 = v.fma(FloatVector.fromArray(Lanes.FLOAT, b, b2 + at), c4);
      c5 = v.fma(FloatVector.fromArray(Lanes.FLOAT, b, b2 + at + L), c5);
      c6 = v.fma(FloatVector.fromArray(Lanes.FLOAT, b, b3 + at), c6);
      c7 = v.fma(FloatVector.fromArray(Lanes.FLOAT, b, b3 + at + L), c7);
    }
    FloatVector.fromArray(Lanes.FLOAT, c, co).add(c0).intoArray(c, co);
    FloatVector.fromArray(Lanes.FLOAT, c, co + L).add(c1).intoArray(c, co + L);
    FloatVector.fromArray(Lanes.FLOAT, c, co + 2 * L).add(c2).intoArray(c, co + 2 * L);
    FloatVector.fromArray(Lanes.FLOAT, c, co + 3 * L).add(c3).intoArray(c, co + 3 * L);
    FloatVector.fromArray(Lanes.FLOAT, c, co + 4 * L).add(c4).intoArray(c, co + 4 * L);
    FloatVector.fromArray(Lanes.FLOAT, c, co + 5 * L).add(c5).intoArray(c, co + 5 * L);
    FloatVector.fromArray(Lanes.FLOAT, c, co + 6 * L).add(c6).intoArray(c, co + 6 * L);
    FloatVector.fromArray(Lanes.FLOAT, c, co + 7 * L).add(c7).intoArray(c, co + 7 * L);
  }
}
