package dev.lanewise.property;

import dev.lanewise.data.FeatureScaler;
import dev.lanewise.kernel.RbfKernel;
import dev.lanewise.matrix.FloatMatrix;
import dev.lanewise.matrix.RowPartition;
import dev.lanewise.select.Baseline;
import dev.lanewise.select.Estimator;
import dev.lanewise.select.KFold;
import dev.lanewise.select.NuSvc;
import dev.lanewise.select.OneVsRestSvc;
import dev.lanewise.select.Ridge;
import dev.lanewise.select.Scaling;
import dev.lanewise.select.Scoring;
import dev.lanewise.select.SearchOptions;
import dev.lanewise.select.Split;
import dev.lanewise.select.Svr;
import dev.lanewise.svm.NuSvcParameters;
import dev.lanewise.svm.SvmParameters;
import dev.lanewise.svm.SvrParameters;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/** Examples, splits and candidates, by chance; some candidates cannot learn in some folds. */
record SearchCase(
    FloatMatrix x,
    int[] labels,
    double[] y,
    List<Split> splits,
    Scaling scaling,
    List<Estimator> candidates,
    Scoring scoring) {
  static SearchCase draw(SplittableRandom random) {
    int k = 2 + random.nextInt(3);
    int n = 8 * k + random.nextInt(30);
    FloatMatrix x = FloatMatrix.allocate(n, 1 + random.nextInt(4));
    int[] labels = new int[n];
    double[] y = new double[n];
    boolean classes = random.nextBoolean();
    for (int i = 0; i < n; i++) {
      for (int c = 0; c < x.cols(); c++) {
        x.set(i, c, (float) (100 * c + random.nextDouble(-2, 2) * (c + 1)));
      }
      labels[i] = x.get(i, 0) + random.nextDouble(-1, 1) > 0 ? 5 : random.nextInt(2);
      y[i] = classes ? labels[i] : x.get(i, 0) + random.nextDouble();
    }
    KFold folds = random.nextBoolean() ? KFold.shuffled(k, random.nextLong()) : KFold.inOrder(k);
    return new SearchCase(
        x,
        labels,
        y,
        classes && random.nextBoolean() ? folds.stratified(labels) : folds.split(n),
        Scaling.values()[random.nextInt(3)],
        classes ? classifiers(random) : regressions(random),
        classes ? Scoring.accuracy() : Scoring.rSquared());
  }

  private static List<Estimator> classifiers(SplittableRandom random) {
    List<Estimator> some = new ArrayList<>();
    for (int i = random.nextInt(3); i >= 0; i--) {
      RbfKernel kernel = new RbfKernel(random.nextDouble(0.01, 3));
      some.add(OneVsRestSvc.of(SvmParameters.defaults(kernel)));
      some.add(NuSvc.of(NuSvcParameters.defaults(kernel).withNu(random.nextDouble(0.05, 0.9))));
    }
    some.add(Baseline.random(random.nextLong()));
    some.add(Baseline.majority());
    return some;
  }

  private static List<Estimator> regressions(SplittableRandom random) {
    List<Estimator> some = new ArrayList<>();
    for (int i = random.nextInt(3); i >= 0; i--) {
      RbfKernel kernel = new RbfKernel(random.nextDouble(0.01, 3));
      some.add(Svr.of(SvrParameters.defaults(kernel)));
      some.add(Ridge.of(kernel, random.nextInt(4) * 0.1)); // a lambda of 0 is refused
    }
    some.add(new SpyEstimator());
    return some;
  }

  int n() {
    return y.length;
  }

  /** Whether there is one class only among some rows: no machine can be trained. */
  boolean lacksClasses(int[] rows) {
    return Arrays.stream(rows).map(i -> labels[i]).distinct().count() < 2;
  }

  SearchOptions options(RowPartition partition) {
    return SearchOptions.DEFAULT.with(scoring).with(scaling).with(partition);
  }

  /** What a candidate learned from a part of the rows says of others; null when it cannot learn. */
  double[] predicted(Estimator candidate, int[] train, int[] test) {
    FloatMatrix learned = rows(train);
    FloatMatrix asked = rows(test);
    if (scaling != Scaling.NONE) {
      FeatureScaler scaler = scaling.fit(learned);
      learned = scaler.apply(learned);
      asked = scaler.apply(asked);
    }
    try {
      return candidate
          .fit(learned, targets(train), RowPartition.caller())
          .predict(asked, RowPartition.caller());
    } catch (IllegalArgumentException refused) {
      return null;
    }
  }

  /** NaN when there are no predictions. */
  double score(int[] rows, double[] predicted) {
    return predicted == null ? Double.NaN : scoring.of(targets(rows), predicted);
  }

  double[] targets(int[] rows) {
    double[] some = new double[rows.length];
    for (int i = 0; i < rows.length; i++) {
      some[i] = y[rows[i]];
    }
    return some;
  }

  FloatMatrix rows(int[] rows) {
    FloatMatrix some = FloatMatrix.allocate(rows.length, x.cols());
    for (int i = 0; i < rows.length; i++) {
      for (int c = 0; c < x.cols(); c++) {
        some.set(i, c, x.get(rows[i], c));
      }
    }
    return some;
  }
}
