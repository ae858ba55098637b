package dev.lanewise.objects;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lanewise.matrix.CapacityException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

class TextKernelsTest {
  @Test
  void catAndCarShareOneSubsequence() {
    for (double lambda : new double[] {0.5, 0.3, 1}) {
      ObjectKernel<CharSequence> ssk = TextKernels.subsequences(2, lambda);
      assertEquals(Math.pow(lambda, 4), ssk.value("cat", "car"), 1e-17);
      // ca, at: lambda^4 each; ct: lambda^6
      double self = 2 * Math.pow(lambda, 4) + Math.pow(lambda, 6);
      assertEquals(self, ssk.value("cat", "cat"), 4e-16 * self);
      assertEquals(0, ssk.value("cat", "dog"));
      assertEquals(0, ssk.value("", ""));
      assertEquals(0, ssk.value("c", "cat"));
    }
    // a: twice in one, once in the other; n over 2 of c
    assertEquals(2 * 0.25, TextKernels.subsequences(1, 0.5).value("aba", "a"));
    assertEquals(6, TextKernels.subsequences(2, 1).value("cccc", "cc"));
  }

  @Test
  void spectraCountRuns() {
    ObjectKernel<CharSequence> three = TextKernels.spectrum(3);
    assertEquals(4, three.value("ababab", "abab")); // aba: 2, 1; bab: 2, 1
    assertEquals(0, three.value("ab", "ab"));
    assertEquals(0, three.value("", "abc"));
    assertEquals(1, three.value("a\uD83D\uDE00b", "a\uD83D\uDE00b"), "code points");
    // "abab" and "ab": a, b twice and once; ab twice and once; no run of three
    assertEquals(4 + 10 * 2, TextKernels.spectra(1, 10, 0.5).value("abab", "ab"));
  }

  @Test
  void mismatchesCountWordsNearby() {
    // No mismatch is the spectrum; all mismatches make all words alike.
    assertEquals(4, TextKernels.mismatch(3, 0, "ab").value("ababab", "abab"));
    assertEquals(8 * 4 * 2, TextKernels.mismatch(3, 3, "ab").value("ababab", "abab"));
    // ac and ag, one mismatch: aa, ac, ag, at lie within 1 of both
    assertEquals(4, TextKernels.mismatch(2, 1, "acgt").value("ac", "ag"));
    assertEquals(7, TextKernels.mismatch(2, 1, "acgt").value("ac", "ac"));
    assertEquals(2, TextKernels.mismatch(2, 1, "acgt").value("ac", "gt"));
    assertEquals(0, TextKernels.mismatch(2, 1, "acgt").value("a", "acgt"));
    assertEquals(3, TextKernels.mismatch(2, 1, "a").value("aa", "aaaa"));
  }

  @Test
  void wordsAreRunsOfLettersAndDigits() {
    assertEquals(List.of("u", "s", "oil", "3", "year"), BagOfWords.words("U.S. oil, 3-year"));
    assertEquals(List.of("\u00e9t\u00e9"), BagOfWords.words("\u00c9T\u00c9"));
    assertEquals(List.of(), BagOfWords.words(" -- "));
    BagOfWords all = TextKernels.words();
    assertEquals(2 * 1 + 1 * 3, all.value("oil and OIL", "oil and and and"));
    assertEquals(2, TextKernels.words(Set.of("and")).value("oil and OIL", "oil and and and"));
    assertEquals(Map.of("i", 1.0), all.features("I"));
  }

  @Test
  void aMapOfFeaturesIsAKernel() {
    FeatureKernel<Map<String, Double>, String> same = map -> map;
    Map<String, Double> a = Map.of("x", 2.0, "y", -1.0, "w", 9.0);
    Map<String, Double> b = Map.of("x", 0.5, "y", 3.0, "z", 7.0);
    assertEquals(-2, same.value(a, b));
    assertEquals(0, same.value(a, Map.of()));
    assertTrue(same.positiveSemidefinite());
    assertMessage(
        "feature x is NaN, expected a finite value", () -> same.value(Map.of("x", Double.NaN), b));
  }

  @Test
  void numbersOutOfRangeAreRefused() {
    assertMessage("k is 0, expected at least 1", () -> TextKernels.spectrum(0));
    assertMessage("n is 0, expected at least 1", () -> TextKernels.subsequences(0, 0.5));
    for (double lambda : new double[] {0, -1, 1.1, Double.NaN}) {
      assertMessage(
          "lambda is " + lambda + ", expected a number above 0 and at most 1",
          () -> TextKernels.subsequences(2, lambda));
    }
    assertMessage("m is 4, expected 0 to k = 3", () -> TextKernels.mismatch(3, 4, "ab"));
    assertMessage("m is -1, expected 0 to k = 3", () -> TextKernels.mismatch(3, -1, "ab"));
    assertMessage("a letter occurs twice in \"aba\"", () -> TextKernels.mismatch(3, 1, "aba"));
    assertMessage("letters is 0, expected at least 1", () -> TextKernels.mismatch(3, 1, ""));
    assertMessage(
        "symbol \"n\" at position 2 is not one of \"acgt\"",
        () -> TextKernels.mismatch(2, 1, "acgt").value("acgt", "acnt"));
    assertMessage(
        "symbol 4 at position 1 is not one of the 4 letters from 0 on",
        () -> new MismatchKernel(2, 1, 4).prepare(new int[] {0, 4}));
    assertMessage("0 kernels, 0 weights", TextKernels::spectra);
    assertMessage(
        "weight 1 is -1.0, expected a finite number of at least 0",
        () -> TextKernels.spectra(1, -1));
  }

  @Test
  void sumsAreSemidefiniteWhenTheirPartsAre() {
    ObjectKernel<CharSequence> unknown = (a, b) -> 1;
    ObjectKernel<CharSequence> known = TextKernels.spectrum(2);
    assertTrue(new WeightedSumKernel<>(List.of(known), 2).positiveSemidefinite());
    WeightedSumKernel<CharSequence> both = new WeightedSumKernel<>(List.of(known, unknown), 2, 5);
    assertTrue(!both.positiveSemidefinite());
    assertEquals(2 * 2 + 5, both.value("abc", "abcd"));
  }

  private static void assertMessage(String expected, Executable action) {
    assertEquals(expected, assertThrows(IllegalArgumentException.class, action).getMessage());
  }

  /** Nothing that long occurs, and nothing is allocated or counted to find that out. */
  @Test
  void longRunsAndSubsequencesDoNotOccurInShortTexts() {
    int[] symbols = {1, 2, 1, 1, 2};
    int[] more = new int[70_000];
    for (int n : new int[] {6, 50_000, 1_000_000_000, Integer.MAX_VALUE}) {
      assertEquals(0, new SubsequenceKernel(n, 0.5).value(symbols, symbols));
      assertEquals(0, new SubsequenceKernel(n, 0.5).value(more, symbols));
    }
    assertThrows(
        CapacityException.class, () -> new SubsequenceKernel(60_000, 0.5).value(more, more));
    assertEquals(0, new MismatchKernel(100, 50, 4).value(symbols, more));
    for (int k : new int[] {101, Integer.MAX_VALUE}) {
      assertMessage("k is " + k + ", expected at most 100", () -> new MismatchKernel(k, 1, 4));
    }
  }

  /** Sums that round, in the order of the sequences and not of the arguments. */
  @Test
  void mismatchesAreSymmetricBeyondWholeNumbers() {
    SplittableRandom random = new SplittableRandom(5);
    MismatchKernel kernel = new MismatchKernel(30, 15, 20);
    for (int trial = 0; trial < 50; trial++) {
      int[] s = random.ints(60 + trial % 3, 0, 20).toArray();
      int[] t = random.ints(60, 0, 20).toArray();
      double value = kernel.value(s, t);
      assertTrue(value > 0x1p53);
      assertEquals(value, kernel.value(t, s));
    }
  }
}
