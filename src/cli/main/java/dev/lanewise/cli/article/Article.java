package dev.lanewise.cli.article;

import dev.lanewise.data.Dataset;
import dev.lanewise.data.KernelTrickData;
import dev.lanewise.select.ConfusionMatrix;
import dev.lanewise.select.SearchOptions;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;

/**
 * The experiment of the article Everything You Wanted to Know about the Kernel Trick (Eric Kim,
 * 2013): four kernels on two rings, each by the article's own grid of parameters.
 */
public final class Article {
  private final Dataset digits;
  private final long seed;
  private final SearchOptions options;

  /**
   * @param digits real data to compare the kernels on: handwritten digits, features from 0 to 1
   * @param seed of the data, of the rows held out and of the random classifier
   * @param options threads, and a listener that may stop it all
   */
  public Article(Dataset digits, long seed, SearchOptions options) {
    this.digits = digits;
    this.seed = seed;
    this.options = options;
  }

  /**
   * Runs it.
   *
   * @param out takes each section when it is done
   * @throws X when the text cannot be taken
   * @throws java.util.concurrent.CancellationException when the listener says no
   */
  public <X extends Exception> void run(Lines<X> out) throws X {
    TrainTest rings = TrainTest.quarterOf(KernelTrickData.rings(seed), seed);
    Map<Family, Judged> judged = nonseparable(rings, out);
    out.print("\n");
    new FutureWork(rings, judged, digits, seed, options).run(out);
  }

  /** The part that the article prints, and a count of all fits. */
  <X extends Exception> Map<Family, Judged> nonseparable(TrainTest rings, Lines<X> out) throws X {
    long start = System.nanoTime();
    out.print("======== Running NONSEPARABLE demo ========\n");
    ConfusionMatrix coin = Judged.coin(rings, seed);
    out.print(ArticleText.random(coin, seconds(start)) + "\n");
    Map<Family, Judged> all = new EnumMap<>(Family.class);
    Fits fits = new Fits();
    for (Family family : Family.values()) {
      out.print(ArticleText.announcement(family));
      Judged judged = Judged.of(family, rings, options);
      all.put(family, judged);
      fits.add(judged.fits());
      out.print(ArticleText.result(judged) + "\n");
    }
    out.print(
        String.format(Locale.ROOT, "...Finished. Total Time: %.3f s\n", seconds(start))
            + "     "
            + fits.text()
            + String.format(
                Locale.ROOT, "; each was allowed %,d iterations\n", Experiment.MAX_ITERATIONS));
    return all;
  }

  private static double seconds(long start) {
    return (System.nanoTime() - start) / 1e9;
  }
}
