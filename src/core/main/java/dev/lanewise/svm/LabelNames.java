package dev.lanewise.svm;

import dev.lanewise.matrix.FloatMatrix;
import dev.lanewise.matrix.RowPartition;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Names for labels: training takes whole numbers, users have strings. The first name that occurs is
 * 0, the next new one 1, and so on. Immutable.
 *
 * <pre>
 *   LabelNames names = LabelNames.of(species);
 *   SvmFit fit = SvmTrainer.train(x, names.encode(species), parameters);
 *   String[] predicted = names.predict(fit.model(), rows);
 * </pre>
 */
public final class LabelNames {
  private static final int MOST_LISTED = 10;

  private final String[] names;
  private final Map<String, Integer> numbers;

  private LabelNames(Map<String, Integer> numbers) {
    this.numbers = numbers;
    this.names = numbers.keySet().toArray(new String[0]);
  }

  /**
   * The different names among some labels, in order of first occurrence.
   *
   * @throws IllegalArgumentException when one is null, naming its row
   */
  public static LabelNames of(String... labels) {
    Map<String, Integer> numbers = new LinkedHashMap<>();
    for (int row = 0; row < labels.length; row++) {
      if (labels[row] == null) {
        throw new IllegalArgumentException("label of row " + row + " is null");
      }
      numbers.putIfAbsent(labels[row], numbers.size());
    }
    return new LabelNames(numbers);
  }

  /** How many different names there are. */
  public int size() {
    return names.length;
  }

  /**
   * Number of each label.
   *
   * @throws IllegalArgumentException naming the row and the label when one is not known
   */
  public int[] encode(String... labels) {
    int[] encoded = new int[labels.length];
    for (int row = 0; row < encoded.length; row++) {
      Integer number = numbers.get(labels[row]);
      if (number == null) {
        throw new IllegalArgumentException(
            "label of row " + row + " is " + quoted(labels[row]) + ", expected one of " + list());
      }
      encoded[row] = number;
    }
    return encoded;
  }

  /**
   * Number of a name.
   *
   * @throws IllegalArgumentException when it is not known
   */
  public int number(String name) {
    Integer number = numbers.get(name);
    if (number == null) {
      throw new IllegalArgumentException(
          "label " + quoted(name) + " is not known, expected one of " + list());
    }
    return number;
  }

  /**
   * Name of a number.
   *
   * @throws IllegalArgumentException when it has none
   */
  public String name(int number) {
    if (number < 0 || number >= names.length) {
      throw new IllegalArgumentException(
          "label " + number + " has no name, there are " + names.length + " from 0 on");
    }
    return names[number];
  }

  /**
   * Name of each number.
   *
   * @throws IllegalArgumentException when one has none
   */
  public String[] decode(int... labels) {
    String[] decoded = new String[labels.length];
    for (int row = 0; row < decoded.length; row++) {
      decoded[row] = name(labels[row]);
    }
    return decoded;
  }

  /**
   * Name of the class of one row.
   *
   * @throws IllegalArgumentException as {@link Classifier#predict(float[])}, or when the model was
   *     not trained on numbers from here
   */
  public String predict(Classifier model, float[] row) {
    return name(model.predict(row));
  }

  /** Names of the classes of all rows of x; see the form with threads. */
  public String[] predict(Classifier model, FloatMatrix x) {
    return predict(model, x, RowPartition.caller());
  }

  /**
   * Names of the classes of all rows of x.
   *
   * @throws IllegalArgumentException as {@link Classifier#predict(FloatMatrix, int[],
   *     RowPartition)}, or when the model was not trained on numbers from here
   */
  public String[] predict(Classifier model, FloatMatrix x, RowPartition partition) {
    int[] labels = new int[Math.toIntExact(x.rows())];
    model.predict(x, labels, partition);
    return decode(labels);
  }

  private static String quoted(String name) {
    return name == null ? "null" : '"' + name + '"';
  }

  private String list() {
    StringBuilder list = new StringBuilder();
    for (int i = 0; i < Math.min(names.length, MOST_LISTED); i++) {
      list.append(i > 0 ? ", " : "").append(quoted(names[i]));
    }
    return names.length > MOST_LISTED
        ? list.append(", ... (").append(names.length).append(" names)").toString()
        : list.toString();
  }
}
