package dev.lanewise.svm;

import dev.lanewise.kernel.Kernel;
import dev.lanewise.matrix.FloatMatrix;
import java.util.List;

/**
 * Makes one model of the solutions of all pairs: a row is kept once, for every pair that uses it.
 */
final class ModelAssembly {
  private final ExamplesByClass examples;
  private final List<ClassPair> pairs;
  private final List<PairSolution> solutions;

  /** Position of each example among the support vectors, or -1. */
  private final int[] positionOf;

  private final int[] counts;
  private final int total;

  private ModelAssembly(
      ExamplesByClass examples, List<ClassPair> pairs, List<PairSolution> solutions) {
    this.examples = examples;
    this.pairs = pairs;
    this.solutions = solutions;
    this.positionOf = new int[examples.order().length];
    this.counts = new int[examples.labels().length];
    this.total = number();
  }

  static SvmFit of(Kernel kernel, ExamplesByClass examples, List<PairSolution> solutions) {
    List<ClassPair> pairs = ClassPair.all(examples.labels().length);
    return new ModelAssembly(examples, pairs, solutions).assemble(kernel);
  }

  /** Numbers the support vectors class by class and counts them. */
  private int number() {
    boolean[] used = new boolean[positionOf.length];
    forEachCoefficient((machine, row, coefficient) -> used[row] = true);
    int next = 0;
    for (int c = 0; c < counts.length; c++) {
      for (int row = examples.starts()[c]; row < examples.starts()[c + 1]; row++) {
        positionOf[row] = used[row] ? next++ : -1;
        counts[c] += used[row] ? 1 : 0;
      }
    }
    return next;
  }

  private SvmFit assemble(Kernel kernel) {
    FloatMatrix features = examples.features();
    FloatMatrix vectors = FloatMatrix.allocate(total, features.cols());
    for (int row = 0; row < positionOf.length; row++) {
      if (positionOf[row] >= 0) {
        features.copyRow(row, vectors.array(), (int) vectors.position(positionOf[row]));
      }
    }
    double[][] coefficients = new double[counts.length - 1][total];
    forEachCoefficient(
        (machine, row, coefficient) -> coefficients[machine][positionOf[row]] = coefficient);
    double[] rho = new double[pairs.size()];
    Status status = Status.CONVERGED;
    for (int p = 0; p < rho.length; p++) {
      PairFit fit = solutions.get(p).fit();
      rho[p] = fit.rho();
      status = status == Status.CONVERGED ? fit.certificate().status() : status;
    }
    SvmClassifier model =
        SvmClassifier.of(kernel, examples.labels(), counts, vectors, coefficients, rho);
    return new SvmFit(
        model, status, supportRows(), solutions.stream().map(PairSolution::fit).toList());
  }

  private int[] supportRows() {
    int[] rows = new int[total];
    for (int row = 0; row < positionOf.length; row++) {
      if (positionOf[row] >= 0) {
        rows[positionOf[row]] = examples.order()[row];
      }
    }
    return rows;
  }

  @FunctionalInterface
  private interface CoefficientVisitor {
    void visit(int machine, int row, double coefficient);
  }

  /**
   * Visits every coefficient that is not 0. Machine m of a support vector of class c belongs to the
   * pair of c with the m-th of the other classes, as in LIBSVM's model file.
   */
  private void forEachCoefficient(CoefficientVisitor visitor) {
    for (int p = 0; p < pairs.size(); p++) {
      ClassPair pair = pairs.get(p);
      double[] coefficients = solutions.get(p).coefficients();
      int positives = examples.count(pair.first());
      for (int t = 0; t < coefficients.length; t++) {
        if (coefficients[t] != 0) {
          int machine = t < positives ? pair.second() - 1 : pair.first();
          visitor.visit(machine, examples.row(pair, t), coefficients[t]);
        }
      }
    }
  }
}
