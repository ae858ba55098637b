package dev.lanewise.objects;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * How often each word occurs in a text. Words are the longest runs of letters and digits, of any
 * script, in lower case ({@link Locale#ROOT}); everything else parts them: "U.S. oil, 3-year" is u,
 * s, oil, 3, year.
 *
 * @param stop words that do not count, in lower case
 */
public record BagOfWords(Set<String> stop) implements FeatureKernel<CharSequence, String> {
  public BagOfWords {
    stop = Set.copyOf(stop);
  }

  /** All words count. */
  public BagOfWords() {
    this(Set.of());
  }

  @Override
  public Map<String, Double> features(CharSequence text) {
    Map<String, Double> counts = new HashMap<>();
    for (String word : words(text)) {
      if (!stop.contains(word)) {
        counts.merge(word, 1.0, Double::sum);
      }
    }
    return counts;
  }

  /** The words of a text in their order. */
  public static List<String> words(CharSequence text) {
    String lower = text.toString().toLowerCase(Locale.ROOT);
    List<String> words = new ArrayList<>();
    int begin = 0;
    for (int i = 0; i < lower.length(); ) {
      int symbol = lower.codePointAt(i);
      int next = i + Character.charCount(symbol);
      if (!Character.isLetterOrDigit(symbol)) {
        add(lower, begin, i, words);
        begin = next;
      }
      i = next;
    }
    add(lower, begin, lower.length(), words);
    return words;
  }

  private static void add(String text, int from, int to, List<String> words) {
    if (from < to) {
      words.add(text.substring(from, to));
    }
  }
}
