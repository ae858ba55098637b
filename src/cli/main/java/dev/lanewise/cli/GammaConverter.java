package dev.lanewise.cli;

import dev.lanewise.kernel.Gamma;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** The option {@code -g}: a number, or the name of a rule. As in svm-train 0 means the default. */
final class GammaConverter implements ITypeConverter<Gamma> {
  @Override
  public Gamma convert(String text) {
    return switch (text) {
      case "auto" -> Gamma.auto();
      case "scale" -> Gamma.scale();
      default -> given(text);
    };
  }

  private static Gamma given(String text) {
    double gamma = Numbers.parseDouble(text);
    if (gamma < 0) {
      throw new TypeConversionException("expected scale, auto or a number, at least 0");
    }
    return gamma == 0 ? Gamma.auto() : Gamma.of(gamma);
  }
}
