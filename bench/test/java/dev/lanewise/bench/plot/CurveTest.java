package dev.lanewise.bench.plot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lanewise.bench.limit.Limit;
import dev.lanewise.bench.plot.Curve.Point;
import dev.lanewise.bench.result.Results;
import dev.lanewise.bench.result.WorkResult;
import dev.lanewise.bench.result.WorkResult.Role;
import dev.lanewise.bench.result.WorkResult.Series;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CurveTest {
  private static WorkResult square(String name, double flop, double ours, double limit) {
    return new WorkResult(
        name,
        Limit.FMA_FLOAT,
        flop,
        0,
        List.of(
            new Series("lanewise", Role.OURS, List.of(ours)),
            new Series("FMA peak", Role.LIMIT, List.of(limit))));
  }

  @Test
  void ratesBySizeWithTheGreatestPeak() {
    WorkResult small = square("square.f32.16", 8192, 4e-6, 8.192e-8);
    WorkResult large = square("square.f32.32", 65536, 2e-6, 8.192e-7);
    WorkResult other = square("square.f64.16", 8192, 1, 1);
    Results results =
        new Results(
            1,
            "",
            "",
            Map.of(),
            Map.of(),
            Map.of(),
            Map.of(),
            List.of(),
            List.of(small, large, other),
            List.of());
    Curve curve = Curve.of(results, "square.f32");
    assertEquals(100, curve.peak(), 1e-9);
    List<Point> points = curve.lines().get("lanewise");
    assertEquals(List.of(16, 32), points.stream().map(Point::size).toList());
    assertEquals(2.048, points.getFirst().rate(), 1e-9);
    assertEquals(32.768, points.getLast().rate(), 1e-9);
    assertEquals(1, curve.lines().size());
    assertTrue(Curve.of(results, "square.f16").lines().isEmpty());
  }
}
