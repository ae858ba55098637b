package dev.lanewise.objects;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/**
 * Kernels on texts. A text is a sequence of Unicode code points, taken as they are: upper and lower
 * case differ, except in {@link #words}.
 *
 * <pre>
 *   spectrum(k)               runs of k symbols                      O(k (m + n)) a value
 *   spectra(w1, ..., wk)      runs of 1 to k symbols, weighted
 *   mismatch(k, m, letters)   runs of k letters, up to m of them different   O(m n)
 *   subsequences(n, lambda)   n symbols in their order, gaps cost lambda each   O(n |s| |t|)
 *   words()                   how often each word occurs
 * </pre>
 */
public final class TextKernels {
  private static final Function<CharSequence, int[]> SYMBOLS = text -> text.codePoints().toArray();

  private TextKernels() {}

  /** See {@link SpectrumKernel}. */
  public static PreparedKernel<CharSequence, ?> spectrum(int k) {
    return new SpectrumKernel(k).after(SYMBOLS);
  }

  /**
   * The sum of the spectra of lengths 1, 2, ..., each times its weight.
   *
   * @throws IllegalArgumentException when there is no weight, or one is negative or not finite
   */
  public static PreparedKernel<CharSequence, ?> spectra(double... weights) {
    List<ObjectKernel<int[]>> lengths = new ArrayList<>();
    for (int k = 1; k <= weights.length; k++) {
      lengths.add(new SpectrumKernel(k));
    }
    return new WeightedSumKernel<>(lengths, weights).after(SYMBOLS);
  }

  /**
   * See {@link MismatchKernel}. A text with other symbols than these letters is refused, naming the
   * first of them and its position.
   *
   * @param letters the alphabet, each letter once, such as "acgt"
   * @throws IllegalArgumentException when a letter occurs twice or a number is out of its range
   */
  public static PreparedKernel<CharSequence, ?> mismatch(int k, int m, String letters) {
    int[] alphabet = letters.codePoints().toArray();
    if (letters.codePoints().distinct().count() != alphabet.length) {
      throw new IllegalArgumentException("a letter occurs twice in \"" + letters + '"');
    }
    return new MismatchKernel(k, m, alphabet.length)
        .after(text -> numbers(text, letters, alphabet));
  }

  private static int[] numbers(CharSequence text, String letters, int[] alphabet) {
    int[] symbols = SYMBOLS.apply(text);
    for (int i = 0; i < symbols.length; i++) {
      int number = 0;
      while (number < alphabet.length && alphabet[number] != symbols[i]) {
        number++;
      }
      if (number == alphabet.length) {
        throw new IllegalArgumentException(
            "symbol \""
                + Character.toString(symbols[i])
                + "\" at position "
                + i
                + " is not one of \""
                + letters
                + '"');
      }
      symbols[i] = number;
    }
    return symbols;
  }

  /** See {@link SubsequenceKernel}. */
  public static PreparedKernel<CharSequence, ?> subsequences(int n, double lambda) {
    return new SubsequenceKernel(n, lambda).after(SYMBOLS);
  }

  /** See {@link BagOfWords}. */
  public static BagOfWords words() {
    return new BagOfWords();
  }

  /**
   * See {@link BagOfWords}.
   *
   * @param stop words that do not count, in lower case
   */
  public static BagOfWords words(Set<String> stop) {
    return new BagOfWords(stop);
  }
}
