package dev.lanewise.data;

import dev.lanewise.kernel.AdditiveChiSquaredKernel;
import dev.lanewise.kernel.BlockKernel;
import dev.lanewise.kernel.ChiSquaredKernel;
import dev.lanewise.kernel.CosineKernel;
import dev.lanewise.kernel.IntersectionKernel;
import dev.lanewise.kernel.Kernel;
import dev.lanewise.kernel.LaplacianKernel;
import dev.lanewise.kernel.LengthScaleKernel;
import dev.lanewise.kernel.LinearKernel;
import dev.lanewise.kernel.MaternKernel;
import dev.lanewise.kernel.NormalisedKernel;
import dev.lanewise.kernel.PolynomialKernel;
import dev.lanewise.kernel.ProductKernel;
import dev.lanewise.kernel.RationalQuadraticKernel;
import dev.lanewise.kernel.RbfKernel;
import dev.lanewise.kernel.ScaledKernel;
import dev.lanewise.kernel.SigmoidKernel;
import dev.lanewise.kernel.SumKernel;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * Kernels that the header of the binary format has no room for: a code, the numbers of the kernel,
 * then its parts, which may have parts themselves. docs/model-format.md lists the codes.
 */
final class KernelSection {
  /** Parts within parts: enough for any purpose, few enough for any stack. */
  static final int MOST_LEVELS = 32;

  private static final int LINEAR = 0;
  private static final int POLYNOMIAL = 1;
  private static final int RBF = 2;
  private static final int SIGMOID = 3;
  private static final int LAPLACIAN = 6;
  private static final int MATERN_HALF = 7;
  private static final int MATERN_THREE_HALVES = 8;
  private static final int MATERN_FIVE_HALVES = 9;
  private static final int RATIONAL_QUADRATIC = 10;
  private static final int CHI_SQUARED = 11;
  private static final int ADDITIVE_CHI_SQUARED = 12;
  private static final int INTERSECTION = 13;
  private static final int COSINE = 14;
  private static final int SUM = 15;
  private static final int PRODUCT = 16;
  private static final int SCALED = 17;
  private static final int NORMALISED = 18;
  private static final int LENGTH_SCALES = 19;

  private KernelSection() {}

  /**
   * The section of a kernel.
   *
   * @throws IllegalArgumentException when a part is a kernel of the user, or nested too deep
   */
  static byte[] bytes(Kernel kernel) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      write(kernel, new DataOutputStream(bytes), 1);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return bytes.toByteArray();
  }

  private static void write(Kernel kernel, DataOutputStream out, int level) throws IOException {
    requireLevel(level);
    switch (kernel) {
      case LinearKernel() -> put(out, LINEAR);
      case PolynomialKernel(double gamma, double coef0, int degree) -> {
        put(out, POLYNOMIAL, gamma, coef0);
        put(out, degree);
      }
      case RbfKernel(double gamma) -> put(out, RBF, gamma);
      case SigmoidKernel(double gamma, double coef0) -> put(out, SIGMOID, gamma, coef0);
      case LaplacianKernel(double gamma) -> put(out, LAPLACIAN, gamma);
      case MaternKernel(MaternKernel.Smoothness smoothness, double scale) ->
          put(out, MATERN_HALF + smoothness.ordinal(), scale);
      case RationalQuadraticKernel(double alpha, double scale) ->
          put(out, RATIONAL_QUADRATIC, alpha, scale);
      case ChiSquaredKernel(double gamma) -> put(out, CHI_SQUARED, gamma);
      case AdditiveChiSquaredKernel() -> put(out, ADDITIVE_CHI_SQUARED);
      case IntersectionKernel() -> put(out, INTERSECTION);
      case CosineKernel() -> put(out, COSINE);
      case SumKernel(Kernel a, Kernel b) -> {
        put(out, SUM);
        write(a, out, level + 1);
        write(b, out, level + 1);
      }
      case ProductKernel(Kernel a, Kernel b) -> {
        put(out, PRODUCT);
        write(a, out, level + 1);
        write(b, out, level + 1);
      }
      case ScaledKernel(double factor, Kernel part) -> {
        put(out, SCALED, factor);
        write(part, out, level + 1);
      }
      case NormalisedKernel(Kernel part) -> {
        put(out, NORMALISED);
        write(part, out, level + 1);
      }
      case LengthScaleKernel(List<Double> scales, Kernel part) -> {
        put(out, LENGTH_SCALES);
        put(out, scales.size());
        for (double scale : scales) {
          out.writeLong(Long.reverseBytes(Double.doubleToRawLongBits(scale)));
        }
        write(part, out, level + 1);
      }
      case BlockKernel other ->
          throw new IllegalArgumentException("kernel " + other + " cannot be written to a file");
    }
  }

  private static void put(DataOutputStream out, int code, double... numbers) throws IOException {
    out.writeInt(Integer.reverseBytes(code));
    for (double number : numbers) {
      out.writeLong(Long.reverseBytes(Double.doubleToRawLongBits(number)));
    }
  }

  /**
   * Reads the section that fills the buffer.
   *
   * @throws IllegalArgumentException when it is not one that {@link #bytes} makes
   */
  static Kernel read(ByteBuffer in) {
    Kernel kernel = read(in, 1);
    if (in.hasRemaining()) {
      throw new IllegalArgumentException(in.remaining() + " bytes too many after it");
    }
    return kernel;
  }

  private static Kernel read(ByteBuffer in, int level) {
    requireLevel(level);
    int code = integer(in);
    return switch (code) {
      case LINEAR -> new LinearKernel();
      case POLYNOMIAL -> new PolynomialKernel(number(in), number(in), integer(in));
      case RBF -> new RbfKernel(number(in));
      case SIGMOID -> new SigmoidKernel(number(in), number(in));
      case LAPLACIAN -> new LaplacianKernel(number(in));
      case MATERN_HALF -> new MaternKernel(MaternKernel.Smoothness.HALF, number(in));
      case MATERN_THREE_HALVES ->
          new MaternKernel(MaternKernel.Smoothness.THREE_HALVES, number(in));
      case MATERN_FIVE_HALVES -> new MaternKernel(MaternKernel.Smoothness.FIVE_HALVES, number(in));
      case RATIONAL_QUADRATIC -> new RationalQuadraticKernel(number(in), number(in));
      case CHI_SQUARED -> new ChiSquaredKernel(number(in));
      case ADDITIVE_CHI_SQUARED -> new AdditiveChiSquaredKernel();
      case INTERSECTION -> new IntersectionKernel();
      case COSINE -> new CosineKernel();
      case SUM -> new SumKernel(read(in, level + 1), read(in, level + 1));
      case PRODUCT -> new ProductKernel(read(in, level + 1), read(in, level + 1));
      case SCALED -> new ScaledKernel(number(in), read(in, level + 1));
      case NORMALISED -> new NormalisedKernel(read(in, level + 1));
      case LENGTH_SCALES -> new LengthScaleKernel(scales(in), read(in, level + 1));
      default ->
          throw new IllegalArgumentException(
              "code is " + Integer.toUnsignedString(code) + ", expected 0..3 or 6..19");
    };
  }

  private static List<Double> scales(ByteBuffer in) {
    int count = integer(in);
    if (count < 1 || count > in.remaining() / Double.BYTES) {
      throw new IllegalArgumentException(
          Integer.toUnsignedString(count)
              + " length scales promised, "
              + in.remaining()
              + " bytes follow");
    }
    List<Double> scales = new ArrayList<>(count);
    for (int c = 0; c < count; c++) {
      scales.add(in.getDouble());
    }
    return scales;
  }

  private static int integer(ByteBuffer in) {
    requireRoom(in, Integer.BYTES);
    return in.getInt();
  }

  private static double number(ByteBuffer in) {
    requireRoom(in, Double.BYTES);
    return in.getDouble();
  }

  private static void requireRoom(ByteBuffer in, int bytes) {
    if (in.remaining() < bytes) {
      throw new IllegalArgumentException(
          "needs " + bytes + " more bytes, " + in.remaining() + " follow");
    }
  }

  private static void requireLevel(int level) {
    if (level > MOST_LEVELS) {
      throw new IllegalArgumentException("parts within parts pass " + MOST_LEVELS + " levels");
    }
  }
}
