package dev.lanewise.data;

import dev.lanewise.calibration.DensityMarks;
import dev.lanewise.kernel.Kernel;
import dev.lanewise.kernel.PrecomputedKernel;
import dev.lanewise.matrix.DoubleMatrix;
import dev.lanewise.matrix.FloatMatrix;
import dev.lanewise.svm.SvmType;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Locale;
import java.util.zip.CRC32C;

/**
 * Reads a model in the format of {@link BinaryModelLayout} from the bytes of its file, in one pass:
 * version, length and checksum first, then the sections in their order. No array is made before the
 * bytes that it is read from are known to be there. What is accepted, the writer writes again with
 * the same bytes.
 */
final class BinaryModelReader {
  private static final int LEAST_BYTES =
      BinaryModelLayout.HEADER_BYTES + BinaryModelLayout.CHECKSUM_BYTES;

  /** Where the type of the kernel stands. */
  private static final int KERNEL_AT = 24;

  private static final int[] NO_INTEGERS = {};
  private static final double[] NO_NUMBERS = {};

  private final byte[] content;
  private final String name;
  private final ByteBuffer in;
  private int version;

  BinaryModelReader(byte[] content, String name) {
    this.content = content;
    this.name = EscapedText.name(name);
    this.in = ByteBuffer.wrap(content).order(ByteOrder.LITTLE_ENDIAN);
  }

  StoredModel read() throws ModelFormatException {
    verify();
    SvmType type = type();
    BinaryKernel stored = storedKernel();
    boolean classifies = type.isClassification();
    int classes = count("classes", 2, classifies ? Integer.MAX_VALUE : 2);
    int supportVectors = count("support vectors", 0, Integer.MAX_VALUE);
    int features = count("features", 1, Limits.DEFAULT_MAX_FEATURES);
    int calibration = calibrationKind(type);
    Kernel kernel = kernel(stored);

    int[] labels = classifies ? integers("labels", classes) : NO_INTEGERS;
    int[] counts = classifies ? integers("support vector counts", classes) : NO_INTEGERS;
    long pairs = classes * (classes - 1L) / 2;
    double[] rho = doubles("values of rho", pairs);
    requireRoom("coefficients", (classes - 1L) * supportVectors, Double.BYTES);
    double[][] coefficients = new double[classes - 1][];
    for (int machine = 0; machine < coefficients.length; machine++) {
      coefficients[machine] = doubles("coefficients", supportVectors);
    }
    boolean sigmoids = calibration == BinaryModelLayout.SIGMOIDS;
    double[] probA =
        sigmoids || calibration == BinaryModelLayout.LAPLACE_SIGMA
            ? doubles("calibration numbers", pairs)
            : NO_NUMBERS;
    double[] probB = sigmoids ? doubles("calibration numbers", pairs) : NO_NUMBERS;
    double[] marks =
        calibration == BinaryModelLayout.DENSITY_MARKS
            ? doubles("density marks", DensityMarks.COUNT)
            : NO_NUMBERS;
    boolean serials = kernel instanceof PrecomputedKernel;
    StoredVectors vectors = vectors(supportVectors, features, serials);
    if (in.hasRemaining()) {
      throw error(in.position(), in.remaining() + " bytes too many after the support vectors");
    }
    ModelHeader header =
        new ModelHeader(
            type, kernel, classes, supportVectors, rho, labels, counts, probA, probB, marks);
    try {
      return new ModelParts(header, coefficients, vectors, features).assemble();
    } catch (IllegalArgumentException refused) {
      throw new ModelFormatException(name + ": " + refused.getMessage());
    }
  }

  /** Everything that can be said before anything is believed; leaves {@code in} at the svm type. */
  private void verify() throws ModelFormatException {
    byte[] magic = BinaryModelLayout.MAGIC;
    int shown = Math.min(magic.length, content.length);
    if (!Arrays.equals(content, 0, shown, magic, 0, shown)) {
      throw error(0, "expected the first bytes of a binary model; file is damaged");
    }
    if (content.length < LEAST_BYTES) {
      throw incomplete(LEAST_BYTES + " or more");
    }
    in.position(magic.length);
    version = in.getInt();
    if (version < BinaryModelLayout.VERSION || version > BinaryModelLayout.LAST_VERSION) {
      throw new ModelFormatException(
          name
              + ": binary model format version "
              + Integer.toUnsignedString(version)
              + ", this library reads "
              + BinaryModelLayout.VERSION
              + " to "
              + BinaryModelLayout.LAST_VERSION);
    }
    long bytes = in.getLong();
    if (bytes != content.length) {
      throw incomplete(
          bytes < 0 ? Long.toUnsignedString(bytes) : String.format(Locale.ROOT, "%,d", bytes));
    }
    int end = content.length - BinaryModelLayout.CHECKSUM_BYTES;
    int stored = in.getInt(end);
    CRC32C crc = new CRC32C();
    crc.update(content, 0, end);
    if ((int) crc.getValue() != stored) {
      throw new ModelFormatException(
          String.format(
              Locale.ROOT,
              "%s: checksum mismatch (expected %08x, got %08x); file is damaged",
              name,
              stored,
              (int) crc.getValue()));
    }
    in.limit(end);
  }

  private ModelFormatException incomplete(String expected) {
    return new ModelFormatException(
        String.format(
            Locale.ROOT,
            "%s: file is damaged or incomplete (%,d of %s bytes)",
            name,
            content.length,
            expected));
  }

  private SvmType type() throws ModelFormatException {
    int at = in.position();
    int number = in.getInt();
    SvmType type = SvmType.numbered(number).orElse(null);
    if (type == null) {
      throw error(at, "svm type is " + Integer.toUnsignedString(number) + ", expected 0..4");
    }
    return type;
  }

  private BinaryKernel storedKernel() throws ModelFormatException {
    int at = in.position();
    BinaryKernel kernel =
        new BinaryKernel(in.getInt(), in.getDouble(), in.getDouble(), in.getInt());
    if (kernel.inSection() != BinaryModelLayout.has(BinaryModelLayout.SECTION, version)) {
      throw error(
          at,
          "kernel: type is " + Integer.toUnsignedString(kernel.type()) + " in version " + version);
    }
    return kernel;
  }

  private Kernel kernel(BinaryKernel stored) throws ModelFormatException {
    int at = stored.inSection() ? in.position() : KERNEL_AT;
    try {
      return stored.kernel(stored.inSection() ? section() : null);
    } catch (IllegalArgumentException refused) {
      throw error(at, "kernel: " + refused.getMessage());
    }
  }

  private ByteBuffer section() throws ModelFormatException {
    int bytes = count("bytes of a kernel", 0, Integer.MAX_VALUE);
    requireRoom("bytes of a kernel", bytes, 1);
    ByteBuffer section = in.slice(in.position(), bytes).order(ByteOrder.LITTLE_ENDIAN);
    in.position(in.position() + bytes);
    return section;
  }

  private int calibrationKind(SvmType type) throws ModelFormatException {
    int at = in.position();
    int kind = in.getInt();
    if (kind != BinaryModelLayout.NO_CALIBRATION
        && kind != BinaryModelLayout.calibrationKind(type)) {
      throw error(
          at,
          "calibration kind "
              + Integer.toUnsignedString(kind)
              + " does not go with svm type "
              + type.libsvmName());
    }
    return kind;
  }

  private int count(String what, int least, int most) throws ModelFormatException {
    int at = in.position();
    int count = in.getInt();
    if (count < least || count > most) {
      throw error(
          at, Integer.toUnsignedString(count) + " " + what + ", expected " + least + ".." + most);
    }
    return count;
  }

  private int[] integers(String what, int count) throws ModelFormatException {
    requireRoom(what, count, Integer.BYTES);
    int[] values = new int[count];
    in.asIntBuffer().get(values);
    in.position(in.position() + count * Integer.BYTES);
    return values;
  }

  private double[] doubles(String what, long count) throws ModelFormatException {
    requireRoom(what, count, Double.BYTES);
    double[] values = new double[(int) count];
    in.asDoubleBuffer().get(values);
    in.position(in.position() + values.length * Double.BYTES);
    return values;
  }

  private StoredVectors vectors(int rows, int features, boolean serials)
      throws ModelFormatException {
    boolean inDouble = BinaryModelLayout.has(BinaryModelLayout.DOUBLES, version);
    if (inDouble && serials) {
      throw error(in.position(), "serial numbers in double; those of version 1 are floats");
    }
    int columns = serials ? 1 : features;
    String what = "numbers in support vectors";
    if (inDouble) {
      double[] values = doubles(what, (long) rows * columns);
      return new StoredVectors.Doubles(DoubleMatrix.of(values, rows, columns));
    }
    requireRoom(what, (long) rows * columns, Float.BYTES);
    float[] values = new float[rows * columns];
    in.asFloatBuffer().get(values);
    in.position(in.position() + values.length * Float.BYTES);
    return new StoredVectors.Floats(FloatMatrix.of(values, rows, columns));
  }

  /** Refuses counts that the rest of the file cannot hold. */
  private void requireRoom(String what, long count, int bytesEach) throws ModelFormatException {
    if (count > in.remaining() / bytesEach) {
      throw error(
          in.position(), count + " " + what + " promised, " + in.remaining() + " bytes follow");
    }
  }

  private ModelFormatException error(int at, String message) {
    return new ModelFormatException(name + ":byte " + at + ": " + message);
  }
}
