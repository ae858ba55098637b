package dev.lanewise.data;

import dev.lanewise.calibration.Sigmoid;
import dev.lanewise.kernel.Kernel;
import dev.lanewise.svm.SvmClassifier;
import dev.lanewise.svm.SvmType;
import java.util.List;

/**
 * A classifier as files keep it.
 *
 * @param type C_SVC or NU_SVC
 * @param sigmoids one per pair of classes, in the order of {@link SvmClassifier#rho}; or none
 */
public record StoredClassifier(SvmType type, SvmClassifier model, List<Sigmoid> sigmoids)
    implements StoredModel {
  /**
   * @throws IllegalArgumentException when the type is not a classifier's, or the sigmoids are
   *     neither none nor one per pair
   */
  public StoredClassifier {
    sigmoids = List.copyOf(sigmoids);
    if (!type.isClassification()) {
      throw new IllegalArgumentException("svm_type " + type.libsvmName() + " is no classifier's");
    }
    if (!sigmoids.isEmpty() && sigmoids.size() != model.pairCount()) {
      throw new IllegalArgumentException(
          sigmoids.size() + " sigmoids, expected none or " + model.pairCount());
    }
  }

  /** A C-SVC without probabilities. */
  public static StoredClassifier of(SvmClassifier model) {
    return new StoredClassifier(SvmType.C_SVC, model, List.of());
  }

  @Override
  public Kernel kernel() {
    return model.kernel();
  }

  @Override
  public int features() {
    return model.features();
  }

  @Override
  public StoredClassifier inDouble() {
    SvmClassifier wide =
        model.holdsDoubles()
            ? model
            : model.withSupportVectors(new StoredVectors.Floats(model.supportVectors()).asRead());
    return new StoredClassifier(type, wide.inDouble(), sigmoids);
  }
}
