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

  /**
   * The same model for predictions in double, of rows in double: support vectors are the doubles
   * that the file holds. Of a model that holds floats, as support vector machines trained here and
   * binary files of them do, they are the doubles that its text would be read as; so a model
   * predicts the same bits from either encoding, and of rows written 0.1 as LIBSVM does with its
   * text.
   */
  StoredModel inDouble();
}
