package dev.lanewise.cli.article;

import dev.lanewise.data.Dataset;
import dev.lanewise.select.KFold;
import dev.lanewise.select.ModelSearch;
import dev.lanewise.select.ParameterGrid;
import dev.lanewise.select.SearchOptions;
import dev.lanewise.select.SearchResult;
import dev.lanewise.select.Setting;
import dev.lanewise.select.Svc;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What poor parameters of the RBF kernel cost: accuracy by 2-fold cross-validation for every C and
 * gamma of a grid that reaches far beyond that of the article.
 *
 * @param c rows
 * @param gamma columns
 * @param accuracy of each row and column
 * @param fits that the article has not made already
 */
record ParameterTable(double[] c, double[] gamma, double[][] accuracy, Fits fits) {
  private static final ParameterGrid GRID =
      ParameterGrid.of("C", 0.01, 0.1, 1, 10, 100, 1e3, 1e4)
          .and("gamma", 1e-4, 1e-3, 1e-2, 0.1, 1, 10, 100, 1e3);

  /**
   * Completes what the article has tried.
   *
   * @param tried its search with the RBF kernel, on the same examples
   */
  static ParameterTable of(Dataset train, Judged tried, SearchOptions options) {
    Map<Setting, Double> known = new HashMap<>();
    for (int i = 0; i < tried.settings().size(); i++) {
      known.put(tried.settings().get(i), tried.search().trials().get(i).mean());
    }
    List<Setting> missing = GRID.settings().stream().filter(s -> !known.containsKey(s)).toList();
    SearchResult<Svc> search =
        ModelSearch.run(
            missing.stream().map(s -> Experiment.svc(Family.RBF, s)).toList(),
            train.features(),
            train.labels(),
            KFold.inOrder(2).stratified(TrainTest.labels(train)),
            options);
    for (int i = 0; i < missing.size(); i++) {
      known.put(missing.get(i), search.trials().get(i).mean());
    }
    double[] c = GRID.values().get("C");
    double[] gamma = GRID.values().get("gamma");
    double[][] accuracy = new double[c.length][gamma.length];
    List<Setting> all = GRID.settings(); // gamma runs fastest
    for (int i = 0; i < all.size(); i++) {
      accuracy[i / gamma.length][i % gamma.length] = known.get(all.get(i));
    }
    Fits fits = new Fits();
    fits.add(search);
    return new ParameterTable(c, gamma, accuracy, fits);
  }

  int settings() {
    return c.length * gamma.length;
  }
}
