package dev.lanewise.bench.search;

import dev.lanewise.bench.svm.Examples;
import dev.lanewise.select.ParameterGrid;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** A search with the RBF kernel on data from a file. */
@Command(
    name = "grid",
    description = "A grid of C and gamma of the RBF kernel, by stratified folds in order.",
    sortOptions = false,
    mixinStandardHelpOptions = true)
final class GridCommand implements Callable<Integer> {
  @Parameters(paramLabel = "DATA", description = "LIBSVM text, compressed by gzip or not.")
  private Path data;

  @Option(names = "--rows", paramLabel = "N", description = "Only the first N examples.")
  private Integer rows;

  @Option(names = "--folds", paramLabel = "N", description = "Default: 5.")
  private int folds = 5;

  @Option(names = "-c", paramLabel = "LIST", split = ",", description = "Default: 1,10,100.")
  private List<Double> cs = List.of(1.0, 10.0, 100.0);

  @Option(names = "-g", paramLabel = "LIST", split = ",", description = "Default: 0.01,0.1,1.")
  private List<Double> gammas = List.of(0.01, 0.1, 1.0);

  @Option(
      names = "--scale",
      paramLabel = "no|standard|minmax",
      description = "Features, within each fold; minmax to [-1, 1]. Default: no.")
  private String scale = "no";

  @Option(names = "--runs", paramLabel = "N", description = "Of ours. Default: 3.")
  private int runs = 3;

  @Option(
      names = "--warm-up",
      paramLabel = "SECONDS",
      description =
          "At most, for ours to become no faster before the runs. Default: 0, the first run"
              + " compiles.")
  private double warmUp = 0;

  @Mixin private RaceOptions options;

  @Override
  public Integer call() throws IOException, InterruptedException {
    options.check(runs, warmUp);
    options.require(
        cs.stream().allMatch(c -> c > 0) && gammas.stream().allMatch(g -> g > 0),
        "-c is " + cs + ", -g is " + gammas + ": all above 0");
    options.require(folds > 1, "--folds is " + folds + ", expected at least 2");
    options.require(
        SearchTask.SCALINGS.containsKey(scale), "--scale is " + scale + ": no, standard or minmax");
    Examples all = Examples.read(data);
    int n = all.labels().length;
    options.require(
        rows == null || (rows > 0 && rows <= n), "the data have " + n + " rows, --rows is " + rows);
    Examples examples = (rows == null ? all : all.first(rows)).numbered();
    options.require(examples.classes() > 1, "the data have one class only");
    options.race(examples, task(examples), runs, warmUp);
    return CommandLine.ExitCode.OK;
  }

  private SearchTask task(Examples examples) {
    int n = examples.labels().length;
    return new SearchTask(
        data.getFileName().toString().replaceAll("\\..*", "") + "-" + n,
        n,
        0,
        examples.x().cols(),
        examples.classes(),
        folds,
        false,
        scale,
        options.megabytes(),
        null,
        options.limit(),
        List.of(KernelGrid.of("rbf", grid())));
  }

  private ParameterGrid grid() {
    return ParameterGrid.of("C", values(cs)).and("gamma", values(gammas));
  }

  private static double[] values(List<Double> some) {
    return some.stream().mapToDouble(Double::doubleValue).toArray();
  }
}
