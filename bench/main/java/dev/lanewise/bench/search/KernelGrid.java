package dev.lanewise.bench.search;

import dev.lanewise.kernel.Kernel;
import dev.lanewise.kernel.LinearKernel;
import dev.lanewise.kernel.PolynomialKernel;
import dev.lanewise.kernel.RbfKernel;
import dev.lanewise.kernel.SigmoidKernel;
import dev.lanewise.select.ParameterGrid;
import dev.lanewise.select.Setting;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A kernel and the values that are tried for its parameters and C.
 *
 * @param kernel as scikit-learn spells it: linear, poly, rbf or sigmoid
 * @param values of each parameter, at least one of C; names are those of scikit-learn
 */
public record KernelGrid(String kernel, SortedMap<String, List<Double>> values) {
  static KernelGrid of(String kernel, ParameterGrid grid) {
    SortedMap<String, List<Double>> values = new TreeMap<>();
    grid.values().forEach((name, some) -> values.put(name, Arrays.stream(some).boxed().toList()));
    return new KernelGrid(kernel, values);
  }

  /** The cells, in scikit-learn's order. */
  List<Setting> settings() {
    ParameterGrid grid = null;
    for (String name : values.keySet()) {
      double[] some = values.get(name).stream().mapToDouble(Double::doubleValue).toArray();
      grid = grid == null ? ParameterGrid.of(name, some) : grid.and(name, some);
    }
    return grid.settings();
  }

  /**
   * The kernel of a cell.
   *
   * @throws IllegalArgumentException when there is no kernel of that name
   */
  Kernel kernelOf(Setting s) {
    return switch (kernel) {
      case "linear" -> new LinearKernel();
      case "poly" -> new PolynomialKernel(s.get("gamma"), s.get("coef0"), (int) s.get("degree"));
      case "rbf" -> new RbfKernel(s.get("gamma"));
      case "sigmoid" -> new SigmoidKernel(s.get("gamma"), s.get("coef0"));
      default -> throw new IllegalArgumentException("no kernel is named " + kernel);
    };
  }
}
