/**
 * Support vector machines: the dual problem (docs/smo.md), its solver, the models.
 *
 * <pre>
 *   SvmTrainer ──► ExamplesByClass          rows sorted by class: a pair is two ranges
 *        │         KernelRows               GramRows (whole matrix) or CachedRows (on demand)
 *        ├───────► SmoSolver on SmoState    one pair of classes to the tolerance
 *        └───────► ModelAssembly            all pairs into one model
 *   SvmFit: SvmClassifier, Status, PairFit  the model with its certificate
 *
 *   SvrTrainer, OneClassTrainer ──► SingleProblem    all examples at once, the same solver
 *   SvrFit, OneClassFit: SvmRegressor, OneClassModel, Certificate
 *
 *   OneVsRestTrainer ──► OneVsRest                    one problem a class over all examples
 *   OneVsRestFit: OneVsRestClassifier, Certificates
 *
 *   SvmClassifier, SvmRegressor ──► DecisionFunction      KernelDecisions or LinearDecisions, then Votes
 *                                                        (inDouble: DoubleDecisions)
 *   CalibratedClassifier ──► SvmClassifier, a Calibration of each pair ──► PairwiseCoupling
 *   OneVsRestClassifier         ──► DecisionFunction      the same, then the greatest
 *   EarlyExit                   ──► EarlyExitStages       the same label, fewer kernel values
 *   LabelNames                                            strings for labels
 * </pre>
 */
package dev.lanewise.svm;
