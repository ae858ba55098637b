package dev.lanewise.bench.objects;

import dev.lanewise.objects.BagOfWords;
import dev.lanewise.svm.LabelNames;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;

/**
 * Texts with their classes, from lines of tab-separated fields: the first is the label, the last
 * the text, what is between does not matter.
 *
 * @param labels numbers of classes
 */
record LabelledTexts(LabelNames names, int[] labels, List<String> texts) {
  /** Words that carry no topic. */
  private static final Set<String> STOP =
      Set.of(
          ("a about above after again all also am an and any are as at be because been before being"
               + " below between both but by can could did do does doing down during each few for"
               + " from further had has have having he her here hers him his how i if in into is it"
               + " its just me more most my no nor not now of off on once only or other our out"
               + " over own said same she should so some such than that the their them then there"
               + " these they this those through to too under until up very was we were what when"
               + " where which while who whom why will with would you your")
              .split(" "));

  /** Reads UTF-8, compressed when the name ends with .gz. */
  static LabelledTexts read(Path file) throws IOException {
    List<String[]> fields;
    try (InputStream raw = Files.newInputStream(file);
        InputStream plain = file.toString().endsWith(".gz") ? new GZIPInputStream(raw) : raw;
        BufferedReader lines =
            new BufferedReader(new InputStreamReader(plain, StandardCharsets.UTF_8))) {
      fields = lines.lines().filter(line -> !line.isBlank()).map(line -> line.split("\t")).toList();
    }
    for (int i = 0; i < fields.size(); i++) {
      if (fields.get(i).length < 2) {
        throw new IOException(file + ", text " + (i + 1) + ": expected a label, a tab and a text");
      }
    }
    String[] labels = fields.stream().map(f -> f[0]).toArray(String[]::new);
    LabelNames names = LabelNames.of(labels);
    return new LabelledTexts(
        names, names.encode(labels), fields.stream().map(f -> f[f.length - 1]).toList());
  }

  /** Lower case, words without {@link #STOP} words, one space between them. */
  LabelledTexts plainWords() {
    return new LabelledTexts(names, labels, texts.stream().map(LabelledTexts::plain).toList());
  }

  private static String plain(String text) {
    return BagOfWords.words(text).stream()
        .filter(word -> !STOP.contains(word))
        .collect(Collectors.joining(" "));
  }

  /** The different characters of all texts, ascending. */
  String letters() {
    return texts.stream()
        .flatMapToInt(String::codePoints)
        .distinct()
        .sorted()
        .mapToObj(Character::toString)
        .collect(Collectors.joining());
  }
}
