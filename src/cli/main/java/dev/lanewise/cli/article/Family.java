package dev.lanewise.cli.article;

import dev.lanewise.kernel.Kernel;
import dev.lanewise.kernel.LinearKernel;
import dev.lanewise.kernel.PolynomialKernel;
import dev.lanewise.kernel.RbfKernel;
import dev.lanewise.kernel.SigmoidKernel;
import dev.lanewise.select.ParameterGrid;
import dev.lanewise.select.Setting;
import java.util.List;

/** The kernels of the article, their grids and what it calls them. */
enum Family {
  LINEAR("linear", "Linear SVM", ParameterGrid.of("C", 1, 10, 100, 1e3, 1e4)) {
    @Override
    Kernel kernel(Setting s) {
      return new LinearKernel();
    }
  },
  POLY(
      "poly",
      "Polynomial SVM",
      ParameterGrid.of("C", 1, 10, 100, 1e3)
          .and("coef0", 1, 10, 100)
          .and("gamma", 1e-3, 1e-2, 0.1)
          .and("degree", 2, 4)) {
    @Override
    Kernel kernel(Setting s) {
      return new PolynomialKernel(s.get("gamma"), s.get("coef0"), (int) s.get("degree"));
    }
  },
  RBF(
      "rbf",
      "RBF Kernel",
      ParameterGrid.of("C", 1, 10, 100, 1e3, 1e4).and("gamma", 1e-4, 1e-3, 1e-2, 0.1)) {
    @Override
    Kernel kernel(Setting s) {
      return new RbfKernel(s.get("gamma"));
    }
  },
  SIGMOID(
      "sigmoid",
      "Sigmoid SVM",
      ParameterGrid.of("C", 0.1, 1, 10, 100, 1e3, 1e5)
          .and("coef0", -1e4, -1e3, -100, -10, 1, 10, 100)
          .and("gamma", 1e-3, 1e-2, 0.1, 1, 10, 100)) {
    @Override
    Kernel kernel(Setting s) {
      return new SigmoidKernel(s.get("gamma"), s.get("coef0"));
    }
  };

  /** Parameters in the order in which the article prints them. */
  static final List<String> PRINTED = List.of("C", "coef0", "gamma", "degree");

  private final String kernelName;
  private final String title;
  private final ParameterGrid grid;

  Family(String kernelName, String title, ParameterGrid grid) {
    this.kernelName = kernelName;
    this.title = title;
    this.grid = grid;
  }

  /** As scikit-learn spells it. */
  String kernelName() {
    return kernelName;
  }

  /** Name at the end of its section. */
  String title() {
    return title;
  }

  /** Values that the article tries. */
  ParameterGrid grid() {
    return grid;
  }

  abstract Kernel kernel(Setting s);
}
