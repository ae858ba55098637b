package dev.lanewise.data;

import dev.lanewise.kernel.PrecomputedKernel;
import dev.lanewise.matrix.FloatMatrix;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;

/** Reads a model from the bytes of its text; {@link ModelFormat} holds the format. */
final class ModelReader {
  private final String name;
  private final ModelTrailer trailer;
  private final int size;
  private final TextScanner scanner;

  ModelReader(byte[] file, String name) throws IOException {
    this.name = EscapedText.name(name);
    this.trailer = ModelTrailer.verified(file, this.name);
    this.size = trailer == null ? file.length : (int) trailer.bytes();
    this.scanner =
        new TextScanner(new ByteArrayInputStream(file, 0, size), name, ModelFormatException::new);
  }

  StoredModel read() throws IOException {
    if (size == 0) {
      throw new ModelFormatException(name + ": file is empty");
    }
    ModelHeader header = new ModelHeaderReader(scanner, size).read();
    int machines = header.classes() - 1;
    double[][] coefficients = new double[machines][header.supportVectors()];
    String[] places = new String[machines];
    Arrays.setAll(places, machine -> "coefficient " + (machine + 1) + " of " + machines);
    boolean serials = header.kernel() instanceof PrecomputedKernel;
    FeatureType type = serials ? FeatureType.FLOAT : FeatureType.DOUBLE_NEAR_FLOAT;
    SparseRows rows = new SparseRows(name, serials ? 1 : features(), Limits.defaults(), type);
    for (int row = 0; row < header.supportVectors(); row++) {
      readSupportVector(header, row, places, coefficients, rows, serials ? 0 : 1);
    }
    requireEnd(header);
    requireColumns(rows.columns(), serials);
    try {
      return parts(header, coefficients, rows, serials).assemble();
    } catch (IllegalArgumentException refused) {
      throw new ModelFormatException(name + ": " + refused.getMessage());
    }
  }

  private ModelParts parts(
      ModelHeader header, double[][] coefficients, SparseRows rows, boolean serials) {
    if (serials) {
      FloatMatrix numbers = rows.toFloats();
      int features = examplesAndOne(numbers);
      return new ModelParts(header, coefficients, new StoredVectors.Floats(numbers), features);
    }
    StoredVectors vectors = new StoredVectors.Doubles(rows.toDoubles());
    return new ModelParts(header, coefficients, vectors, vectors.cols());
  }

  private void requireColumns(int found, boolean serials) throws IOException {
    if (serials && found != 1) {
      throw new ModelFormatException(
          name + ": index " + (found - 1) + ", a precomputed kernel has only 0:serial number");
    }
    if (!serials && trailer != null && found != trailer.features()) {
      throw new ModelFormatException(
          name + ": trailer says " + trailer.features() + " features, found " + found);
    }
  }

  private int examplesAndOne(FloatMatrix serials) {
    return trailer == null ? SerialNumbers.columns(serials) : trailer.features();
  }

  private void readSupportVector(
      ModelHeader header,
      int row,
      String[] places,
      double[][] coefficients,
      SparseRows rows,
      int first)
      throws IOException {
    scanner.skipBlanks();
    if (scanner.peek() == TextScanner.END || atTrailer()) {
      throw scanner.error("expected " + header.supportVectors() + " SV lines, found " + row);
    }
    for (int machine = 0; machine < coefficients.length; machine++) {
      scanner.skipBlanks();
      coefficients[machine][row] = scanner.readDouble(places[machine]);
    }
    FeatureList.read(scanner, rows, Limits.DEFAULT_MAX_FEATURES, first);
    rows.endRow();
    if (!scanner.endLine()) {
      throw scanner.error(
          "SV line " + (row + 1) + " has no line end; file is damaged or incomplete");
    }
  }

  private void requireEnd(ModelHeader header) throws IOException {
    scanner.skipBlanks();
    if (atTrailer()) {
      throw scanner.error("damaged trailer " + scanner.found() + "; file is damaged or incomplete");
    }
    if (scanner.peek() != TextScanner.END) {
      throw scanner.expected("end of file after " + header.supportVectors() + " SV lines");
    }
  }

  private boolean atTrailer() throws IOException {
    return scanner.peek() == '#';
  }

  private int features() {
    return trailer == null ? 1 : trailer.features();
  }
}
