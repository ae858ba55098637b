package dev.lanewise.bench.search;

import dev.lanewise.bench.svm.Examples;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The searches of the article. */
@Command(
    name = "article",
    description =
        "The 702 fits of the article on the kernel trick: four kernels on two rings, 2 folds.",
    sortOptions = false,
    mixinStandardHelpOptions = true)
final class ArticleCommand implements Callable<Integer> {
  @Option(names = "--seed", paramLabel = "N", description = "Of the rings. Default: 1.")
  private long seed = 1;

  @Option(names = "--runs", paramLabel = "N", description = "Of ours, warm. Default: 5.")
  private int runs = 5;

  @Option(
      names = "--warm-up",
      paramLabel = "SECONDS",
      description = "At most, for ours to become no faster before the runs. Default: 120.")
  private double warmUp = 120;

  @Mixin private RaceOptions options;

  @Override
  public Integer call() throws IOException, InterruptedException {
    options.check(runs, warmUp);
    Examples examples = ArticleTask.examples(seed);
    SearchTask task = ArticleTask.of(examples, seed, options.megabytes(), options.limit());
    options.race(examples, task, runs, warmUp);
    return CommandLine.ExitCode.OK;
  }
}
