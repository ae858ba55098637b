package dev.lanewise.cli.chart;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/**
 * Round values along an axis that XChart does not draw; its own rule cannot be called from outside.
 * The step is 1, 2 or 5 times a power of ten.
 *
 * @param values ascending
 * @param labels as many, all with the decimals of the step
 */
record Ticks(List<Double> values, List<String> labels) {
  /** As many values within {@code range} as possible, but at most {@code most}, 2 or more. */
  static Ticks of(Range range, int most) {
    double least = range.length() / most;
    int exponent = (int) Math.floor(Math.log10(least));
    double power = Math.pow(10, exponent);
    int factor = 1;
    while (factor * power < least) {
      factor = factor == 1 ? 2 : factor == 2 ? 5 : 10;
    }
    BigDecimal step = BigDecimal.valueOf(factor).scaleByPowerOfTen(exponent);
    int decimals = Math.max(0, factor == 10 ? -exponent - 1 : -exponent);
    List<Double> values = new ArrayList<>();
    List<String> labels = new ArrayList<>();
    double size = step.doubleValue();
    for (long k = (long) Math.ceil(range.from() / size); k * size <= range.to(); k++) {
      BigDecimal value = step.multiply(BigDecimal.valueOf(k));
      values.add(value.doubleValue());
      labels.add(value.setScale(decimals, RoundingMode.HALF_EVEN).toPlainString());
    }
    return new Ticks(values, labels);
  }
}
