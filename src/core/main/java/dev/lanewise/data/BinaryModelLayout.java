package dev.lanewise.data;

import dev.lanewise.calibration.DensityMarks;
import dev.lanewise.matrix.CapacityException;
import dev.lanewise.svm.SvmType;

/**
 * Numbers of the binary model format, which docs/model-format.md lays out byte by byte.
 *
 * <pre>
 *   0   magic               8 bytes      |  64   labels            k int32         classifiers
 *   8   version             uint32       |       counts            k int32         classifiers
 *  12   bytes of the file   uint64       |       rho               k(k-1)/2 double
 *  20   svm type            uint32       |       coefficients      (k-1) x n double
 *  24   kernel type         uint32       |       calibration       doubles
 *  28   gamma, coef0        2 double     |       support vectors   n x d float, or double
 *  44   degree              int32        |       crc32c            uint32
 *  48   classes k           uint32
 *  52   support vectors n   uint32
 *  56   features d          uint32
 *  60   calibration kind    uint32       |  of a precomputed kernel n x 1 float
 * </pre>
 */
final class BinaryModelLayout {
  /**
   * As PNG's: no text begins with the first byte; line ends that a transfer changed, or a text that
   * it cut at the end mark of old systems, show in the others.
   */
  static final byte[] MAGIC = {(byte) 0x89, 'L', 'W', 'M', '\r', '\n', 0x1A, '\n'};

  /** Support vectors are floats and the kernel is one of LIBSVM's. */
  static final int VERSION = 1;

  /** Added to the version where the kernel has a section of its own. */
  static final int SECTION = 1;

  /** Added where support vectors are in double. */
  static final int DOUBLES = 2;

  static final int LAST_VERSION = VERSION + SECTION + DOUBLES;

  static final int HEADER_BYTES = 64;
  static final int CHECKSUM_BYTES = Integer.BYTES;

  /** The kinds of calibration. */
  static final int NO_CALIBRATION = 0;

  static final int SIGMOIDS = 1;
  static final int LAPLACE_SIGMA = 2;
  static final int DENSITY_MARKS = 3;

  private BinaryModelLayout() {}

  /** Whether a file can only be a binary model, perhaps a damaged one. */
  static boolean begins(byte[] content) {
    return content.length > 0 && content[0] == MAGIC[0];
  }

  /** What calibration a model of a type may have. */
  static int calibrationKind(SvmType type) {
    return switch (type) {
      case C_SVC, NU_SVC -> SIGMOIDS;
      case EPSILON_SVR, NU_SVR -> LAPLACE_SIGMA;
      case ONE_CLASS -> DENSITY_MARKS;
    };
  }

  /** Doubles that a kind of calibration takes. */
  static long calibrationNumbers(int kind, long pairs) {
    return switch (kind) {
      case SIGMOIDS -> 2 * pairs;
      case LAPLACE_SIGMA -> 1;
      case DENSITY_MARKS -> DensityMarks.COUNT;
      default -> 0;
    };
  }

  /** The version of files with these. */
  static int version(boolean section, boolean doubles) {
    return VERSION + (section ? SECTION : 0) + (doubles ? DOUBLES : 0);
  }

  /** Whether files of a version have an addition, {@link #SECTION} or {@link #DOUBLES}. */
  static boolean has(int addition, int version) {
    return (version - VERSION & addition) != 0;
  }

  /**
   * Bytes of the file of a model.
   *
   * @param columns numbers kept of each support vector
   * @param bytesEach of these numbers
   * @param sectionBytes the kernel takes after the header
   * @throws CapacityException when they are more than one array holds
   */
  static long bytes(
      ModelHeader header, int calibrationKind, int columns, int bytesEach, int sectionBytes) {
    long pairs = header.rho().length;
    long integers = header.labels().length + (long) header.supportVectorCounts().length;
    long doubles =
        pairs
            + (header.classes() - 1L) * header.supportVectors()
            + calibrationNumbers(calibrationKind, pairs);
    long features = (long) header.supportVectors() * columns;
    // Each term is below 2^62 by itself; sums of bytes are not.
    double estimate = sectionBytes + 4.0 * integers + 8.0 * doubles + (double) bytesEach * features;
    long limit = CapacityException.LARGEST_ARRAY;
    String what = "a binary model file";
    String advice = "a model file is read whole";
    CapacityException.check(what, (long) estimate, limit - HEADER_BYTES - CHECKSUM_BYTES, advice);
    return HEADER_BYTES
        + sectionBytes
        + 4 * integers
        + 8 * doubles
        + bytesEach * features
        + CHECKSUM_BYTES;
  }
}
