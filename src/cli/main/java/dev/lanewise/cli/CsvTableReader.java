package dev.lanewise.cli;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.CsvRecordHandler;
import dev.lanewise.data.DataFormatException;
import dev.lanewise.data.Limits;
import dev.lanewise.data.NumberText;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PushbackReader;
import java.io.Reader;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads CSV (RFC 4180) of numbers in UTF-8: one column of labels, all others features. Blanks
 * around fields do not count, empty lines neither. What is no decimal number, missing, or too much
 * is refused with its line, from 1, and its column:
 *
 * <pre>  iris.csv:17: column 3 (petal_length): expected a decimal number, found 'abc'</pre>
 *
 * <p>Labels are words when the first of them is no number, and then all of them have to be.
 */
final class CsvTableReader {
  private static final int BYTE_ORDER_MARK = 0xFEFF;
  private static final int LONGEST_FIELD = 1 << 20;
  private static final int LONGEST_LINE = 1 << 28;

  /** A line put behind the last one: where a quote is not closed, it is swallowed. */
  private static final String END = "\0";

  private final String name;
  private final CsvLayout layout;
  private final LabelWords words;
  private final boolean floats;
  private final List<String> labels = new ArrayList<>();
  private CsvColumns columns;
  private CsvTable table;
  private boolean wordy;
  private long line;
  private long firstLine;

  /**
   * @param name what messages call the file
   * @param floats whether values are rounded to float, once
   */
  CsvTableReader(String name, CsvLayout layout, LabelWords words, boolean floats) {
    this.name = name;
    this.layout = layout;
    this.words = words;
    this.floats = floats;
  }

  /**
   * Reads to the end.
   *
   * @throws DataFormatException when something is refused
   */
  CsvTable read(InputStream in) throws IOException {
    try (CsvReader<CsvRecord> records =
        CsvReader.builder()
            .fieldSeparator(layout.separator())
            .skipEmptyLines(true)
            .allowExtraFields(true) // counted here, for messages that name both numbers
            .allowMissingFields(true)
            .allowExtraCharsAfterClosingQuote(false)
            .build(handler(), text(in))) {
      CsvRecord last = null;
      for (CsvRecord record : records) {
        if (last != null) {
          take(last);
        }
        last = record;
        line = record.getStartingLineNumber();
      }
      if (last == null || !last.getFields().equals(List.of(END))) {
        line = last == null ? 1 : last.getStartingLineNumber();
        throw error("a quote is not closed");
      }
    } catch (CsvParseException broken) {
      throw broken(broken);
    } catch (UncheckedIOException e) {
      throw e.getCause() instanceof CharacterCodingException ? noUtf8() : e.getCause();
    } catch (CharacterCodingException e) {
      throw noUtf8();
    }
    if (table == null || table.rows() == 0) {
      throw new DataFormatException(name + ": no examples in file");
    }
    if (wordy) {
      number();
    }
    return table;
  }

  private CsvRecordHandler handler() {
    int most = Math.min(layout.mostFeatures(), Limits.DEFAULT_MAX_FEATURES) + 2;
    return CsvRecordHandler.of(
        options -> options.maxFields(most).maxFieldSize(LONGEST_FIELD).maxRecordSize(LONGEST_LINE));
  }

  private void take(CsvRecord record) throws IOException {
    line = record.getStartingLineNumber();
    List<String> fields = record.getFields().stream().map(String::strip).toList();
    if (columns == null) {
      begin(fields);
    } else {
      add(fields);
    }
  }

  private void begin(List<String> fields) throws IOException {
    firstLine = line;
    columns = CsvColumns.of(name, line, fields, layout);
    table = new CsvTable(columns.features());
    if (!columns.isHeader()) {
      add(fields);
    }
  }

  private void add(List<String> fields) throws IOException {
    if (fields.size() != columns.count()) {
      throw error(
          fields.size() + " fields, expected " + columns.count() + " as in line " + firstLine);
    }
    for (int j = 0; j < fields.size(); j++) {
      if (j != columns.target()) {
        table.add(value(fields.get(j), j));
      }
    }
    table.endRow(columns.target() < 0 ? 0 : label(fields.get(columns.target())));
  }

  private double value(String text, int column) throws IOException {
    double value = floats ? NumberText.parseFloat(text) : NumberText.parseDouble(text);
    if (Double.isNaN(value)) {
      throw noNumber(column, text);
    }
    if (Float.isInfinite((float) value)) {
      throw error(column, quote(text) + " overflows: it is beyond the largest 32-bit float");
    }
    return value;
  }

  /** The label itself, or 0 of a word until all are known. */
  private double label(String text) throws IOException {
    int column = columns.target();
    double value = NumberText.parseDouble(text);
    if (table.rows() == 0) {
      wordy = words.areKnown() || Double.isNaN(value);
    }
    if (!wordy) {
      if (Double.isNaN(value)) {
        throw noNumber(column, text);
      }
      if (Double.isInfinite(value)) {
        throw error(column, quote(text) + " overflows: it is beyond the largest 64-bit float");
      }
      return value;
    }
    if (CsvColumns.isMissing(text)) {
      throw noNumber(column, text);
    }
    if (words.refusal() != null) {
      throw error(column, "expected a number, found " + quote(text) + ": " + words.refusal());
    }
    if (!SafeText.escape(text).equals(text)) {
      throw error(column, "label " + quote(text) + " holds characters that cannot be shown");
    }
    if (words.areKnown()) {
      try {
        return words.names().orElseThrow().number(text);
      } catch (IllegalArgumentException unknown) {
        throw error(column, unknown.getMessage());
      }
    }
    if (!Double.isNaN(value)) {
      throw error(column, "label " + quote(text) + " is a number, those before it are words");
    }
    labels.add(text);
    return 0;
  }

  private void number() {
    if (words.areKnown()) {
      return; // each was looked up where it stood
    }
    String[] all = labels.toArray(new String[0]);
    words.learn(all);
    int[] numbers = words.names().orElseThrow().encode(all);
    for (int row = 0; row < numbers.length; row++) {
      table.setLabel(row, numbers[row]);
    }
  }

  private static Reader text(InputStream in) throws IOException {
    var decoder =
        StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    InputStream end = new ByteArrayInputStream(("\n" + END).getBytes(StandardCharsets.UTF_8));
    PushbackReader reader =
        new PushbackReader(new InputStreamReader(new SequenceInputStream(in, end), decoder));
    int first = reader.read();
    if (first >= 0 && first != BYTE_ORDER_MARK) {
      reader.unread(first);
    }
    return reader;
  }

  private DataFormatException noNumber(int column, String text) {
    return error(
        column,
        CsvColumns.isMissing(text)
            ? "value is missing"
            : "expected a decimal number, found " + quote(text));
  }

  private DataFormatException noUtf8() {
    return new DataFormatException(name + ": not UTF-8 text, somewhere after line " + line);
  }

  private DataFormatException broken(CsvParseException broken) {
    Throwable reason = broken.getCause() == null ? broken : broken.getCause();
    return new DataFormatException(
        name + ": broken CSV after line " + line + ": " + reason.getMessage());
  }

  private DataFormatException error(String message) {
    return new DataFormatException(name + ":" + line + ": " + message);
  }

  private DataFormatException error(int column, String message) {
    return error(columns.describe(column) + ": " + message);
  }

  private static String quote(String text) {
    return SafeText.quote(text);
  }
}
