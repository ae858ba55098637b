package dev.lanewise.cli.grid;

import dev.lanewise.cli.Numbers;
import dev.lanewise.data.NumberText;
import dev.lanewise.kernel.Gamma;
import java.util.function.Function;

/** A parameter that cells have: a column of the table. In the order in which grids run. */
public enum Axis {
  C("C", Cell::c),
  COEF0("coef0", Cell::coef0),
  DEGREE("degree", cell -> (double) cell.degree()),
  GAMMA("gamma", null),
  TUBE("tube", Cell::tube);

  private final String label;
  private final Function<Cell, Double> number;

  Axis(String label, Function<Cell, Double> number) {
    this.label = label;
    this.number = number;
  }

  public String label() {
    return label;
  }

  /** Six significant digits, or the name of a rule. */
  String rounded(Cell cell) {
    return text(cell, Numbers::general);
  }

  /** Digits that read back as the same double, or the name of a rule. */
  String exact(Cell cell) {
    return text(cell, Axis::shortest);
  }

  private String text(Cell cell, Function<Double, String> format) {
    if (this != GAMMA) {
      return format.apply(number.apply(cell));
    }
    return switch (cell.gamma()) {
      case Gamma.Given given -> format.apply(given.gamma());
      case Gamma.Auto auto -> "auto";
      case Gamma.Scale scale -> "scale";
    };
  }

  static String shortest(double value) {
    StringBuilder text = new StringBuilder();
    NumberText.shortest(text, value);
    return text.toString();
  }
}
