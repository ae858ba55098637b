package dev.lanewise.bench.plot;

import dev.lanewise.bench.result.Results;
import dev.lanewise.bench.result.Statistics;
import dev.lanewise.bench.result.WorkResult;
import dev.lanewise.bench.result.WorkResult.Role;
import dev.lanewise.bench.result.WorkResult.Series;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * GFLOP/s of square products against their size.
 *
 * @param peak greatest of the peaks measured beside the sizes: what the machine gave at its best
 * @param lines name to points; ours first
 */
record Curve(double peak, Map<String, List<Point>> lines) {
  /** Rate at a size. */
  record Point(int size, double rate) {}

  /** The curve of "square.f32" or "square.f64", without lines where the results have none. */
  static Curve of(Results results, String family) {
    Map<String, List<Point>> lines = new LinkedHashMap<>();
    List<Double> peaks = new ArrayList<>();
    for (WorkResult work : results.works()) {
      if (!work.name().startsWith(family + ".")) {
        continue;
      }
      int size = Integer.parseInt(work.name().substring(family.length() + 1));
      for (Series series : work.series()) {
        if (series.measured().isEmpty()) {
          continue;
        }
        double rate = work.amount() / Statistics.of(series.measured()).median() * 1e-9;
        if (series.role() == Role.LIMIT) {
          peaks.add(rate);
        } else {
          lines.computeIfAbsent(series.who(), who -> new ArrayList<>()).add(new Point(size, rate));
        }
      }
    }
    return new Curve(peaks.isEmpty() ? Double.NaN : Statistics.of(peaks).greatest(), lines);
  }
}
