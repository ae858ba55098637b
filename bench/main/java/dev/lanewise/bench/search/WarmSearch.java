package dev.lanewise.bench.search;

import dev.lanewise.bench.machine.Compilers;
import dev.lanewise.bench.machine.JsonLine;
import dev.lanewise.bench.machine.Jvm;
import dev.lanewise.bench.svm.DataFolder;
import dev.lanewise.data.NpyFormat;
import dev.lanewise.matrix.FloatMatrix;
import dev.lanewise.matrix.RowPartition;
import dev.lanewise.select.KFold;
import dev.lanewise.select.ModelSearch;
import dev.lanewise.select.SearchOptions;
import dev.lanewise.select.SearchResult;
import dev.lanewise.select.Split;
import dev.lanewise.select.Svc;
import dev.lanewise.select.Trial;
import dev.lanewise.simd.SimdSupport;
import dev.lanewise.svm.Status;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/**
 * A child process: searches a number of times in one virtual machine, on one thread, after as many
 * runs to warm up as make it faster.
 *
 * <pre>WarmSearch FOLDER RUNS WARM-UP-SECONDS</pre>
 */
final class WarmSearch {
  /** Runs in a row that are not the fastest so far: no more is to be gained. */
  private static final int NO_GAIN = 5;

  /** A run that takes more than this share of the fastest so far is no gain. */
  private static final double GAIN = 0.99;

  private final PrintStream parent;
  private final SearchTask task;
  private final FloatMatrix x;
  private final int[] labels;
  private final FloatMatrix testX;
  private final double[] y;
  private final List<Split> splits;

  private WarmSearch(PrintStream parent, Path folder) throws IOException {
    this.parent = parent;
    this.task = SearchTask.read(folder);
    FloatMatrix all = NpyFormat.read(folder.resolve(DataFolder.FEATURES));
    this.labels = DataFolder.labels(folder);
    this.x = all.rowRange(0, task.rows());
    this.testX = all.rowRange(task.rows(), task.rows() + task.testRows());
    int[] train = Arrays.copyOf(labels, task.rows());
    this.y = Arrays.stream(train).asDoubleStream().toArray();
    this.splits = KFold.inOrder(task.folds()).stratified(train);
  }

  static List<String> arguments(Path folder, int runs, double warmUpSeconds) {
    return List.of(folder.toString(), Integer.toString(runs), Double.toString(warmUpSeconds));
  }

  public static void main(String[] args) throws IOException {
    PrintStream parent = System.out;
    System.setOut(System.err);
    SimdSupport.warmUp();
    run(Path.of(args[0]), Integer.parseInt(args[1]), Double.parseDouble(args[2]), parent);
  }

  /** All runs; what is to be said goes to the parent. */
  static void run(Path folder, int runs, double warmUpSeconds, PrintStream parent)
      throws IOException {
    WarmSearch search = new WarmSearch(parent, folder);
    parent.println(JsonLine.write(SearchMessage.began(null, Jvm.description())));
    boolean settled = search.warmUp(warmUpSeconds);
    for (int run = 0; run < runs; run++) {
      search.run(false, settled);
    }
  }

  /** Runs until that is of no more use, or the time is over; says which. */
  private boolean warmUp(double seconds) {
    double left = seconds;
    double fastest = Double.POSITIVE_INFINITY;
    int slower = 0;
    while (left > 0 && slower < NO_GAIN) {
      double time = run(true, null);
      boolean compiled = Compilers.finish();
      slower = time < GAIN * fastest || compiled ? 0 : slower + 1;
      fastest = Math.min(fastest, time);
      left -= time;
    }
    return seconds <= 0 || slower >= NO_GAIN;
  }

  private double run(boolean warmUp, Boolean settled) {
    double sum = 0;
    for (int g = 0; g < task.grids().size(); g++) {
      SearchMessage message = search(g, warmUp, settled);
      parent.println(JsonLine.write(message));
      sum += message.seconds();
    }
    return sum;
  }

  private SearchMessage search(int g, boolean warmUp, Boolean settled) {
    long began = System.nanoTime();
    SearchOptions options = SearchOptions.DEFAULT.with(task.scaling());
    SearchResult<Svc> found =
        ModelSearch.run(task.candidates(task.grids().get(g)), x, y, splits, options);
    Svc.Classifier refitted =
        task.testRows() == 0 ? null : found.best().candidate().fit(x, y, RowPartition.caller());
    Double tested = refitted == null ? null : accuracy(refitted);
    double seconds = (System.nanoTime() - began) * 1e-9;
    int unfinished = refitted != null && refitted.status() != Status.CONVERGED ? 1 : 0;
    int failed = 0;
    for (Trial<Svc> trial : found.trials()) {
      for (Trial.Fold fold : trial.folds()) {
        failed += fold.status() == null ? 1 : 0;
        unfinished += fold.status() == null || fold.status() == Status.CONVERGED ? 0 : 1;
      }
    }
    return new SearchMessage(
        null,
        null,
        g,
        warmUp,
        seconds,
        found.trials().stream().map(t -> Double.isNaN(t.mean()) ? null : t.mean()).toList(),
        found.best().number(),
        tested,
        unfinished,
        failed,
        Jvm.peakHeapBytes(),
        settled);
  }

  private double accuracy(Svc.Classifier model) {
    double[] predicted = model.predict(testX, RowPartition.caller());
    int right = 0;
    for (int i = 0; i < predicted.length; i++) {
      right += predicted[i] == labels[task.rows() + i] ? 1 : 0;
    }
    return (double) right / predicted.length;
  }
}
