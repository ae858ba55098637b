package dev.lanewise.select;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.lanewise.approximation.FloatWidened;
import dev.lanewise.kernel.Gamma;
import dev.lanewise.kernel.RbfKernel;
import dev.lanewise.kernel.SigmoidKernel;
import dev.lanewise.matrix.DoubleMatrix;
import dev.lanewise.matrix.FloatMatrix;
import dev.lanewise.matrix.NotPositiveDefiniteException;
import dev.lanewise.matrix.RowPartition;
import dev.lanewise.ridge.KernelRidge;
import dev.lanewise.ridge.RidgeOptions;
import dev.lanewise.svm.CalibratedClassifier;
import dev.lanewise.svm.CalibrationParameters;
import dev.lanewise.svm.CalibrationTrainer;
import dev.lanewise.svm.NuSvcParameters;
import dev.lanewise.svm.NuSvcTrainer;
import dev.lanewise.svm.NuSvrParameters;
import dev.lanewise.svm.NuSvrTrainer;
import dev.lanewise.svm.OneVsRestTrainer;
import dev.lanewise.svm.SampleWeights;
import dev.lanewise.svm.Status;
import dev.lanewise.svm.SvmParameters;
import dev.lanewise.svm.SvmTrainer;
import dev.lanewise.svm.SvrParameters;
import dev.lanewise.svm.SvrTrainer;
import dev.lanewise.svm.TrainingRun;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Estimators are the trainers of the library, and their models: nothing is added or lost. */
class EstimatorsTest {
  private static final RowPartition CALLER = RowPartition.caller();
  private static final RbfKernel RBF = new RbfKernel(0.7);
  private static final SvmParameters PARAMETERS = SvmParameters.defaults(RBF).withC(3);
  private static final Drawn TRAIN = Drawn.rows(90, 1);
  private static final Drawn TEST = Drawn.rows(40, 2);

  @Test
  void classifiersAreThoseOfTheTrainers() {
    FloatMatrix x = TRAIN.x();
    int[] labels = TRAIN.labels();
    assertPredicts(
        SvmTrainer.train(x, labels, PARAMETERS).model().predict(TEST.x()), Svc.of(PARAMETERS));
    NuSvcParameters nu = NuSvcParameters.defaults(RBF).withNu(0.4);
    assertPredicts(NuSvcTrainer.train(x, labels, nu).model().predict(TEST.x()), NuSvc.of(nu));
    assertPredicts(
        OneVsRestTrainer.train(x, labels, PARAMETERS).model().predict(TEST.x()),
        OneVsRestSvc.of(PARAMETERS));
    assertPredicts(BaselineClassifier.majority(2, labels).predict(TEST.x()), Baseline.majority());
    assertPredicts(BaselineClassifier.random(2, labels, 5).predict(TEST.x()), Baseline.random(5));
  }

  private static void assertPredicts(int[] expected, Estimator estimator) {
    Fitted fitted = estimator.fit(TRAIN.x(), TRAIN.y(), CALLER);
    assertArrayEquals(Labels.doubles(expected), fitted.predict(TEST.x(), CALLER));
    assertEquals(Status.CONVERGED, fitted.status());
  }

  @Test
  void theMostProbableClassIsPredicted() {
    CalibrationParameters calibrating =
        new CalibrationParameters(3, 4, CalibrationParameters.Curve.SIGMOID);
    CalibratedClassifier model =
        CalibrationTrainer.train(
                TRAIN.x(),
                TRAIN.labels(),
                SampleWeights.none(),
                PARAMETERS,
                calibrating,
                TrainingRun.DEFAULT)
            .model();
    int[] expected = new int[40];
    model.mostProbable(TEST.x(), expected, CALLER);
    assertPredicts(expected, CalibratedSvc.of(PARAMETERS, calibrating));
  }

  @Test
  void regressionsAreThoseOfTheTrainers() {
    FloatMatrix x = TRAIN.x();
    SvrParameters tube = SvrParameters.defaults(RBF).withC(3).withEpsilon(0.2);
    NuSvrParameters nu = NuSvrParameters.defaults(RBF).withNu(0.3);
    RidgeOptions options = RidgeOptions.DEFAULT.withIntercept(true);
    assertValues(
        SvrTrainer.train(x, TRAIN.targets(), tube).model().predict(TEST.x()), Svr.of(tube));
    assertValues(
        NuSvrTrainer.train(x, TRAIN.targets(), nu).model().predict(TEST.x()), NuSvr.of(nu));
    DoubleMatrix targets = DoubleMatrix.of(TRAIN.targets(), 90, 1);
    KernelRidge ridge = KernelRidge.fit(RBF, 0.1, FloatWidened.all(x), targets, options, CALLER);
    assertValues(
        ridge.predict(FloatWidened.all(TEST.x())).array(), Ridge.of(RBF, 0.1).with(options));
  }

  private static void assertValues(double[] expected, Estimator estimator) {
    Fitted fitted = estimator.fit(TRAIN.x(), TRAIN.targets(), CALLER);
    assertArrayEquals(expected, fitted.predict(TEST.x(), CALLER));
    assertEquals(Status.CONVERGED, fitted.status());
  }

  /** What the library's own fit holds can be reached. */
  @Test
  void fitsAreTyped() {
    RowPartition p = CALLER;
    FloatMatrix x = TRAIN.x();
    double[] y = TRAIN.y();
    SvrParameters tube = SvrParameters.defaults(RBF).withEpsilon(0.2);
    assertEquals(3, Svc.of(PARAMETERS).fit(x, y, p).fit().pairs().size());
    assertEquals(3, OneVsRestSvc.of(PARAMETERS).fit(x, y, p).fit().classes().size());
    assertEquals(0.2, Svr.of(tube).fit(x, TRAIN.targets(), p).fit().epsilon());
    assertEquals(0.1, Ridge.of(RBF, 0.1).fit(x, TRAIN.targets(), p).model().lambda());
    assertArrayEquals(new int[] {-2, 3, 7}, Baseline.majority().fit(x, y, p).model().labels());
  }

  @Test
  void runsThatAreStoppedSaySo() {
    double[] y = TRAIN.y();
    SvmParameters few = PARAMETERS.withMaxIterations(1);
    Estimator tube = Svr.of(new SvrParameters(0.1, few));
    Estimator nu = NuSvr.of(new NuSvrParameters(0.5, few));
    Estimator calibrated = CalibratedSvc.of(few, CalibrationParameters.DEFAULT);
    for (Estimator e : List.of(Svc.of(few), OneVsRestSvc.of(few), calibrated, tube, nu)) {
      assertEquals(Status.ITERATION_LIMIT, e.fit(TRAIN.x(), y, CALLER).status(), e.toString());
    }
  }

  @Test
  void kernelsMayDependOnTheRows() {
    Gamma scale = Gamma.scale();
    RbfKernel own = new RbfKernel(scale.resolve(TRAIN.x()));
    Ridge ridge = new Ridge(x -> new RbfKernel(scale.resolve(x)), 0.1, RidgeOptions.DEFAULT);
    assertArrayEquals(
        Ridge.of(own, 0.1).fit(TRAIN.x(), TRAIN.targets(), CALLER).predict(TEST.x(), CALLER),
        ridge.fit(TRAIN.x(), TRAIN.targets(), CALLER).predict(TEST.x(), CALLER));
    Svr svr = new Svr(x -> SvrParameters.defaults(new RbfKernel(scale.resolve(x))));
    assertEquals(own, svr.fit(TRAIN.x(), TRAIN.targets(), CALLER).fit().model().kernel());
  }

  @Test
  void labelsAreWholeNumbers() {
    double[] y = TRAIN.y().clone();
    y[4] = 0.5;
    for (Estimator e :
        List.of(Svc.of(PARAMETERS), OneVsRestSvc.of(PARAMETERS), Baseline.majority())) {
      assertRefused(e, y, "y[4] is 0.5, expected the whole number of a class");
    }
    assertRefused(Baseline.random(1), new double[3], "X has 90 rows, y has 3");
  }

  /** A matrix without a factor is a candidate that cannot learn, not the end of a search. */
  @Test
  void kernelsThatAreNotDefiniteAreRefused() {
    Ridge ridge = Ridge.of(new SigmoidKernel(5, -3), 1e-9);
    IllegalArgumentException refused =
        assertRefused(ridge, TRAIN.targets(), "not positive definite");
    assertInstanceOf(NotPositiveDefiniteException.class, refused.getCause());
    assertRefused(Ridge.of(RBF, 0), TRAIN.targets(), "lambda is 0.0");
  }

  private static IllegalArgumentException assertRefused(Estimator e, double[] y, String message) {
    IllegalArgumentException refused =
        assertThrows(IllegalArgumentException.class, () -> e.fit(TRAIN.x(), y, CALLER));
    assertEquals(message, refused.getMessage().substring(0, message.length()));
    return refused;
  }
}
