package dev.lanewise.svm;

import dev.lanewise.kernel.Kernel;
import java.util.List;

/**
 * Makes one model of the solutions of all pairs: a row is kept once, for every pair that uses it.
 */
final class ModelAssembly {
  private final ExamplesByClass examples;
  private final List<ClassPair> pairs;
  private final List<PairSolution> solutions;

  private final SharedVectors shared;

  private ModelAssembly(
      ExamplesByClass examples, List<ClassPair> pairs, List<PairSolution> solutions) {
    this.examples = examples;
    this.pairs = pairs;
    this.solutions = solutions;
    boolean[] used = new boolean[examples.order().length];
    forEachCoefficient((machine, row, coefficient) -> used[row] = true);
    this.shared = new SharedVectors(examples, used);
  }

  static SvmFit of(Kernel kernel, ExamplesByClass examples, List<PairSolution> solutions) {
    List<ClassPair> pairs = ClassPair.all(examples.labels().length);
    return new ModelAssembly(examples, pairs, solutions).assemble(kernel);
  }

  private SvmFit assemble(Kernel kernel) {
    double[][] coefficients = new double[examples.labels().length - 1][shared.total()];
    forEachCoefficient(
        (machine, row, coefficient) -> coefficients[machine][shared.positionOf(row)] = coefficient);
    double[] rho = new double[pairs.size()];
    Status status = Status.CONVERGED;
    for (int p = 0; p < rho.length; p++) {
      PairFit fit = solutions.get(p).fit();
      rho[p] = fit.rho();
      status = status == Status.CONVERGED ? fit.certificate().status() : status;
    }
    SvmClassifier model =
        SvmClassifier.of(
            kernel, examples.labels(), shared.counts(), shared.vectors(), coefficients, rho);
    return new SvmFit(
        model, status, shared.originalRows(), solutions.stream().map(PairSolution::fit).toList());
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
