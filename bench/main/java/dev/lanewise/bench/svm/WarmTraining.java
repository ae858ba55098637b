package dev.lanewise.bench.svm;

import dev.lanewise.bench.machine.JsonLine;
import dev.lanewise.bench.machine.Jvm;
import dev.lanewise.data.NpyFormat;
import dev.lanewise.kernel.RbfKernel;
import dev.lanewise.matrix.FloatMatrix;
import dev.lanewise.matrix.RowPartition;
import dev.lanewise.simd.SimdSupport;
import dev.lanewise.svm.SampleWeights;
import dev.lanewise.svm.Status;
import dev.lanewise.svm.SvmFit;
import dev.lanewise.svm.SvmParameters;
import dev.lanewise.svm.SvmTrainer;
import dev.lanewise.svm.TrainingRun;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * A child process: trains a number of times in one virtual machine that has been warmed up.
 *
 * <pre>WarmTraining FOLDER RUNS THREADS C GAMMA TOLERANCE MEGABYTES</pre>
 */
final class WarmTraining {
  private WarmTraining() {}

  static List<String> arguments(Path folder, Problem problem, int runs, int threads) {
    return List.of(
        folder.toString(),
        Integer.toString(runs),
        Integer.toString(threads),
        Double.toString(problem.c()),
        Double.toString(problem.gamma()),
        Double.toString(problem.tolerance()),
        Integer.toString(problem.megabytes()));
  }

  public static void main(String[] args) throws IOException {
    PrintStream parent = System.out;
    System.setOut(System.err);
    Path folder = Path.of(args[0]);
    FloatMatrix x = NpyFormat.read(folder.resolve(DataFolder.FEATURES));
    int[] labels = DataFolder.labels(folder);
    SvmParameters parameters =
        SvmParameters.defaults(new RbfKernel(Double.parseDouble(args[4])))
            .withC(Double.parseDouble(args[3]))
            .withTolerance(Double.parseDouble(args[5]))
            .withMemoryBytes(Long.parseLong(args[6]) << 20);
    ExecutorService helper =
        Executors.newFixedThreadPool(1, Thread.ofPlatform().daemon().factory());
    int threads = Integer.parseInt(args[2]);
    RowPartition partition =
        threads == 1 ? RowPartition.caller() : RowPartition.over(helper, threads);
    TrainingRun run = TrainingRun.DEFAULT.with(partition);
    SimdSupport.warmUp();
    parent.println(
        JsonLine.write(new Message(null, Jvm.description(), null, null, null, null, null)));
    for (int i = Integer.parseInt(args[1]); i > 0; i--) {
      long began = System.nanoTime();
      SvmFit fit = SvmTrainer.train(x, labels, SampleWeights.none(), parameters, run);
      parent.println(JsonLine.write(message((System.nanoTime() - began) * 1e-9, fit)));
    }
  }

  private static Message message(double seconds, SvmFit fit) {
    return new Message(
        null,
        null,
        seconds,
        fit.objective(),
        fit.model().supportVectorCount(),
        fit.violation(),
        fit.status() == Status.CONVERGED
            ? Entry.CONVERGED
            : fit.status().name().toLowerCase(Locale.ROOT).replace('_', ' '));
  }
}
