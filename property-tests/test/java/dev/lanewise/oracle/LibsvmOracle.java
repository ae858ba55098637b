package dev.lanewise.oracle;

import dev.lanewise.kernel.Kernel;
import dev.lanewise.kernel.LinearKernel;
import dev.lanewise.kernel.PolynomialKernel;
import dev.lanewise.kernel.RbfKernel;
import dev.lanewise.kernel.SigmoidKernel;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import libsvm.svm;
import libsvm.svm_model;
import libsvm.svm_node;
import libsvm.svm_parameter;
import libsvm.svm_problem;

/**
 * A model trained by LIBSVM's own Java code: another implementation, not the exact answer. Of the
 * library only the parameters of a kernel are read.
 *
 * <p>LIBSVM computes kernel values in double and keeps them as floats. It prints the objective and
 * does not return it: work it out from the coefficients.
 */
public final class LibsvmOracle {
  static {
    svm.svm_set_print_string_function(text -> {});
  }

  private final svm_model model;
  private final int rows;

  private LibsvmOracle(svm_model model, int rows) {
    this.model = model;
    this.rows = rows;
  }

  /** The five formulations, in the order of LIBSVM's numbers. */
  public enum Formulation {
    C_SVC,
    NU_SVC,
    ONE_CLASS,
    EPSILON_SVR,
    NU_SVR
  }

  /**
   * What to train. A formulation looks at those it knows: all of them at the tolerance.
   *
   * @param c bound of the coefficients
   * @param nu of the formulations that are called after it, and of one-class
   * @param tube half the width of the tube of epsilon-SVR
   * @param tolerance of the stopping rule m - M
   * @param shrinking whether examples at their bounds are left out for a while
   */
  public record Settings(
      Kernel kernel, double c, double nu, double tube, double tolerance, boolean shrinking) {}

  /**
   * Trains on the rows of x.
   *
   * @param y labels or targets; one-class does not look at them
   * @throws IllegalArgumentException with LIBSVM's message when it refuses the parameters
   */
  public static LibsvmOracle train(
      Formulation formulation, double[][] x, double[] y, Settings settings) {
    svm_problem problem = new svm_problem();
    problem.l = x.length;
    problem.y = y.clone();
    problem.x = Arrays.stream(x).map(LibsvmOracle::nodes).toArray(svm_node[][]::new);
    svm_parameter parameter = parameter(settings);
    parameter.svm_type = formulation.ordinal();
    String fault = svm.svm_check_parameter(problem, parameter);
    if (fault != null) {
      throw new IllegalArgumentException(fault);
    }
    return new LibsvmOracle(svm.svm_train(problem, parameter), x.length);
  }

  private static svm_parameter parameter(Settings settings) {
    svm_parameter p = new svm_parameter();
    switch (settings.kernel) {
      case LinearKernel() -> p.kernel_type = svm_parameter.LINEAR;
      case PolynomialKernel(double gamma, double coef0, int degree) -> {
        p.kernel_type = svm_parameter.POLY;
        p.gamma = gamma;
        p.coef0 = coef0;
        p.degree = degree;
      }
      case RbfKernel(double gamma) -> {
        p.kernel_type = svm_parameter.RBF;
        p.gamma = gamma;
      }
      case SigmoidKernel(double gamma, double coef0) -> {
        p.kernel_type = svm_parameter.SIGMOID;
        p.gamma = gamma;
        p.coef0 = coef0;
      }
      case Kernel other -> throw new IllegalArgumentException("LIBSVM has no " + other);
    }
    p.C = settings.c;
    p.nu = settings.nu;
    p.p = settings.tube;
    p.eps = settings.tolerance;
    p.shrinking = settings.shrinking ? 1 : 0;
    p.cache_size = 20;
    return p;
  }

  private static svm_node[] nodes(double[] row) {
    svm_node[] nodes = new svm_node[row.length];
    for (int j = 0; j < row.length; j++) {
      nodes[j] = new svm_node();
      nodes[j].index = j + 1;
      nodes[j].value = row[j];
    }
    return nodes;
  }

  /** Writes the model as LIBSVM does, with every digit. */
  public void save(Path file) throws IOException {
    svm.svm_save_model(file.toString(), model);
  }

  /** The classes, in the order that pairs refer to. */
  public int[] labels() {
    return model.label.clone();
  }

  /**
   * Offset of a pair of classes: decision = sum coef K - rho. Pair 0 where there are no classes.
   */
  public double rho(int pair) {
    return model.rho[pair];
  }

  /** Coefficients of the training rows where there are no classes. */
  public double[] coefficients() {
    double[] beta = new double[rows];
    for (int s = 0; s < model.l; s++) {
      beta[model.sv_indices[s] - 1] = model.sv_coef[0][s];
    }
    return beta;
  }

  /**
   * Coefficients of the training rows in the pair of class number a and class number b above it.
   */
  public double[] coefficients(int a, int b) {
    double[] beta = new double[rows];
    int s = 0;
    for (int c = 0; c < model.nr_class; c++) {
      for (int end = s + model.nSV[c]; s < end; s++) {
        if (c == a || c == b) {
          beta[model.sv_indices[s] - 1] = model.sv_coef[c == a ? b - 1 : a][s];
        }
      }
    }
    return beta;
  }

  /** Decision values of a row, one a pair; or its one value. */
  public double[] decisions(double[] row) {
    double[] values = new double[model.rho.length];
    svm.svm_predict_values(model, nodes(row), values);
    return values;
  }

  /** Label of a row; its value in regression; +1 or -1 for one class. */
  public double predict(double[] row) {
    return svm.svm_predict(model, nodes(row));
  }

  /** Support vectors, those of all pairs together. */
  public int supportVectors() {
    return model.l;
  }
}
