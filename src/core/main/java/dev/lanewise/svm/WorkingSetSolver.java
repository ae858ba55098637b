package dev.lanewise.svm;

import dev.lanewise.matrix.FloatMatrix;
import dev.lanewise.matrix.RowPartition;
import java.util.Arrays;
import java.util.function.IntUnaryOperator;

/**
 * Decomposition for problems whose kernel matrix is large (Osuna, Freund, Girosi 1997; Joachims
 * 1999). Each round takes all free support vectors and the most violating other examples as its
 * working set, has the kernel rows of the newcomers computed together as tiles, solves the problem
 * of the working set with {@link SmoSolver} while all other alphas stand still, and brings the
 * gradient of all examples up to date in one pass over the rows that changed.
 *
 * <p>Only examples that violate the conditions ever have their row computed, few more than become
 * support vectors: the rest is shrunk from the beginning, and looked at once a round. The working
 * set always holds the most violating pair, so each round lowers the objective by at least what a
 * step of {@link SmoSolver} would.
 *
 * <p>The rounds depend on the number of examples and, where memory for kernel rows is short, on how
 * many fit; never on threads.
 */
final class WorkingSetSolver {
  /** Up to here the whole kernel matrix is quickly had. */
  private static final int FEW = 3000;

  /** Newcomers of a round: more make fewer rounds, but more rows that are not needed in the end. */
  private static final int NEWCOMERS = 512;

  private static final int FEWEST_NEWCOMERS = 64;

  /** Kernel rows of the newcomers hold at most so many values. */
  private static final long NEW_VALUES = 50_000_000;

  /** The kernel values among a working set take at most 256 MiB. */
  private static final int LARGEST_SET = 8192;

  /** The problem of a working set is solved down to this share of the violation. */
  private static final double INNER_SHARE = 0.1;

  private final SmoState state;
  private final KernelRows rows;
  private final IntUnaryOperator rowInMessages;
  private final GradientUpdate update;
  private final Violators[] violators;
  private final int mostFree;
  private final boolean[] chosen;

  /** Where the search for free support vectors begins, when there are too many of them. */
  private int firstFree;

  private float[] gram = {};
  private long iterations;
  private double violation;

  WorkingSetSolver(
      SmoState state, KernelRows rows, IntUnaryOperator rowInMessages, RowPartition partition) {
    this.state = state;
    this.rows = rows;
    this.rowInMessages = rowInMessages;
    this.update = new GradientUpdate(rows, partition);
    int newcomers = newcomers(rows.examples());
    this.violators = new Violators[state.bySign ? 4 : 2];
    Arrays.setAll(violators, s -> new Violators(newcomers / violators.length));
    this.mostFree = Math.min(LARGEST_SET, rows.together()) - newcomers;
    this.chosen = new boolean[state.size];
    SmoSolver.readDiagonal(state, rows, rowInMessages);
  }

  /** Whether a problem of n examples is better solved this way. */
  static boolean suits(long n) {
    return n > FEW;
  }

  /** Rows a round may ask for beside those of free support vectors, of n examples. */
  static int newcomers(long n) {
    return (int) Math.clamp(NEW_VALUES / n, FEWEST_NEWCOMERS, NEWCOMERS);
  }

  /**
   * How many rows of n examples to keep: they and the kernel values among a working set stay under
   * a number of bytes, but for the newcomers of a round.
   */
  static int rowsWithin(long bytes, long n) {
    long values = bytes / Float.BYTES;
    long set = Math.min(LARGEST_SET, values / n);
    return (int) Math.clamp(values / (n + roomFor(set)), newcomers(n), n);
  }

  /** Values an array for a working set of a size is made with, per row, so that it may grow. */
  private static long roomFor(long set) {
    return set + set / 2;
  }

  /** Pairs of alphas moved. */
  long iterations() {
    return iterations;
  }

  /** m - M at the current point, at least 0. */
  double violation() {
    return violation;
  }

  /**
   * Runs until the tolerance or a limit is reached.
   *
   * @throws IllegalArgumentException when a kernel value is not finite
   */
  Status solve(StoppingRule rule) {
    while (true) {
      violation = state.violation();
      if (violation <= rule.tolerance()) {
        return Status.CONVERGED;
      }
      if (iterations >= rule.maxIterations()) {
        return Status.ITERATION_LIMIT;
      }
      Status interruption = rule.interruption(iterations, violation);
      if (interruption != null) {
        return interruption;
      }
      int[] set = choose();
      if (!rows.prepare(set, set.length, () -> rule.interruption(iterations, violation) == null)) {
        interruption = rule.interruption(iterations, violation);
        return interruption == null ? Status.CANCELLED : interruption;
      }
      Status inner = solve(set, rule);
      if (inner == Status.CANCELLED || inner == Status.TIME_LIMIT) {
        violation = state.violation();
        return inner;
      }
    }
  }

  /** Solves the problem of a working set, and brings alpha and the gradient up to date. */
  private Status solve(int[] set, StoppingRule rule) {
    SmoState part = state.part(set, set.length);
    SmoSolver solver = new SmoSolver(part, gramOf(set), t -> rowInMessages.applyAsInt(set[t]));
    long before = iterations;
    StoppingRule inner =
        new StoppingRule(
            Math.max(INNER_SHARE * violation, rule.tolerance() / 2),
            rule.maxIterations() - before,
            rule.nanoDeadline(),
            (moves, inside) -> rule.progress().proceed(before + moves, violation));
    Status status = solver.solve(inner);
    iterations = before + solver.iterations();
    int moved = 0;
    double[] change = new double[set.length];
    int[] movers = new int[set.length];
    for (int t = 0; t < set.length; t++) {
      int i = set[t];
      if (part.alpha[t] != state.alpha[i]) {
        change[moved] = state.label(i) * (part.alpha[t] - state.alpha[i]);
        movers[moved++] = i;
        state.set(i, part.alpha[t]);
      }
    }
    update.add(movers, change, moved, state.v);
    requireFinite();
    return status;
  }

  private void requireFinite() {
    for (int i = 0; i < state.size; i++) {
      if (!Double.isFinite(state.v[i])) {
        throw SmoSolver.notFinite(rowInMessages.applyAsInt(i));
      }
    }
  }

  /** Free support vectors and the most violating examples of I_up and of I_low, ascending. */
  private int[] choose() {
    int count = chooseFree();
    for (Violators some : violators) {
      some.clear();
    }
    for (int i = 0; i < state.size; i++) {
      int side = state.bySign && i >= state.positives ? 2 : 0;
      if (state.up[i] == 0) {
        violators[side].offer(state.v[i], i);
      }
      if (state.low[i] == 0) {
        violators[side + 1].offer(-state.v[i], i);
      }
    }
    for (Violators some : violators) {
      for (int t = 0; t < some.count(); t++) {
        count += chosen[some.position(t)] ? 0 : 1;
        chosen[some.position(t)] = true;
      }
    }
    int[] set = new int[count];
    int next = 0;
    for (int i = 0; i < state.size; i++) {
      if (chosen[i]) {
        set[next++] = i;
        chosen[i] = false;
      }
    }
    return set;
  }

  private int chooseFree() {
    int count = 0;
    int i = firstFree;
    for (int seen = 0; seen < state.size; seen++) {
      if (state.up[i] == 0 && state.low[i] == 0) {
        if (count == mostFree) {
          firstFree = i; // the others have their turn in the next round
          return count;
        }
        chosen[i] = true;
        count++;
      }
      i = i + 1 == state.size ? 0 : i + 1;
    }
    return count;
  }

  /** Kernel values among the working set, out of its rows. */
  private KernelRows gramOf(int[] set) {
    int count = set.length;
    if (gram.length < count * count) {
      gram = new float[(int) (count * roomFor(count))];
    }
    int plus = 0;
    while (plus < count && set[plus] < state.positives) {
      plus++;
    }
    for (int s = 0; s < count; s++) {
      float[] row = rows.array(set[s]);
      int start = rows.start(set[s]);
      int startNegative = rows.startNegative(set[s]);
      for (int t = 0; t < count; t++) {
        gram[s * count + t] = row[(t < plus ? start : startNegative) + set[t]];
      }
    }
    FloatMatrix matrix = FloatMatrix.of(gram, count, count);
    return new GramRows(matrix, 0, plus, plus, count - plus);
  }
}
