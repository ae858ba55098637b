package dev.lanewise.cli.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.geom.Path2D;
import java.util.List;
import org.junit.jupiter.api.Test;

class ContourLinesTest {
  private static final double[] UNIT = {0, 1};

  @Test
  void aCircleIsClosedAndWithinTheErrorOfInterpolation() {
    for (int points : new int[] {11, 40, 200}) {
      DecisionField bowl = Samples.bowl(2, points);
      List<Polyline> lines = ContourLines.of(bowl, 1.7);
      assertEquals(1, lines.size());
      Polyline circle = lines.getFirst();
      assertTrue(circle.closed());
      double h = 4.0 / (points - 1);
      double length = 0;
      for (int i = 0; i < circle.x().length; i++) {
        double x = circle.x()[i];
        double y = circle.y()[i];
        // along an edge of length h a quadratic with second derivative 2 is at most h^2 / 4 off
        assertTrue(Math.abs(x * x + y * y - 1.7) <= h * h / 4 + 1e-12, x + ", " + y);
        int next = (i + 1) % circle.x().length;
        length += Math.hypot(circle.x()[next] - x, circle.y()[next] - y);
      }
      assertEquals(2 * Math.PI * Math.sqrt(1.7), length, 3 * h * h);
      assertTrue(area(circle) < 0, "above, which is outside, is on the left");
    }
  }

  private static double area(Polyline line) {
    double twice = 0;
    for (int i = 0; i < line.x().length; i++) {
      int next = (i + 1) % line.x().length;
      twice += line.x()[i] * line.y()[next] - line.x()[next] * line.y()[i];
    }
    return twice / 2;
  }

  @Test
  void aPlaneIsCutExactlyFromBorderToBorder() {
    double[] xs = Samples.axis(-1, 3, 9);
    double[] ys = Samples.axis(0, 2, 5);
    double[][] values = new double[5][9];
    for (int j = 0; j < 5; j++) {
      for (int i = 0; i < 9; i++) {
        values[j][i] = 3 * xs[i] - 2 * ys[j] + 1;
      }
    }
    List<Polyline> lines = ContourLines.of(new DecisionField(xs, ys, values), 0.3);
    assertEquals(1, lines.size());
    Polyline line = lines.getFirst();
    assertFalse(line.closed());
    for (int i = 0; i < line.x().length; i++) {
      assertEquals(0.3, 3 * line.x()[i] - 2 * line.y()[i] + 1, 1e-12);
    }
    assertEquals(0, Math.min(line.y()[0], line.y()[line.y().length - 1]));
    assertEquals(2, Math.max(line.y()[0], line.y()[line.y().length - 1]));
  }

  @Test
  void aLevelOutsideTheValuesHasNoLine() {
    DecisionField bowl = Samples.bowl(2, 20);
    assertTrue(ContourLines.of(bowl, -1).isEmpty());
    assertTrue(ContourLines.of(bowl, 9).isEmpty());
    assertThrows(IllegalArgumentException.class, () -> ContourLines.of(bowl, Double.NaN));
  }

  @Test
  void aValueEqualToTheLevelIsNotAbove() {
    // the line touches the corner with the level itself and leaves a line of finite length
    List<Polyline> lines = of(new double[][] {{0, 0}, {0, 1}}, 0);
    assertEquals(1, lines.size());
    for (int i = 0; i < 2; i++) {
      double x = lines.getFirst().x()[i];
      double y = lines.getFirst().y()[i];
      assertTrue((x == 0 && y == 1) || (x == 1 && y == 0), x + ", " + y);
    }
    assertTrue(of(new double[][] {{0, 0}, {0, 0}}, 0).isEmpty());
    assertTrue(of(new double[][] {{0, 0}, {0, -1}}, 0).isEmpty());
  }

  @Test
  void aSaddleJoinsWhatItsMeanSays() {
    // corners above at bottom left and top right
    assertEquals(2, of(new double[][] {{3, -1}, {-1, 3}}, 0).size());
    assertTrue(separates(of(new double[][] {{3, -1}, {-1, 3}}, 0), 1, 0));
    assertTrue(separates(of(new double[][] {{1, -3}, {-3, 1}}, 0), 0, 0));
    // and the other two
    assertTrue(separates(of(new double[][] {{-1, 3}, {3, -1}}, 0), 0, 0));
    assertTrue(separates(of(new double[][] {{-3, 1}, {1, -3}}, 0), 1, 0));
  }

  /** Whether one of the lines cuts off just the corner (x, y): its ends are beside it. */
  private static boolean separates(List<Polyline> lines, double x, double y) {
    return lines.size() == 2
        && lines.stream()
            .anyMatch(
                line ->
                    Math.abs(line.x()[0] - x) < 1
                        && Math.abs(line.x()[1] - x) < 1
                        && Math.abs(line.y()[0] - y) < 1
                        && Math.abs(line.y()[1] - y) < 1);
  }

  @Test
  void eachOfTheSixteenCellsHasTheAboveOnTheLeft() {
    for (int corners = 0; corners < 16; corners++) {
      double[][] cell = {
        {sign(corners, 1), sign(corners, 2)}, {sign(corners, 8), sign(corners, 4)}
      };
      List<Polyline> lines = of(cell, 0);
      int expected = corners == 0 || corners == 15 ? 0 : corners == 5 || corners == 10 ? 2 : 1;
      assertEquals(expected, lines.size(), "corners " + corners);
      for (Polyline line : lines) {
        double dx = line.x()[1] - line.x()[0];
        double dy = line.y()[1] - line.y()[0];
        double x = (line.x()[0] + line.x()[1]) / 2 - 0.1 * dy;
        double y = (line.y()[0] + line.y()[1]) / 2 + 0.1 * dx;
        double value =
            (1 - y) * ((1 - x) * cell[0][0] + x * cell[0][1])
                + y * ((1 - x) * cell[1][0] + x * cell[1][1]);
        assertTrue(value > 0, "corners " + corners + ": " + value);
      }
    }
  }

  private static double sign(int corners, int corner) {
    return (corners & corner) == 0 ? -1 : 1;
  }

  @Test
  void cellsWithoutValuesAreSkipped() {
    DecisionField bowl = Samples.bowl(2, 41);
    bowl.values()[20][32] = Double.NaN; // (1.2, 0), near the circle of radius 1.25
    List<Polyline> lines = ContourLines.of(bowl, 1.25 * 1.25);
    assertEquals(1, lines.size());
    Polyline arc = lines.getFirst();
    assertFalse(arc.closed());
    for (int i = 0; i < arc.x().length; i++) {
      assertTrue(Double.isFinite(arc.x()[i] + arc.y()[i]));
    }
    double gap = arc.y()[0] - arc.y()[arc.y().length - 1];
    assertEquals(0.2, Math.abs(gap), 1e-9, "two cells of 0.1");
  }

  @Test
  void aRegionIsWhereTheFieldIsAboveWithHolesAndUpToTheBorder() {
    DecisionField bowl = Samples.bowl(2, 81);
    Path2D outside = Region.above(bowl.xs(), bowl.ys(), bowl.values(), 1);
    assertTrue(outside.contains(1.5, 0) && outside.contains(1.99, 1.99));
    assertFalse(outside.contains(0, 0) || outside.contains(0.6, 0.7));
    assertEquals(new java.awt.geom.Rectangle2D.Double(-2, -2, 4, 4), outside.getBounds2D());
    double[][] none = {{Double.NaN, Double.NaN}, {Double.NaN, Double.NaN}};
    assertTrue(Region.above(UNIT, UNIT, none, 0).getBounds2D().isEmpty());
  }

  @Test
  void gridsThatDoNotFitAreRefusedByBothNumbers() {
    IllegalArgumentException refused =
        assertThrows(
            IllegalArgumentException.class,
            () -> new DecisionField(UNIT, UNIT, new double[][] {{1, 2}, {1, 2, 3}}));
    assertEquals("values: row 1 has 3 values, expected 2", refused.getMessage());
    assertThrows(
        IllegalArgumentException.class,
        () -> new DecisionField(new double[] {0, 0}, UNIT, new double[2][2]));
  }

  private static List<Polyline> of(double[][] values, double level) {
    return ContourLines.of(new DecisionField(UNIT, UNIT, values), level);
  }
}
