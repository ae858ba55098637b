package dev.lanewise.svm;

import dev.lanewise.matrix.RowPartition;
import java.util.Arrays;
import java.util.function.BooleanSupplier;
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
 * many fit; never on threads ({@link MemoryBudget#setBytes}).
 */
final class WorkingSetSolver {
  /** Up to here the whole kernel matrix is quickly had. */
  private static final int FEW = 1000;

  /** Newcomers of a round: more make fewer rounds, but more rows that are not needed in the end. */
  private static final int MOST_NEWCOMERS = 512;

  private static final int FEW_NEWCOMERS = 64;

  /** Examples for each newcomer. */
  private static final int EXAMPLES = 32;

  /** Whatever the budget. */
  private static final int FEWEST_NEWCOMERS = 16;

  /** The kernel values among a working set take at most 256 MiB, and half as much to grow. */
  private static final int LARGEST_SET = 8192;

  /** The problem of a working set is solved down to this share of the violation. */
  private static final double INNER_SHARE = 0.1;

  private final SmoState state;
  private final KernelRows rows;
  private final IntUnaryOperator rowInMessages;
  private final GradientUpdate update;
  private final WorkingSetRows gram;
  private final Violators[] violators;
  private final int mostFree;
  private final boolean[] chosen;
  private final double[] nextV;

  /** Where the search for free support vectors begins, when there are too many of them. */
  private int firstFree;

  private long iterations;
  private double violation;

  WorkingSetSolver(
      SmoState state, KernelRows rows, IntUnaryOperator rowInMessages, RowPartition partition) {
    this(
        state,
        rows,
        rowInMessages,
        partition,
        newcomers(rows.examples(), rows.together()),
        LARGEST_SET);
  }

  /**
   * @param newcomers most violators of a round
   * @param largest most examples of a working set
   */
  WorkingSetSolver(
      SmoState state,
      KernelRows rows,
      IntUnaryOperator rowInMessages,
      RowPartition partition,
      int newcomers,
      int largest) {
    this.state = state;
    this.rows = rows;
    this.rowInMessages = rowInMessages;
    this.update = new GradientUpdate(rows, partition);
    this.violators = new Violators[state.bySign ? 4 : 2];
    Arrays.setAll(violators, s -> new Violators(newcomers / violators.length));
    int most = Math.min(largest, rows.together());
    this.mostFree = most - newcomers;
    this.gram = new WorkingSetRows(state, rows, partition, most);
    this.chosen = new boolean[state.size];
    this.nextV = new double[state.size];
    SmoSolver.readDiagonal(state, rows, rowInMessages);
  }

  /** Whether a problem of n examples is better solved this way. */
  static boolean suits(long n) {
    return n > FEW;
  }

  /**
   * Rows a round may ask for beside those of free support vectors.
   *
   * @param n examples
   * @param together rows that can be had at once
   */
  static int newcomers(long n, int together) {
    long wanted = Math.clamp(n / EXAMPLES, FEW_NEWCOMERS, MOST_NEWCOMERS);
    return (int) Math.clamp(wanted, 2, Math.max(together / 2, FEWEST_NEWCOMERS));
  }

  /**
   * How many rows of n examples to keep: they and the kernel values among a working set stay under
   * a number of bytes, but for a few.
   */
  static int rowsWithin(long bytes, long n) {
    long values = bytes / Float.BYTES;
    long set = Math.min(LARGEST_SET, values / n);
    return (int) Math.clamp(values / (n + roomFor(set)), 2 * FEWEST_NEWCOMERS, n);
  }

  /** Values a row of a set counts as: what it grew out of is not collected at once. */
  private static long roomFor(long set) {
    return set + set / 2;
  }

  /** Pairs of alphas moved. */
  long iterations() {
    return iterations;
  }

  /**
   * Runs until the tolerance or a limit is reached.
   *
   * @throws IllegalArgumentException when a kernel value is not finite
   */
  Status solve(StoppingRule rule) {
    while (true) {
      violation = Optimality.violation(state);
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
      Status round = round(choose(), rule);
      if (round == Status.CANCELLED || round == Status.TIME_LIMIT) {
        return round;
      }
    }
  }

  /**
   * Solves the problem of a working set and brings alpha and the gradient up to date; or leaves
   * both as they are when the run has to end meanwhile.
   *
   * @return how the problem of the working set ended
   */
  private Status round(int[] wanted, StoppingRule rule) {
    BooleanSupplier proceed = () -> rule.interruption(iterations, violation) == null;
    if (!rows.prepare(wanted, wanted.length, proceed) || !gram.change(wanted, proceed)) {
      return rule.stopped();
    }
    int[] set = gram.members();
    SmoState part = state.part(set);
    SmoSolver solver = new SmoSolver(part, gram, t -> rowInMessages.applyAsInt(set[t]));
    long before = iterations;
    StoppingRule inner =
        new StoppingRule(
            Math.max(INNER_SHARE * violation, rule.tolerance() / 2),
            rule.maxIterations() - before,
            rule.nanoDeadline(),
            (moves, inside) -> rule.progress().proceed(before + moves, violation));
    Status status = solver.solve(inner);
    int moved = 0;
    double[] change = new double[set.length];
    int[] movers = new int[set.length];
    for (int t = 0; t < set.length; t++) {
      int i = set[t];
      if (part.alpha[t] != state.alpha[i]) {
        change[moved] = state.label(i) * (part.alpha[t] - state.alpha[i]);
        movers[moved++] = i;
      }
    }
    System.arraycopy(state.v, 0, nextV, 0, nextV.length);
    if (!update.add(movers, change, moved, nextV, proceed)) {
      return rule.stopped();
    }
    System.arraycopy(nextV, 0, state.v, 0, nextV.length);
    for (int t = 0; t < set.length; t++) {
      state.set(set[t], part.alpha[t]);
    }
    iterations = before + solver.iterations();
    SmoSolver.requireFinite(state, rowInMessages);
    return status;
  }

  /** Free support vectors and the most violating examples of I_up and of I_low, ascending. */
  private int[] choose() {
    int count = chooseFree();
    for (Violators some : violators) {
      some.clear();
    }
    for (int i = 0; i < state.size; i++) {
      int side = state.bySign && i >= state.split ? 2 : 0;
      if (state.mayRise(i)) {
        violators[side].offer(state.v[i], i);
      }
      if (state.mayFall(i)) {
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
      if (state.isFree(i)) {
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
}
