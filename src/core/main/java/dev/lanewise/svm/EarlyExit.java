package dev.lanewise.svm;

import dev.lanewise.kernel.LinearKernel;
import dev.lanewise.matrix.CapacityException;
import dev.lanewise.matrix.FloatMatrix;
import dev.lanewise.matrix.RowPartition;
import java.util.Arrays;

/**
 * Predicts what {@link SvmClassifier#predict} predicts, label for label, with fewer kernel values:
 * support vectors with the largest coefficients come first, and no more are looked at once those
 * left cannot change the class. Immutable and thread-safe.
 *
 * <p>How it is certain: a decision value is a part that is known plus one over the support vectors
 * left, which lies between the sums of their negative and of their positive coefficients times the
 * largest kernel value there can be: 1 for RBF; {@code sqrt(K(x, x) K(s, s))} for polynomials with
 * coef0 at least 0. Where that interval, made wider by all the roundings of both sums, has one
 * sign, the sum of {@link SvmClassifier} has it too. The class is certain when no class can
 * overtake it with the pairs still open. Where support vectors run out before, the sums are formed
 * as {@link SvmClassifier} does, so ties and values next to 0 come out the same.
 *
 * <p>Sigmoid kernels, which have no such bound, and models {@link SvmClassifier#inDouble in
 * double}, whose sums are others than those of the stages, are evaluated in full; linear models
 * have no kernel values to save. It is made for rows that come one at a time: many rows together
 * are served better by the tiles of {@link SvmClassifier}.
 */
public final class EarlyExit {
  private static final int TASK_ROWS = 64;

  /** Sums below this do not overflow, in whatever order they are formed. */
  private static final double LARGEST_SUM = 0x1p1000;

  private final SvmClassifier model;

  /** Null where only the full sum decides. */
  private final KernelBound bound;

  private final EarlyExitStages stages;
  private final int[] labels;

  private EarlyExit(SvmClassifier model) {
    this.model = model;
    this.labels = model.labels();
    KernelBound limits =
        model.supportVectorCount() == 0 || model.isInDouble()
            ? null
            : KernelBound.of(model.kernel(), model.features());
    this.stages = limits == null ? null : EarlyExitStages.of(model, limits);
    this.bound = limits;
  }

  /**
   * Sorts and packs the support vectors: as much memory again as the model takes, and for each 64
   * of them two numbers a pair of classes.
   *
   * @throws CapacityException when that does not fit into the heap
   */
  public static EarlyExit of(SvmClassifier model) {
    return new EarlyExit(model);
  }

  /** The model whose labels these are. */
  public SvmClassifier model() {
    return model;
  }

  /** Scratch space for one thread. */
  public Scratch newScratch() {
    return new Scratch(model, stages);
  }

  /** What a prediction needs, and what it needed; one for each thread. */
  public static final class Scratch {
    private final SvmClassifier.Scratch full;
    private final EarlyExitStages.Space space;
    private final double[] values;
    private final int[] votes;
    private final int[] possible;
    private int kernelValues;

    private Scratch(SvmClassifier model, EarlyExitStages stages) {
      this.full = model.newScratch();
      this.space = stages == null ? null : stages.newSpace();
      this.values = new double[model.pairCount()];
      this.votes = new int[model.classCount()];
      this.possible = new int[model.classCount()];
    }

    /**
     * Kernel values the last prediction evaluated, out of {@link SvmClassifier#supportVectorCount};
     * 0 for linear models.
     */
    public int kernelValues() {
      return kernelValues;
    }
  }

  /** Convenient, not free of allocation: see {@link #predict(float[], int, Scratch)}. */
  public int predict(float[] row) {
    model.rows().requireFeatures(row.length);
    return predict(row, 0, newScratch());
  }

  /**
   * Class of the row at {@code row[offset]} and following. Allocates nothing.
   *
   * @param scratch from {@link #newScratch} of this object, used by no other thread meanwhile
   * @throws IllegalArgumentException when a value is not finite
   * @throws IndexOutOfBoundsException when the row does not lie inside the array
   */
  public int predict(float[] row, int offset, Scratch scratch) {
    if (bound == null) {
      return full(row, offset, scratch);
    }
    model.rows().requireRow(row, offset);
    double most = bound.ofRow(row, offset);
    if (!(most * stages.largestVector() < KernelBound.LIMIT
        && most * stages.largestMass() + stages.largestRho() < LARGEST_SUM)) {
      return full(row, offset, scratch);
    }
    EarlyExitStages.Space space = scratch.space;
    space.start();
    for (int stage = 0; stage < stages.count(); stage++) {
      scratch.kernelValues = stages.advance(stage, row, offset, space);
      int winner = certain(stage, most, scratch);
      if (winner >= 0) {
        return labels[winner];
      }
    }
    model.sums().sum(space.inOrder(), 0, scratch.values, 0);
    return labels[Votes.winner(scratch.values, 0, scratch.votes)];
  }

  private int full(float[] row, int offset, Scratch scratch) {
    scratch.kernelValues = model.kernel() instanceof LinearKernel ? 0 : model.supportVectorCount();
    return model.predict(row, offset, scratch.full);
  }

  /** Number of the class that wins whatever the rest adds, or -1. */
  private int certain(int stage, double most, Scratch scratch) {
    int[] votes = scratch.votes;
    int[] possible = scratch.possible;
    Arrays.fill(votes, 0);
    Arrays.fill(possible, 0);
    int pair = 0;
    for (int a = 0; a < votes.length; a++) {
      for (int b = a + 1; b < votes.length; b++) {
        int sign = stages.sign(stage, pair++, most, scratch.space);
        votes[a] += sign > 0 ? 1 : 0;
        votes[b] += sign < 0 ? 1 : 0;
        possible[a] += sign >= 0 ? 1 : 0;
        possible[b] += sign <= 0 ? 1 : 0;
      }
    }
    int best = 0;
    for (int c = 1; c < votes.length; c++) {
      best = votes[c] > votes[best] ? c : best;
    }
    for (int c = 0; c < votes.length; c++) {
      boolean overtakes = c < best ? possible[c] >= votes[best] : possible[c] > votes[best];
      if (c != best && overtakes) {
        return -1;
      }
    }
    return best;
  }

  /**
   * Classes of all rows of x, one row at a time.
   *
   * @param out receives one label a row
   * @return kernel values evaluated, of {@code x.rows()} times {@link
   *     SvmClassifier#supportVectorCount}
   * @throws IllegalArgumentException when x has not the columns the model expects, out is too short
   *     or a value is not finite
   */
  public long predict(FloatMatrix x, int[] out, RowPartition partition) {
    model.rows().requireFeatures(x.cols());
    if (out.length < x.rows()) {
      throw new IllegalArgumentException(
          "out has " + out.length + " places, x " + x.rows() + " rows");
    }
    int rows = (int) x.rows();
    Scratch[] scratch = new Scratch[partition.threads()];
    float[][] copies = new float[partition.threads()][x.cols()];
    long[] evaluated = new long[partition.threads()];
    partition.run(
        Math.ceilDiv(rows, TASK_ROWS),
        (task, worker) -> {
          if (scratch[worker] == null) {
            scratch[worker] = newScratch();
          }
          int end = Math.min(rows, (task + 1) * TASK_ROWS);
          for (int row = task * TASK_ROWS; row < end; row++) {
            x.copyRow(row, copies[worker], 0);
            out[row] = predict(copies[worker], 0, scratch[worker]);
            evaluated[worker] += scratch[worker].kernelValues;
          }
        });
    return Arrays.stream(evaluated).sum();
  }
}
