package dev.lanewise.svm;

import dev.lanewise.matrix.CapacityException;
import dev.lanewise.matrix.FloatMatrix;

/**
 * Trains machines together with what turns their values into probabilities: curves over decision
 * values, or the scale of the noise, learned in cross-validation (Platt 2000; Lin, Lin, Weng 2007;
 * Lin, Weng 2004). The machine itself is the same, bit for bit, as without.
 *
 * <p>The folds share the kernel rows of the machine and begin at its solution, so they cost little
 * beside it. Once the run is cancelled or out of time no fold begins, and the status says so.
 */
public final class CalibrationTrainer {
  private CalibrationTrainer() {}

  /**
   * A C-SVC with probabilities.
   *
   * @throws IllegalArgumentException as {@link SvmTrainer#train(FloatMatrix, int[], SampleWeights,
   *     SvmParameters, TrainingRun)}
   * @throws CapacityException when the features do not fit into the heap a second time
   */
  public static CalibratedFit train(
      FloatMatrix x,
      int[] labels,
      SampleWeights weights,
      SvmParameters parameters,
      CalibrationParameters calibrating,
      TrainingRun run) {
    ExamplesByClass examples = SvmTrainer.examples(x, labels, weights, parameters);
    return OneVsOne.calibrated(
        examples, parameters, SvmTrainer.formulation(examples, parameters), run, calibrating);
  }

  /**
   * A nu-SVC with probabilities.
   *
   * @throws IllegalArgumentException as {@link NuSvcTrainer#train(FloatMatrix, int[],
   *     SampleWeights, NuSvcParameters, TrainingRun)}, and when nu is too large for a fold
   * @throws DegenerateProblemException when the margin of a pair, on all examples or without those
   *     of a fold, cannot be told from 0, or, on all examples, not yet when the run is stopped
   * @throws CapacityException when the features do not fit into the heap a second time
   */
  public static CalibratedFit train(
      FloatMatrix x,
      int[] labels,
      SampleWeights weights,
      NuSvcParameters parameters,
      CalibrationParameters calibrating,
      TrainingRun run) {
    ExamplesByClass examples = SvmTrainer.examples(x, labels, weights, parameters.training());
    return OneVsOne.calibrated(
        examples, parameters.training(), new NuFormulation(parameters.nu()), run, calibrating);
  }

  /**
   * An epsilon-SVR with the noise of its targets.
   *
   * @throws IllegalArgumentException as {@link SvrTrainer#train(FloatMatrix, double[],
   *     SampleWeights, SvrParameters, TrainingRun)}
   * @throws CapacityException when the features do not fit into the heap a second time
   */
  public static NoisyFit train(
      FloatMatrix x,
      double[] targets,
      SampleWeights weights,
      SvrParameters parameters,
      CalibrationParameters calibrating,
      TrainingRun run) {
    return SvrTrainer.problem(x, targets, weights, parameters, run).solveWithNoise(calibrating);
  }

  /**
   * A nu-SVR with the noise of its targets.
   *
   * @throws IllegalArgumentException as {@link NuSvrTrainer#train(FloatMatrix, double[],
   *     SampleWeights, NuSvrParameters, TrainingRun)}
   * @throws CapacityException when the features do not fit into the heap a second time
   */
  public static NoisyFit train(
      FloatMatrix x,
      double[] targets,
      SampleWeights weights,
      NuSvrParameters parameters,
      CalibrationParameters calibrating,
      TrainingRun run) {
    return NuSvrTrainer.problem(x, targets, weights, parameters, run).solveWithNoise(calibrating);
  }
}
