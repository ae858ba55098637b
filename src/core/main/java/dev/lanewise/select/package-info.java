/**
 * Choosing and judging models: which examples to train on and which to test on, and what came of
 * it.
 *
 * <pre>
 *   TrainTestSplit ┐                                     ┌► ConfusionMatrix ──► ClassificationReport
 *   KFold          ┴► Split ──► train ──► predict ──►    ├► RocCurve  BinaryScores
 *                                 │                      └► RegressionScores
 *                       BaselineClassifier: what is to be beaten
 * </pre>
 *
 * <pre>
 *   ParameterGrid     ┐
 *   ParameterSampler  ┴► Setting ──► Estimator ──► ModelSearch ──► SearchResult ──► Trial
 *                                        ├───────► CrossValidation ───────────────► Trial
 *                                        └───────► LearningCurve  ValidationCurve ► CurvePoint
 *   Estimator: Svc  NuSvc  OneVsRestSvc  CalibratedSvc  Svr  NuSvr  Ridge  Baseline  or your own
 * </pre>
 *
 * Everything random takes a seed and is the same everywhere, for any number of threads. Where
 * scikit-learn has the same, defaults, rounding and layout follow it, and the places that differ
 * say so.
 *
 * <pre>
 *   for (Split fold : KFold.shuffled(5, 1).stratified(labels)) {
 *     ... train on fold.train(), predict fold.test()
 *   }
 *   ConfusionMatrix confusion = ConfusionMatrix.of(labels, predicted);
 *   System.out.print(ClassificationReport.of(confusion).text());
 * </pre>
 */
package dev.lanewise.select;
