package dev.lanewise.cli.article;

import dev.lanewise.data.Dataset;
import dev.lanewise.select.SearchOptions;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** What the article leaves to its readers, done. */
final class FutureWork {
  private final TrainTest rings;
  private final Map<Family, Judged> judged;
  private final Dataset digits;
  private final long seed;
  private final SearchOptions options;
  private final Gallery gallery;

  /**
   * @param rings the data of the article
   * @param judged its kernels on them
   * @param digits real data, features from 0 to 1
   */
  FutureWork(
      TrainTest rings,
      Map<Family, Judged> judged,
      Dataset digits,
      long seed,
      SearchOptions options,
      Gallery gallery) {
    this.rings = rings;
    this.judged = judged;
    this.digits = digits;
    this.seed = seed;
    this.options = options;
    this.gallery = gallery;
  }

  /** Answers one question after the other. */
  <X extends Exception> void run(Lines<X> out) throws X {
    Fits fits = new Fits();
    out.print("======== Future Work ========\n");
    Judged rbf = judged.get(Family.RBF);
    ParameterTable table = ParameterTable.of(rings.train(), rbf, options);
    fits.add(table.fits());
    gallery.take("heatmap-c-gamma", () -> FutureFigures.table(table));
    out.print(FutureText.table(table) + "\n");

    double c = rbf.best().get("C");
    Curve validation = Curve.validation(c, table.gamma(), rings.train(), options);
    fits.add(validation.fits());
    gallery.take("validation-curve", () -> FutureFigures.validation(c, validation));
    out.print(FutureText.validation(c, validation) + "\n");

    Map<Family, Curve> learning = new EnumMap<>(Family.class);
    for (Family family : Family.values()) {
      Curve curve =
          Curve.learning(
              judged.get(family).search().best().candidate(), rings.train(), seed, options);
      learning.put(family, curve);
      fits.add(curve.fits());
    }
    gallery.take("learning-curve", () -> FutureFigures.learning(learning));
    out.print(FutureText.learning(learning) + "\n");

    Separation separation = Separation.of(rings, seed, options.partition());
    fits.add(separation.fits());
    out.print(FutureText.separation(separation) + "\n");

    out.print(FutureText.COMPARED);
    TrainTest part = Compared.part(digits, seed);
    List<Compared> all = new ArrayList<>();
    for (Family family : Family.values()) {
      Compared compared = Compared.of(family, part, options);
      all.add(compared);
      fits.add(compared.fits());
      out.print(FutureText.compared(compared));
    }
    gallery.take("kernels-compared", () -> FutureFigures.compared(all));
    out.print("     " + fits.text() + "\n");
  }
}
