package dev.lanewise.cli.article;

import dev.lanewise.data.Dataset;
import dev.lanewise.matrix.RowPartition;
import dev.lanewise.select.BaselineClassifier;
import dev.lanewise.select.ConfusionMatrix;
import dev.lanewise.select.KFold;
import dev.lanewise.select.ModelSearch;
import dev.lanewise.select.SearchOptions;
import dev.lanewise.select.SearchResult;
import dev.lanewise.select.Setting;
import dev.lanewise.select.Svc;
import dev.lanewise.svm.Classifier;
import dev.lanewise.svm.SvmFit;
import java.util.List;

/**
 * One section of the article: a kernel, its parameters chosen by 2-fold cross-validation on the
 * training examples, trained on all of them and tested.
 *
 * @param settings of the grid, in the order of the search
 * @param search its trials, one for each setting
 * @param fit to all training examples, with the best setting
 * @param confusion on the test examples
 * @param seconds all of it took
 */
record Judged(
    Family family,
    List<Setting> settings,
    SearchResult<Svc> search,
    SvmFit fit,
    ConfusionMatrix confusion,
    double seconds) {

  /**
   * @throws java.util.concurrent.CancellationException when the user stopped it
   */
  static Judged of(Family family, TrainTest data, SearchOptions options) {
    long start = System.nanoTime();
    Dataset train = data.train();
    List<Setting> settings = family.grid().settings();
    SearchResult<Svc> search =
        ModelSearch.run(
            settings.stream().map(s -> Experiment.svc(family, s)).toList(),
            train.features(),
            train.labels(),
            KFold.inOrder(2).stratified(TrainTest.labels(train)),
            options);
    SvmFit fit =
        Experiment.finished(
            search.best().candidate().fit(train.features(), train.labels(), options.partition()));
    ConfusionMatrix confusion = confusion(fit.model(), data.test(), options.partition());
    return new Judged(family, settings, search, fit, confusion, (System.nanoTime() - start) / 1e9);
  }

  /** What a coin makes of the test examples. */
  static ConfusionMatrix coin(TrainTest data, long seed) {
    int[] labels = TrainTest.labels(data.train());
    return confusion(
        BaselineClassifier.random(data.train().features().cols(), labels, seed),
        data.test(),
        RowPartition.caller());
  }

  /** Predictions of a model beside the truth. */
  static ConfusionMatrix confusion(Classifier model, Dataset test, RowPartition partition) {
    int[] predicted = new int[test.labels().length];
    model.predict(test.features(), predicted, partition);
    return ConfusionMatrix.of(TrainTest.labels(test), predicted);
  }

  Setting best() {
    return settings.get(search.best().number());
  }

  /** How all its fits ended, that on all training examples included. */
  Fits fits() {
    Fits fits = new Fits();
    fits.add(search);
    fits.add(fit.status());
    return fits;
  }
}
