package dev.lanewise.data;

import dev.lanewise.calibration.DensityMarks;
import dev.lanewise.kernel.Kernel;
import dev.lanewise.svm.OneClassModel;
import dev.lanewise.svm.SvmRegressor;
import dev.lanewise.svm.SvmType;
import java.util.Objects;
import java.util.Optional;

/**
 * A one-class machine as files keep it.
 *
 * @param densityMarks what makes the probability of being normal of a decision value, if anything
 */
public record StoredOneClass(OneClassModel model, Optional<DensityMarks> densityMarks)
    implements StoredModel {
  /** Refuses null. */
  public StoredOneClass {
    Objects.requireNonNull(model, "model");
    Objects.requireNonNull(densityMarks, "densityMarks");
  }

  @Override
  public SvmType type() {
    return SvmType.ONE_CLASS;
  }

  @Override
  public Kernel kernel() {
    return model.function().kernel();
  }

  @Override
  public int features() {
    return model.function().features();
  }

  @Override
  public StoredOneClass inDouble() {
    SvmRegressor function = StoredRegressor.inDouble(model.function());
    return new StoredOneClass(new OneClassModel(function), densityMarks);
  }
}
