package dev.lanewise.cli.article;

import dev.lanewise.data.Dataset;
import dev.lanewise.select.KFold;
import dev.lanewise.select.ModelSearch;
import dev.lanewise.select.ParameterGrid;
import dev.lanewise.select.SearchOptions;
import dev.lanewise.select.SearchResult;
import dev.lanewise.select.Setting;
import dev.lanewise.select.Svc;
import dev.lanewise.select.TrainTestSplit;
import dev.lanewise.svm.SvmFit;
import dev.lanewise.svm.SvmParameters;
import java.util.List;

/**
 * A kernel on handwritten digits: parameters by 2-fold cross-validation on some of the images, then
 * tested on the others.
 *
 * @param best parameters
 * @param score of these, in cross-validation
 * @param tested accuracy on images that had no part in it
 * @param supportVectors of the final model
 * @param fits all of them
 */
record Compared(
    Family family, Setting best, double score, double tested, int supportVectors, Fits fits) {
  /** Images that are learned from: few, so that kernels differ. */
  static final int TRAINED = 500;

  /** So many images to learn from and the others to test on, of each digit alike. */
  static TrainTest part(Dataset digits, long seed) {
    int[] labels = TrainTest.labels(digits);
    return TrainTest.of(
        digits, TrainTestSplit.stratifiedCount(labels, labels.length - TRAINED, seed));
  }

  /**
   * @throws java.util.concurrent.CancellationException when the user stopped it
   */
  static Compared of(Family family, TrainTest digits, SearchOptions options) {
    Dataset train = digits.train();
    List<Setting> settings = grid(family).settings();
    SearchResult<Svc> search =
        ModelSearch.run(
            settings.stream().map(s -> machine(family, s)).toList(),
            train.features(),
            train.labels(),
            KFold.inOrder(2).stratified(TrainTest.labels(train)),
            options);
    SvmFit fit =
        Experiment.finished(
            search.best().candidate().fit(train.features(), train.labels(), options.partition()));
    Fits fits = new Fits();
    fits.add(search);
    fits.add(fit.status());
    return new Compared(
        family,
        settings.get(search.best().number()),
        search.best().mean(),
        Judged.confusion(fit.model(), digits.test(), options.partition()).accuracy(),
        fit.model().supportVectorCount(),
        fits);
  }

  /** Digits are of equal frequency: no weights. */
  private static Svc machine(Family family, Setting s) {
    return Svc.of(
        SvmParameters.defaults(family.kernel(s))
            .withC(s.get("C"))
            .withMaxIterations(Experiment.MAX_ITERATIONS));
  }

  /** For features from 0 to 1, 64 of them. */
  private static ParameterGrid grid(Family family) {
    return switch (family) {
      case LINEAR -> ParameterGrid.of("C", 0.01, 0.1, 1, 10);
      case POLY ->
          ParameterGrid.of("C", 1).and("coef0", 1).and("degree", 2, 4).and("gamma", 0.01, 0.1);
      case RBF -> ParameterGrid.of("C", 1, 10).and("gamma", 0.01, 0.1);
      case SIGMOID -> ParameterGrid.of("C", 10, 100).and("coef0", -1).and("gamma", 1e-3, 0.01);
    };
  }
}
