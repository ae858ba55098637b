package dev.lanewise.cli.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ChartMathsTest {
  @Test
  void parallelEdgesStayParallelAndNearerIsLower() {
    Projection view = new Projection(32, 24);
    for (double v : new double[] {0, 0.3, 1}) {
      assertEquals(
          view.across(1, 0) - view.across(0, 0), view.across(1, v) - view.across(0, v), 1e-15);
      assertEquals(view.up(1, 0, 0) - view.up(0, 0, 0), view.up(1, v, v) - view.up(0, v, v), 1e-15);
    }
    assertEquals(0, view.across(0.5, 0.5));
    assertEquals(0, view.up(0.5, 0.5, 0.5));
    assertTrue(view.depth(1, 0) < view.depth(0, 0) && view.depth(1, 0) < view.depth(1, 1));
    assertTrue(view.up(1, 0, 0) < view.up(0, 1, 0) && view.up(0, 0, 1) > view.up(0, 0, 0));
    // distances seen are never longer, and exact for what is parallel to the picture
    assertEquals(Math.cos(Math.toRadians(24)), view.up(0, 0, 1) - view.up(0, 0, 0), 1e-15);
    assertEquals(1, new Projection(0, 0).across(1, 0) - new Projection(0, 0).across(0, 0));
    assertEquals(1, new Projection(0, 90).up(0, 1, 0) - new Projection(0, 90).up(0, 0, 0), 1e-15);
  }

  @Test
  void aPlaneIsCutToItsBox() {
    Range unit = new Range(0, 1);
    Plane level = new Plane(0, 0, 2, -1);
    assertEquals(0.5, level.height(7, -3));
    assertEquals(4, level.within(unit, unit, unit).size());
    assertEquals(0, new Plane(0, 0, 1, -3).within(unit, unit, unit).size());
    Plane slanted = new Plane(1, 1, 1, -1.5); // cuts the cube in a hexagon
    List<double[]> corners = slanted.within(unit, unit, unit);
    assertEquals(6, corners.size());
    for (double[] corner : corners) {
      assertEquals(1.5, corner[0] + corner[1] + corner[2], 1e-15);
      for (double value : corner) {
        assertTrue(value >= 0 && value <= 1);
      }
    }
    assertThrows(IllegalArgumentException.class, () -> new Plane(1, 0, 0, 0));
  }

  @Test
  void ticksAreRoundAndWithin() {
    assertEquals(List.of("-1.0", "-0.5", "0.0", "0.5", "1.0"), labels(-1.05, 1.05, 8));
    assertEquals(List.of("0", "200", "400", "600"), labels(0, 700, 5));
    assertEquals(List.of("0.2", "0.4", "0.6", "0.8", "1.0", "1.2"), labels(0.01, 1.39, 8));
    assertEquals(List.of("0.001", "0.002"), labels(0.0005, 0.0025, 2));
    assertEquals(List.of("0", "1"), labels(-0.1, 1.9, 2));
    for (double length : new double[] {1e-7, 0.03, 1, 47, 9e12}) {
      int count = Ticks.of(new Range(0.3 * length, 1.3 * length), 8).values().size();
      assertTrue(count >= 3 && count <= 8, length + ": " + count);
    }
  }

  private static List<String> labels(double from, double to, int most) {
    return Ticks.of(new Range(from, to), most).labels();
  }

  @Test
  void rangesHoldTheirValues() {
    Range range = Range.around(List.of(new double[] {2, Double.NaN}, new double[] {12}));
    assertEquals(new Range(1.6, 12.4), range);
    assertEquals(new Range(0, 1), Range.around(List.of()));
    assertTrue(Range.around(List.of(new double[] {5, 5})).length() > 0);
    assertTrue(Range.around(List.of(new double[] {0})).length() > 0);
  }

  @Test
  void theTwoClassesDifferWithoutColour() {
    double blue = Palette.luminance(Palette.of(0)) + 0.05;
    double orange = Palette.luminance(Palette.of(1)) + 0.05;
    assertTrue(orange / blue > 2, "contrast " + orange / blue);
    Set<List<Integer>> looks = new HashSet<>();
    for (int i = 0; i < Palette.colours() * ClassMark.shapes(); i++) {
      looks.add(List.of(Palette.of(i).getRGB(), i % ClassMark.shapes()));
      assertEquals(0xFF, Palette.region(i).getAlpha());
      assertTrue(Palette.luminance(Palette.region(i)) > 0.6);
    }
    assertEquals(Palette.colours() * ClassMark.shapes(), looks.size());
    assertNotEquals(mark(0), mark(1));
    assertThrows(IndexOutOfBoundsException.class, () -> Palette.of(-1));
  }

  /** Which pixels the mark of a class covers, whatever its colour. */
  private static Set<Integer> mark(int classNumber) {
    BufferedImage image = new BufferedImage(30, 30, BufferedImage.TYPE_INT_RGB);
    Graphics2D g = image.createGraphics();
    new ClassMark(classNumber, ClassMark.Around.NOTHING).paint(g, 15, 15, 16);
    Set<Integer> covered = new HashSet<>();
    for (int i = 0; i < 900; i++) {
      if ((image.getRGB(i % 30, i / 30) & 0xFFFFFF) != 0) {
        covered.add(i);
      }
    }
    return covered;
  }

  @Test
  void theRampOnlyGetsLighterAndItsTextCanBeRead() {
    double before = -1;
    for (int i = 0; i <= 100; i++) {
      Color colour = Ramp.VALUES.at(i / 100.0);
      double luminance = Palette.luminance(colour);
      assertTrue(luminance > before, "at " + i);
      before = luminance;
      double text = Palette.luminance(Palette.textOn(colour));
      double contrast = (Math.max(text, luminance) + 0.05) / (Math.min(text, luminance) + 0.05);
      assertTrue(contrast > 3.8, "contrast " + contrast + " at " + i);
    }
    assertEquals(Ramp.VALUES.at(0), Ramp.VALUES.at(-3));
    assertEquals(Color.WHITE, Ramp.SHARES.at(0));
  }

  @Test
  void regionsOfADecisionHaveTheirColours() {
    double[] axis = {-1, 0, 1};
    double[][] right = {{-1, 0, 1}, {-1, 0, 1}, {-1, 0, 1}};
    Picture picture =
        DecisionChart.of(
            "t", "x", "y", new DecisionField(axis, axis, right), List.of(), List.of(), List.of());
    BufferedImage image = Pictures.raster(picture);
    assertEquals(Palette.region(0).getRGB(), image.getRGB(120, 331));
    assertEquals(Palette.region(1).getRGB(), image.getRGB(620, 331));
    int[][] classes = {{0, 1, 2}, {0, 1, 2}, {0, 1, 2}};
    BufferedImage three =
        Pictures.raster(
            DecisionChart.ofClasses(
                "t", "x", "y", axis, axis, classes, List.of(), List.of(), List.of()));
    assertEquals(Palette.region(0).getRGB(), three.getRGB(120, 331));
    assertEquals(Palette.region(2).getRGB(), three.getRGB(700, 331));
  }

  @Test
  void labelsOfPowersOfTen() {
    assertEquals("0.001", LineChart.power(-3));
    assertEquals("10000", LineChart.power(4));
    assertEquals("1e-7", LineChart.power(-7));
    assertEquals("3.16", LineChart.power(0.5));
    assertEquals("0.750", HeatMap.printed(0.75));
    assertEquals("1.0e-05", HeatMap.printed(1e-5));
  }

  @Test
  void sizesThatDoNotFitAreRefusedByBothNumbers() {
    refused(
        "p: x has 1 values, y has 2", () -> new ClassPoints("p", new double[1], new double[2], 0));
    refused(
        "b: x[1] = 1.0 does not exceed 1.0 before it",
        () -> new Band("b", new double[] {1, 1}, new double[2], new double[2]));
    refused(
        "b: x[0] = 0.0 has no logarithm",
        () -> LineChart.of("t", "x", "y", List.of(band(0)), true));
    refused(
        "counts: row 0 has 2 values, expected 1",
        () -> ConfusionChart.of("t", List.of("a"), new long[1][2]));
    refused(
        "counts[0][0] = -1 is negative",
        () -> ConfusionChart.of("t", List.of("a"), new long[][] {{-1}}));
    refused(
        "values has 1 rows, expected 2",
        () -> HeatMap.of("t", "r", "c", List.of("a", "b"), List.of("c"), new double[1][1]));
    refused(
        "b: values has 1 values, the axis has 2",
        () -> BarChart.of("t", "y", List.of("g", "h"), List.of(new Bars("b", new double[1]))));
  }

  private static Band band(double x) {
    return new Band("b", new double[] {x}, new double[1], new double[1]);
  }

  private static void refused(String message, Runnable call) {
    assertEquals(message, assertThrows(IllegalArgumentException.class, call::run).getMessage());
  }
}
