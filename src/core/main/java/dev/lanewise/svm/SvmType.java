package dev.lanewise.svm;

import java.util.Arrays;
import java.util.Optional;

/** The formulations of LIBSVM, with the numbers and names that its files and options use. */
public enum SvmType {
  /** Classification; C bounds the coefficients. */
  C_SVC(0, "c_svc"),
  /** Classification; nu bounds the share of margin errors. */
  NU_SVC(1, "nu_svc"),
  /** Where the data lie: one class, no labels. */
  ONE_CLASS(2, "one_class"),
  /** Regression with a tube of given width. */
  EPSILON_SVR(3, "epsilon_svr"),
  /** Regression; nu bounds the share of examples outside the tube. */
  NU_SVR(4, "nu_svr");

  private final int number;
  private final String libsvmName;

  SvmType(int number, String libsvmName) {
    this.number = number;
    this.libsvmName = libsvmName;
  }

  /** The number that svm-train's option -s takes. */
  public int number() {
    return number;
  }

  /** What a model file calls it, such as {@code epsilon_svr}. */
  public String libsvmName() {
    return libsvmName;
  }

  /** Whether its models are classifiers. */
  public boolean isClassification() {
    return this == C_SVC || this == NU_SVC;
  }

  /** Whether its models are regressions. */
  public boolean isRegression() {
    return this == EPSILON_SVR || this == NU_SVR;
  }

  /** The type with a number, if there is one. */
  public static Optional<SvmType> numbered(int number) {
    return Arrays.stream(values()).filter(type -> type.number == number).findFirst();
  }

  /** The type with a name in model files, if there is one. */
  public static Optional<SvmType> named(String libsvmName) {
    return Arrays.stream(values()).filter(type -> type.libsvmName.equals(libsvmName)).findFirst();
  }
}
