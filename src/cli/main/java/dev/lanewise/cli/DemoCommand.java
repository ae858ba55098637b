package dev.lanewise.cli;

import dev.lanewise.matrix.RowPartition;
import dev.lanewise.simd.SimdSupport;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Shows the tool at work on data it brings along. */
@Command(
    name = "demo",
    description = {
      "Learn handwritten digits, search nearest neighbours at full size, and repeat the experiment"
          + " of",
      "the article Everything You Wanted to Know about the Kernel Trick. Offline."
    },
    abbreviateSynopsis = true,
    sortOptions = false,
    footer = {
      "",
      "Examples:",
      "  lanewise demo",
      "  lanewise demo --threads 1",
      "  lanewise demo article"
    })
final class DemoCommand implements Callable<Integer> {
  private static final List<String> PARTS = List.of("digits", "nearest", "article");
  private static final Path PICTURES = Path.of("lanewise-article");
  private static final long ARTICLE_SEED = 1;

  private final Console console;

  @Spec private CommandSpec spec;

  @Parameters(
      arity = "0..1",
      paramLabel = "<part>",
      description = "One of digits, nearest and article (default: all three).")
  private String part;

  @Option(
      names = "--seed",
      paramLabel = "<n>",
      description = "Of the article's data (default: " + ARTICLE_SEED + ").")
  private long seed = ARTICLE_SEED;

  @Option(
      names = "--out",
      paramLabel = "<folder>",
      description =
          "For the article's pictures (default: lanewise-article here with the part article, else"
              + " no pictures). Replaces pictures of the same names.")
  private Path out;

  @Option(names = "--no-pictures", description = "Draw none.")
  private boolean noPictures;

  @Mixin private Workers.Options threads;

  DemoCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws CommandFailure, IOException {
    if (part != null && !PARTS.contains(part)) {
      throw new ParameterException(
          spec.commandLine(), "no part '" + part + "', expected one of " + PARTS);
    }
    if (out != null && (noPictures || !wanted("article"))) {
      throw new ParameterException(
          spec.commandLine(),
          noPictures
              ? "--out and --no-pictures contradict each other"
              : "--out is for the pictures of the article, the part is " + part);
    }
    try (Workers workers = threads.start()) {
      console.line("Lanewise %s on Java %s", Version.ofTool(), Host.java());
      console.line("%s: %s", Host.cpu(), SimdSupport.describe());
      if (wanted("digits")) {
        console.line("");
        digits(workers);
      }
      if (wanted("nearest")) {
        console.line("");
        nearest(workers);
      }
      if (wanted("article")) {
        console.line("");
        article(workers);
      }
    }
    return ExitCodes.OK;
  }

  private boolean wanted(String name) {
    return part == null || part.equals(name);
  }

  private void article(Workers workers) throws CommandFailure, IOException {
    boolean pictures = !noPictures && (out != null || part != null);
    new ArticleDemo(console, workers, seed)
        .run(pictures ? Objects.requireNonNullElse(out, PICTURES) : null);
    if (!pictures && !noPictures) {
      console.line("%nNo pictures drawn: --out <folder> asks for them.");
    }
  }

  private void digits(Workers workers) throws CommandFailure, IOException {
    console.line("1. Handwritten digits: 1,797 images of 8 x 8, 10 classes");
    console.line("%s", DigitsDemo.notice().indent(3).stripTrailing());
    DigitsDemo.Result result = DigitsDemo.run(console, workers);
    console.line(
        "   C-SVC, RBF, C = %s, gamma = %s, one-vs-one (45 machines); stratified split, seed %d",
        Numbers.general(DigitsDemo.C), Numbers.general(DigitsDemo.GAMMA), DigitsDemo.SEED);
    console.line(
        "   trained on %d: %.3f s the first time, %.3f s again, on %d threads",
        result.training(), result.first(), result.again(), workers.partition().threads());
    console.line(
        "   %s: KKT violation %s, duality gap %s; %d support vectors",
        TrainingReport.describe(result.fit().status()),
        Numbers.general(result.fit().violation()),
        Numbers.general(result.fit().gap()),
        result.fit().model().supportVectorCount());
    console.line(
        "   held-out quarter: accuracy = %s%% (%d/%d)",
        Numbers.general(100 * result.accuracy()), result.correct(), result.heldOut());
  }

  private void nearest(Workers workers) throws CommandFailure {
    console.line(
        "2. Nearest of %,d samples for each of %d queries, %,d features (uniform floats, seed %d)",
        NearestDemo.SAMPLES, NearestDemo.QUERIES, NearestDemo.FEATURES, NearestDemo.SEED);
    NearestDemo demo = new NearestDemo();
    NearestDemo.Times one = demo.time(RowPartition.caller());
    double plain = demo.timePlain(one.found()) * NearestDemo.QUERIES;
    console.line("   %-28s %9s %9s %8s %8s %10s", "", "warm", "first", "GFLOP/s", "", "allocated");
    console.line(
        "   %-28s %7.3f s  (%d queries measured, times %d)",
        "plain Java loop, 1 thread",
        plain,
        NearestDemo.PLAIN_QUERIES,
        NearestDemo.QUERIES / NearestDemo.PLAIN_QUERIES);
    String first = String.format(Locale.ROOT, "%.3f s", one.first());
    print("lanewise, 1 thread", one, first, plain);
    int count = workers.partition().threads();
    if (count > 1) {
      print("lanewise, " + count + " threads", demo.time(workers.partition()), "", plain);
    }
    console.line(
        "   first is the first call on this Java virtual machine, warm the best of the %d after it;"
            + "%n   the answers to the measured queries agree",
        NearestDemo.WARM_CALLS);
  }

  private void print(String who, NearestDemo.Times times, String first, double plain)
      throws CommandFailure {
    console.line(
        "   %-28s %7.3f s %9s %8.1f %6.0f x %7.1f MB",
        who, times.best(), first, times.gflops(), plain / times.best(), times.bytes() / 1e6);
  }
}
