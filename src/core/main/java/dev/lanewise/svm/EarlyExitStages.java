package dev.lanewise.svm;

import dev.lanewise.kernel.FloatPackedKernel;
import dev.lanewise.matrix.CapacityException;
import dev.lanewise.matrix.FloatBlock;
import dev.lanewise.matrix.FloatMatrix;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * The support vectors of a classifier in the order of what they can add, in stages of 64, with what
 * is left after each stage.
 */
final class EarlyExitStages {
  private static final int STAGE = 64;
  private static final double U = 0x1p-53;

  private final int features;
  private final int total;
  private final int pairs;
  private final double[] rho;

  /** Position in the model of each support vector in our order. */
  private final int[] order;

  /** The pairs each support vector is in and its coefficients there, others() of each. */
  private final int[] pairOf;

  private final double[] coefficient;
  private final int others;
  private final FloatPackedKernel[] kernels;

  /** After each stage and for each pair, the least and the greatest that are left. */
  private final double[] least;

  private final double[] greatest;

  /** For each pair, sum of |coef| times the bound of its vector. */
  private final double[] mass;

  private final double largestVector;
  private final double largestMass;
  private final double largestRho;
  private final double relativeError;
  private final double absoluteError;

  static EarlyExitStages of(SvmClassifier model, KernelBound bound) {
    long stages = Math.ceilDiv(model.supportVectorCount(), STAGE);
    CapacityException.check(
        "early exit from " + model.pairCount() + " pairs of classes",
        CapacityException.bytes(stages, model.pairCount(), 2 * Double.BYTES),
        "use fewer classes or support vectors");
    if (stages * model.pairCount() > CapacityException.LARGEST_ARRAY
        || (long) model.supportVectorCount() * model.classCount()
            > CapacityException.LARGEST_ARRAY) {
      throw new CapacityException(
          "early exit from %d pairs of classes and %d support vectors passes the largest array: use fewer classes or support vectors"
              .formatted(model.pairCount(), model.supportVectorCount()));
    }
    return new EarlyExitStages(model, bound);
  }

  private EarlyExitStages(SvmClassifier model, KernelBound bound) {
    this.features = model.features();
    this.total = model.supportVectorCount();
    this.pairs = model.pairCount();
    this.others = model.classCount() - 1;
    this.rho = new double[pairs];
    Arrays.setAll(rho, model::rho);
    FloatMatrix vectors = model.supportVectors();
    double[] ofVector = new double[total];
    Arrays.setAll(ofVector, s -> bound.ofVector(vectors.array(), (int) vectors.position(s)));
    this.order = order(model, ofVector);
    this.kernels = new FloatPackedKernel[Math.ceilDiv(total, STAGE)];
    this.pairOf = new int[total * others];
    this.coefficient = new double[total * others];
    pack(model, vectors);
    this.mass = new double[pairs];
    this.least = new double[kernels.length * pairs];
    this.greatest = new double[kernels.length * pairs];
    accumulate(ofVector, bound.nonNegative());
    this.largestVector = Arrays.stream(ofVector).max().orElse(0);
    this.largestMass = Arrays.stream(mass).max().orElse(0);
    this.largestRho = Arrays.stream(rho).map(Math::abs).max().orElse(0);
    // With M = sum of |coef| limit + |rho|: the sum of the model is off by gamma(n + 7) M at most,
    // the part and the rest by gamma(n + 1) M each, the comparison by 4 u M, M by itself as much:
    // 8 gamma(n + 16) M is twice that. Underflow costs half the smallest number each.
    double roundings = (total + 16) * U;
    this.relativeError = 8 * roundings / (1 - roundings);
    this.absoluteError = 4 * (total + 64.0) * Double.MIN_VALUE;
  }

  /** Those that can add most first, the first of equals first. */
  private static int[] order(SvmClassifier model, double[] ofVector) {
    double[] weight = new double[ofVector.length];
    for (int s = 0; s < weight.length; s++) {
      for (int m = 0; m < model.classCount() - 1; m++) {
        weight[s] += Math.abs(model.coefficient(m, s)) * ofVector[s];
      }
    }
    return IntStream.range(0, weight.length)
        .boxed()
        .sorted(Comparator.comparingDouble((Integer s) -> -weight[s]))
        .mapToInt(Integer::intValue)
        .toArray();
  }

  private void pack(SvmClassifier model, FloatMatrix vectors) {
    int[] counts = model.supportVectorCounts();
    int[] classOf = new int[total];
    int next = 0;
    for (int c = 0; c < counts.length; c++) {
      Arrays.fill(classOf, next, next + counts[c], c);
      next += counts[c];
    }
    for (int t = 0; t < total; t++) {
      int c = classOf[order[t]];
      for (int m = 0; m < others; m++) {
        int other = m < c ? m : m + 1;
        pairOf[t * others + m] = pair(Math.min(c, other), Math.max(c, other));
        coefficient[t * others + m] = model.coefficient(m, order[t]);
      }
    }
    for (int stage = 0; stage < kernels.length; stage++) {
      int first = stage * STAGE;
      FloatMatrix some = FloatMatrix.allocate(size(stage), vectors.cols());
      for (int j = 0; j < some.rows(); j++) {
        vectors.copyRow(order[first + j], some.array(), (int) some.position(j));
      }
      kernels[stage] = new FloatPackedKernel(model.kernel(), some);
    }
  }

  /** Number of the pair (a, b), a before b. */
  private int pair(int a, int b) {
    return a * others - a * (a - 1) / 2 + b - a - 1;
  }

  private int size(int stage) {
    return Math.min(STAGE, total - stage * STAGE);
  }

  /** From the last support vector to the first. */
  private void accumulate(double[] ofVector, boolean nonNegative) {
    double[] low = new double[pairs];
    double[] high = new double[pairs];
    for (int stage = kernels.length - 1; stage >= 0; stage--) {
      System.arraycopy(low, 0, least, stage * pairs, pairs);
      System.arraycopy(high, 0, greatest, stage * pairs, pairs);
      for (int t = stage * STAGE + size(stage) - 1; t >= stage * STAGE; t--) {
        for (int m = t * others; m < (t + 1) * others; m++) {
          double most = coefficient[m] * ofVector[order[t]];
          int p = pairOf[m];
          mass[p] += Math.abs(most);
          low[p] += nonNegative ? Math.min(most, 0) : -Math.abs(most);
          high[p] += nonNegative ? Math.max(most, 0) : Math.abs(most);
        }
      }
    }
  }

  int count() {
    return kernels.length;
  }

  double largestVector() {
    return largestVector;
  }

  double largestMass() {
    return largestMass;
  }

  double largestRho() {
    return largestRho;
  }

  /**
   * Scratch of one thread.
   *
   * @param inOrder kernel values so far, in the order of the model
   * @param sums sum of each pair so far
   */
  record Space(FloatBlock[] blocks, float[] some, float[] inOrder, double[] sums) {
    void start() {
      Arrays.fill(sums, 0);
    }
  }

  Space newSpace() {
    FloatBlock[] blocks = new FloatBlock[kernels.length];
    Arrays.setAll(blocks, stage -> kernels[stage].newBlock(1));
    return new Space(blocks, new float[STAGE], new float[total], new double[pairs]);
  }

  /** Evaluates a stage; returns how many support vectors are done. Allocates nothing. */
  int advance(int stage, float[] row, int offset, Space space) {
    int first = stage * STAGE;
    int count = size(stage);
    kernels[stage].evaluate(space.blocks[stage], row, offset, features, 0, 1, space.some, count);
    for (int j = 0; j < count; j++) {
      float k = space.some[j];
      space.inOrder[order[first + j]] = k;
      int from = (first + j) * others;
      for (int m = from; m < from + others; m++) {
        space.sums[pairOf[m]] += coefficient[m] * k;
      }
    }
    return first + count;
  }

  /**
   * Sign that the decision value of a pair is certain to have after a stage, or 0.
   *
   * @param most bound of the row
   */
  int sign(int stage, int pair, double most, Space space) {
    double known = space.sums[pair] - rho[pair];
    double error = relativeError * (most * mass[pair] + Math.abs(rho[pair])) + absoluteError;
    if (known + most * least[stage * pairs + pair] > error) {
      return 1;
    }
    return known + most * greatest[stage * pairs + pair] < -error ? -1 : 0;
  }
}
