package dev.lanewise.bench.objects;

import dev.lanewise.objects.ObjectKernel;
import dev.lanewise.objects.TextKernels;
import java.util.Arrays;

/** A kernel as the command line names it, such as spectrum:5 or subsequences:5:0.5. */
final class TextKernelOption {
  private TextKernelOption() {}

  /**
   * @throws IllegalArgumentException when it is none
   */
  static ObjectKernel<CharSequence> parse(String option, LabelledTexts data) {
    String[] parts = option.split(":");
    double[] numbers = Arrays.stream(parts).skip(1).mapToDouble(Double::parseDouble).toArray();
    return switch (parts[0] + numbers.length) {
      case "spectrum1" -> TextKernels.spectrum((int) numbers[0]);
      case "spectra1" -> {
        double[] weights = new double[(int) numbers[0]];
        Arrays.fill(weights, 1);
        yield TextKernels.spectra(weights);
      }
      case "mismatch2" -> TextKernels.mismatch((int) numbers[0], (int) numbers[1], data.letters());
      case "subsequences2" -> TextKernels.subsequences((int) numbers[0], numbers[1]);
      case "words0" -> TextKernels.words();
      default ->
          throw new IllegalArgumentException(
              "kernel "
                  + option
                  + ": expected spectrum:K, spectra:K, mismatch:K:M, subsequences:N:LAMBDA or"
                  + " words");
    };
  }
}
