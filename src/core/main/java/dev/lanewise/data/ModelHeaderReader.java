package dev.lanewise.data;

import dev.lanewise.calibration.DensityMarks;
import dev.lanewise.kernel.Kernel;
import dev.lanewise.svm.SvmType;
import java.io.IOException;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * Reads a model file up to the line {@code SV}: one key and its values a line, in any order, but
 * {@code nr_class} before every array, since it says how long they are. No array is made before the
 * bytes that follow could hold it.
 */
final class ModelHeaderReader {
  /** A number in text takes at least a digit and what ends it. */
  private static final int LEAST_BYTES = 2;

  private final TextScanner scanner;
  private final long size;
  private final Set<String> seen = new HashSet<>();
  private final Map<String, Double> kernelNumbers = new LinkedHashMap<>();
  private SvmType type;
  private String kernelType;
  private int classes;
  private int supportVectors;
  private double[] rho;
  private int[] labels = {};
  private int[] counts = {};
  private double[] probA = {};
  private double[] probB = {};
  private double[] densityMarks = {};

  /**
   * @param size bytes of the model, for judging what its counts promise
   */
  ModelHeaderReader(TextScanner scanner, long size) {
    this.scanner = scanner;
    this.size = size;
  }

  ModelHeader read() throws IOException {
    String key;
    do {
      scanner.skipBlanks();
      key = scanner.readWord("a model keyword");
      if (!seen.add(key)) {
        throw scanner.error("'" + key + "' appears twice");
      }
      if (!key.equals("SV")) {
        readValues(key);
      }
      scanner.skipBlanks();
      if (!scanner.endLine()) {
        throw scanner.expected("end of line");
      }
    } while (!key.equals("SV"));
    for (String needed : new String[] {"svm_type", "kernel_type", "total_sv", "nr_class", "rho"}) {
      require(needed);
    }
    requireKeysOfTheType();
    requireRoom("total_sv " + supportVectors, supportVectors, (classes - 1L) * LEAST_BYTES);
    return new ModelHeader(
        type, kernel(), classes, supportVectors, rho, labels, counts, probA, probB, densityMarks);
  }

  private void readValues(String key) throws IOException {
    switch (key) {
      case "svm_type" -> readSvmType();
      case "kernel_type" -> readKernelType();
      case "degree" -> kernelNumbers.put(key, (double) readCount(key, 0, Integer.MAX_VALUE));
      case "gamma", "coef0" -> kernelNumbers.put(key, readNumber("a decimal number"));
      case "nr_class" -> classes = readCount(key, 2, Integer.MAX_VALUE);
      case "total_sv" -> supportVectors = readCount(key, 0, Integer.MAX_VALUE);
      case "rho" -> rho = readNumbers(key, pairs(key));
      case "label" -> labels = readLabels();
      case "nr_sv" -> counts = readCounts();
      case "probA" -> probA = readNumbers(key, pairs(key));
      case "probB" -> probB = readNumbers(key, pairs(key));
      case "prob_density_marks" -> densityMarks = readNumbers(key, DensityMarks.COUNT);
      default -> throw scanner.expected("a model keyword");
    }
  }

  private void readSvmType() throws IOException {
    scanner.skipBlanks();
    String name = scanner.readWord("an svm type");
    type = SvmType.named(name).orElse(null);
    if (type == null) {
      throw scanner.expected("c_svc, nu_svc, one_class, epsilon_svr or nu_svr");
    }
  }

  private void readKernelType() throws IOException {
    scanner.skipBlanks();
    kernelType = scanner.readWord("a kernel type");
    if (!KernelText.isKnown(kernelType)) {
      throw scanner.expected(KernelText.NAMES);
    }
  }

  private Kernel kernel() throws IOException {
    try {
      return KernelText.parse(kernelType, kernelNumbers);
    } catch (IllegalArgumentException refused) {
      throw scanner.error("kernel_type " + kernelType + ": " + refused.getMessage());
    }
  }

  /** Keys that this type needs, and those that have no meaning for it. */
  private void requireKeysOfTheType() throws IOException {
    if (type.isClassification()) {
      require("label");
      require("nr_sv");
      requireSum();
      if (seen.contains("probA") != seen.contains("probB")) {
        require(seen.contains("probA") ? "probB" : "probA");
      }
      refuse("prob_density_marks");
      return;
    }
    if (classes != 2) {
      throw scanner.error("nr_class is " + classes + ", svm_type " + type.libsvmName() + " has 2");
    }
    refuse("label");
    refuse("nr_sv");
    refuse("probB");
    refuse(type.isRegression() ? "prob_density_marks" : "probA");
  }

  private void refuse(String key) throws IOException {
    if (seen.contains(key)) {
      throw scanner.error("'" + key + "' does not go with svm_type " + type.libsvmName());
    }
  }

  private int[] readLabels() throws IOException {
    int[] values = readIntegers("label", Integer.MIN_VALUE);
    Set<Integer> distinct = new HashSet<>();
    for (int label : values) {
      if (!distinct.add(label)) {
        throw scanner.error("label " + label + " appears twice");
      }
    }
    return values;
  }

  private int[] readCounts() throws IOException {
    return readIntegers("nr_sv", 0);
  }

  private int[] readIntegers(String key, int least) throws IOException {
    requireClasses(key);
    requireRoom(key, classes, LEAST_BYTES);
    int[] values = new int[classes];
    for (int i = 0; i < classes; i++) {
      values[i] = readCount(key, least, Integer.MAX_VALUE);
    }
    return values;
  }

  private double[] readNumbers(String key, int count) throws IOException {
    double[] values = new double[count];
    for (int i = 0; i < count; i++) {
      values[i] = readNumber("number " + (i + 1) + " of " + count + " for " + key);
    }
    return values;
  }

  private double readNumber(String what) throws IOException {
    scanner.skipBlanks();
    return scanner.readDouble(what);
  }

  private int readCount(String key, int least, int most) throws IOException {
    scanner.skipBlanks();
    long value = scanner.readInteger("an integer for " + key);
    if (value < least || value > most) {
      throw scanner.error(key + " " + scanner.found() + " is out of range " + least + ".." + most);
    }
    return (int) value;
  }

  private int pairs(String key) throws IOException {
    requireClasses(key);
    requireRoom(key + " of nr_class " + classes, classes * (classes - 1L) / 2, LEAST_BYTES);
    return ModelHeader.pairs(classes);
  }

  private void requireClasses(String key) throws IOException {
    if (classes == 0) {
      throw scanner.error("'" + key + "' before 'nr_class'");
    }
  }

  private void require(String key) throws IOException {
    if (!seen.contains(key)) {
      throw scanner.error("'" + key + "' is missing before SV");
    }
  }

  private void requireSum() throws IOException {
    long sum = 0;
    for (int count : counts) {
      sum += count;
    }
    if (sum != supportVectors) {
      throw scanner.error("nr_sv adds up to " + sum + ", total_sv is " + supportVectors);
    }
  }

  /** Refuses counts that the rest of the file cannot hold. */
  private void requireRoom(String what, long count, long leastBytes) throws IOException {
    long left = size - scanner.offset();
    if (count > left / leastBytes) {
      throw scanner.error(what + " promises " + count + " entries, only " + left + " bytes follow");
    }
  }
}
