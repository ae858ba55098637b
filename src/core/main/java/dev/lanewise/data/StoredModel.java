package dev.lanewise.data;

import dev.lanewise.kernel.Kernel;
import dev.lanewise.svm.SvmType;

/** What a model file holds: a model of one of five types, and its calibration if it has one. */
public sealed interface StoredModel permits StoredClassifier, StoredRegressor, StoredOneClass {
  /** The formulation that the model is a solution of. */
  SvmType type();

  /** The kernel of the model. */
  Kernel kernel();

  /** Columns a row has to have. */
  int features();
}
