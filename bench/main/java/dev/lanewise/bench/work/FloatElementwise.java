package dev.lanewise.bench.work;

import dev.lanewise.bench.RandomMatrices;
import dev.lanewise.bench.Type;
import dev.lanewise.bench.rival.FloatPlain;
import dev.lanewise.bench.rival.Rival;
import dev.lanewise.simd.FloatExp;
import dev.lanewise.simd.FloatPower;
import dev.lanewise.simd.FloatTanh;

/** Functions over arrays that stay in the first-level cache, against loops over those of Math. */
final class FloatElementwise {
  private static final Type TYPE = Type.FLOAT;
  private static final int N = 1024;
  private static final int POWER = 5;

  private FloatElementwise() {}

  static Work exp() {
    return work("exp", FloatElementwise::exps);
  }

  static Work tanh() {
    return work("tanh", FloatElementwise::tanhs);
  }

  static Work power() {
    return work("power" + POWER, FloatElementwise::powers);
  }

  private interface Maker {
    Contest make(float[] x, float[] ours, float[] theirs, Contest contest);
  }

  private static Work work(String family, Maker maker) {
    return new Work(
        family + "." + TYPE.label() + "." + N,
        Cost.elements(N),
        () -> {
          // Both are within a few units in the last place.
          Contest contest = new Contest(Agreement.within(TYPE.sumsAgreeWithin(2 * POWER)));
          return maker.make(RandomMatrices.floats(1, N), new float[N], new float[N], contest);
        });
  }

  private static Contest exps(float[] x, float[] ours, float[] theirs, Contest contest) {
    return contest
        .add(
            Contest.OURS,
            ours,
            times -> {
              for (int t = 0; t < times; t++) {
                FloatExp.exp(1.0f, x, 0, ours, 0, N);
              }
              return ours[0];
            })
        .add(
            Rival.PLAIN,
            theirs,
            times -> {
              for (int t = 0; t < times; t++) {
                FloatPlain.exp(x, theirs);
              }
              return theirs[0];
            });
  }

  private static Contest tanhs(float[] x, float[] ours, float[] theirs, Contest contest) {
    return contest
        .add(
            Contest.OURS,
            ours,
            times -> {
              for (int t = 0; t < times; t++) {
                FloatTanh.tanh(1.0f, -0.0f, x, 0, ours, 0, N);
              }
              return ours[0];
            })
        .add(
            Rival.PLAIN,
            theirs,
            times -> {
              for (int t = 0; t < times; t++) {
                FloatPlain.tanh(x, theirs);
              }
              return theirs[0];
            });
  }

  private static Contest powers(float[] x, float[] ours, float[] theirs, Contest contest) {
    return contest
        .add(
            Contest.OURS,
            ours,
            times -> {
              for (int t = 0; t < times; t++) {
                FloatPower.power(1.0f, -0.0f, POWER, x, 0, ours, 0, N);
              }
              return ours[0];
            })
        .add(
            Rival.PLAIN,
            theirs,
            times -> {
              for (int t = 0; t < times; t++) {
                FloatPlain.power(x, POWER, theirs);
              }
              return theirs[0];
            });
  }
}
