package dev.lanewise.cli.article;

import dev.lanewise.data.Dataset;
import dev.lanewise.data.KernelTrickData;
import dev.lanewise.select.ConfusionMatrix;
import dev.lanewise.select.SearchOptions;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The experiment of the article Everything You Wanted to Know about the Kernel Trick (Eric Kim,
 * 2013): four kernels on two rings, each by the article's own grid of parameters.
 */
public final class Article {
  /** Names of the pictures, in the order in which they are drawn. */
  public static final List<String> PICTURES =
      List.of(
          "figure-1-separable",
          "figure-2-linear",
          "figure-3-rings",
          "figure-5-left",
          "figure-5-right",
          "figure-6-left",
          "figure-6-right",
          "figure-4-linear",
          "figure-6-poly",
          "figure-7-rbf",
          "figure-8-sigmoid",
          "heatmap-c-gamma",
          "validation-curve",
          "learning-curve",
          "kernels-compared");

  private final Dataset digits;
  private final long seed;
  private final SearchOptions options;
  private final Gallery gallery;

  /**
   * @param digits real data to compare the kernels on: handwritten digits, features from 0 to 1
   * @param seed of the data, of the rows held out and of the random classifier
   * @param options threads, and a listener that may stop it all
   * @param gallery takes the pictures
   */
  public Article(Dataset digits, long seed, SearchOptions options, Gallery gallery) {
    this.digits = digits;
    this.seed = seed;
    this.options = options;
    this.gallery = gallery;
  }

  /**
   * Runs it.
   *
   * @param out takes each section when it is done
   * @throws X when the text cannot be taken
   * @throws java.util.concurrent.CancellationException when the listener says no
   */
  public <X extends Exception> void run(Lines<X> out) throws X {
    Dataset all = KernelTrickData.rings(seed);
    TrainTest rings = TrainTest.quarterOf(all, seed);
    Figures.before(rings, all, seed, gallery);
    Map<Family, Judged> judged = nonseparable(all, rings, out);
    out.print("\n");
    new FutureWork(rings, judged, digits, seed, options, gallery).run(out);
  }

  /** The part that the article prints, and a count of all fits. */
  <X extends Exception> Map<Family, Judged> nonseparable(Dataset all, TrainTest rings, Lines<X> out)
      throws X {
    long start = System.nanoTime();
    out.print("======== Running NONSEPARABLE demo ========\n");
    ConfusionMatrix coin = Judged.coin(rings, seed);
    out.print(ArticleText.random(coin, seconds(start)) + "\n");
    Map<Family, Judged> kernels = new EnumMap<>(Family.class);
    Fits fits = new Fits();
    for (Family family : Family.values()) {
      out.print(ArticleText.announcement(family));
      Judged judged = Judged.of(family, rings, options);
      kernels.put(family, judged);
      Figures.after(judged, all, rings, gallery);
      fits.add(judged.fits());
      out.print(ArticleText.result(judged) + "\n");
    }
    out.print(
        String.format(Locale.ROOT, "...Finished. Total Time: %.3f s\n", seconds(start))
            + "     "
            + fits.text()
            + String.format(
                Locale.ROOT, "; each was allowed %,d iterations\n", Experiment.MAX_ITERATIONS));
    return kernels;
  }

  private static double seconds(long start) {
    return (System.nanoTime() - start) / 1e9;
  }
}
