package dev.lanewise.cli.article;

import dev.lanewise.select.Setting;
import dev.lanewise.select.Svc;
import dev.lanewise.svm.ClassWeights;
import dev.lanewise.svm.Status;
import dev.lanewise.svm.SvmFit;
import dev.lanewise.svm.SvmParameters;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CancellationException;

/** What holds for every fit of the article. */
final class Experiment {
  /** A fit that needs more ends there, and says so. */
  static final long MAX_ITERATIONS = 2_000_000;

  private Experiment() {}

  static Setting rbf(double c, double gamma) {
    return new Setting(new TreeMap<>(Map.of("C", c, "gamma", gamma)));
  }

  /**
   * A fit that came to its end, at a limit or before.
   *
   * @throws CancellationException when the user stopped it: what it has learned is nothing to show
   */
  static SvmFit finished(Svc.Classifier learned) {
    if (learned.status() == Status.CANCELLED) {
      throw new CancellationException("a fit was stopped");
    }
    return learned.fit();
  }

  /**
   * A machine of the article. Its script asked for {@code class_weight='auto'}, which the text does
   * not mention and without which a linear machine takes every point for the outer ring. Weights
   * are those of the rows of each fit, as scikit-learn computed them.
   */
  static Svc svc(Family family, Setting setting) {
    return Svc.of(
        SvmParameters.defaults(family.kernel(setting))
            .withC(setting.get("C"))
            .withWeights(ClassWeights.autoLegacy())
            .withMaxIterations(MAX_ITERATIONS));
  }
}
