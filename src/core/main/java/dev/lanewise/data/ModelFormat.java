package dev.lanewise.data;

import dev.lanewise.svm.SvmClassifier;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;

/**
 * Classifiers as LIBSVM model text.
 *
 * <pre>
 *   svm_type c_svc
 *   kernel_type linear | polynomial | rbf | sigmoid
 *   degree d                     polynomial
 *   gamma g                      polynomial, rbf, sigmoid
 *   coef0 c                      polynomial, sigmoid
 *   nr_class k
 *   total_sv n
 *   rho r ...                    k(k-1)/2 numbers, decision value = sum of coefficients * K - rho
 *   label l ...                  k distinct integers
 *   nr_sv c ...                  k counts that add up to n
 *   SV
 *   a ... index:value ...        n lines: k-1 coefficients, then the vector; grouped by class
 *   # lanewise crc32c 1c291ca3 bytes 14015 features 13
 * </pre>
 *
 * The keys may come in any order with {@code nr_class} before the arrays. {@code probA}, {@code
 * probB} and {@code prob_density_marks} are checked for their count and dropped. Other svm types
 * and precomputed kernels are refused by name.
 *
 * <p>The last line is ours: LIBSVM's programs do not read past the last support vector. Files with
 * it are verified byte by byte before anything else is believed. Files without it, LIBSVM's own,
 * must match their own counts exactly and end with a line end; a cut between two characters is
 * seen, a changed digit is not.
 *
 * <p>Numbers are written with the shortest digits that read back as the same number, +0.0 entries
 * are left out, and the last column is named at least once; writing, reading and writing again
 * gives the same bytes. Support vectors are 32-bit floats: values of a LIBSVM file that floats
 * cannot hold are rounded to the nearest. A model that says nothing of its width, having no
 * trailer, has as many features as its largest index.
 */
public final class ModelFormat {
  private ModelFormat() {}

  /**
   * Reads a model file.
   *
   * @throws ModelFormatException when the file is damaged, incomplete or of an unsupported kind
   * @throws dev.lanewise.matrix.CapacityException when the model does not fit in memory
   */
  public static SvmClassifier read(Path file) throws IOException {
    return read(InputFile.readAll(file), file.toString());
  }

  /**
   * Reads a model from the bytes of its file.
   *
   * @param name what messages call it
   */
  public static SvmClassifier read(byte[] content, String name) throws IOException {
    return new ModelReader(content, name).read();
  }

  /**
   * Writes a model file, atomically as {@link AtomicFile} describes.
   *
   * @throws IllegalArgumentException when the model holds a number that is not finite
   */
  public static void write(Path file, SvmClassifier model) throws IOException {
    AtomicFile.write(file, out -> write(out, model));
  }

  /** Writes a model to a stream and leaves it open. */
  public static void write(OutputStream out, SvmClassifier model) throws IOException {
    new ModelWriter(model, out).write();
  }
}
