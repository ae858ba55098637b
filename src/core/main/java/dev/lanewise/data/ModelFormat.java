package dev.lanewise.data;

import dev.lanewise.svm.SvmClassifier;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;

/**
 * Models as files: LIBSVM's model text for all five types, and a binary format of our own. Reading
 * recognises either.
 *
 * <pre>
 *   svm_type c_svc | nu_svc | one_class | epsilon_svr | nu_svr
 *   kernel_type linear | polynomial | rbf | sigmoid | precomputed
 *   degree d                     polynomial
 *   gamma g                      polynomial, rbf, sigmoid
 *   coef0 c                      polynomial, sigmoid
 *   nr_class k                   2 for regressions and one-class machines
 *   total_sv n
 *   rho r ...                    k(k-1)/2 numbers, decision value = sum of coefficients * K - rho
 *   label l ...                  classifiers: k distinct integers
 *   probA a ...                  optional; classifiers: k(k-1)/2 numbers, regressions: sigma
 *   probB b ...                  with probA of a classifier
 *   prob_density_marks m ...     optional; one-class machines: 10 numbers
 *   nr_sv c ...                  classifiers: k counts that add up to n
 *   SV
 *   a ... index:value ...        n lines: k-1 coefficients, then the vector; grouped by class
 *   # lanewise crc32c 1c291ca3 bytes 14015 features 13
 * </pre>
 *
 * <p>The keys may come in any order with {@code nr_class} before the arrays. A support vector of a
 * precomputed kernel is {@code 0:serial}, its number among the examples; a row then has one column
 * more than there are examples, and in a file without the last line one more than its largest
 * serial number. A key that has no meaning for the svm type is refused, a kernel number that the
 * kernel does not take is dropped.
 *
 * <p>The last line is ours: LIBSVM's programs do not read past the last support vector. Files with
 * it are verified byte by byte before anything else is believed. Files without it, LIBSVM's own,
 * must match their own counts exactly and end with a line end; a cut between two characters is
 * seen, a changed digit is not.
 *
 * <p>Numbers are written with the shortest digits that read back as the same number, +0.0 entries
 * are left out, and the last column is named at least once; writing, reading and writing again
 * gives the same bytes. Support vectors are read as 64-bit floats, which predictions in double use
 * ({@link StoredModel#inDouble}) and which are written again; all else uses the 32-bit floats
 * nearest to them, and there have to be such. Those of a support vector machine trained here are
 * 32-bit floats, those of a ridge regression 64-bit. A model that says nothing of its width, having
 * no trailer, has as many features as its largest index.
 *
 * <p>The binary format is little-endian, versioned, and ends with a checksum of everything before
 * it; docs/model-format.md has its layout byte by byte. Nothing is ever deserialised into classes
 * that a file names. Files above 2 GiB are neither written nor read.
 */
public final class ModelFormat {
  private ModelFormat() {}

  /**
   * Reads a model file of either encoding.
   *
   * @throws ModelFormatException when the file is damaged, incomplete or of an unsupported kind
   * @throws dev.lanewise.matrix.CapacityException when the model does not fit in memory
   */
  public static StoredModel read(Path file) throws IOException {
    return read(InputFile.readAll(file), file.toString());
  }

  /**
   * Reads a model of either encoding from the bytes of its file.
   *
   * @param name what messages call it
   */
  public static StoredModel read(byte[] content, String name) throws IOException {
    return BinaryModelLayout.begins(content)
        ? new BinaryModelReader(content, name).read()
        : new ModelReader(content, name).read();
  }

  /**
   * Reads a model file that has to hold a classifier.
   *
   * @throws ModelFormatException also when it holds another kind of model
   */
  public static SvmClassifier readClassifier(Path file) throws IOException {
    StoredModel model = read(file);
    if (model instanceof StoredClassifier classifier) {
      return classifier.model();
    }
    throw new ModelFormatException(
        EscapedText.name(file.toString())
            + ": svm_type "
            + model.type().libsvmName()
            + ", expected a classifier (c_svc or nu_svc)");
  }

  /** Writes a model file as text; see the longest form. */
  public static void write(Path file, StoredModel model) throws IOException {
    write(file, model, ModelEncoding.TEXT);
  }

  /**
   * Writes a model file, atomically as {@link AtomicFile} describes.
   *
   * @throws IllegalArgumentException when the model has more features than a file may have
   * @throws dev.lanewise.matrix.CapacityException when the file would exceed 2 GiB, and could not
   *     be read; a text may have been written to a stream up to there
   */
  public static void write(Path file, StoredModel model, ModelEncoding encoding)
      throws IOException {
    AtomicFile.write(file, out -> write(out, model, encoding));
  }

  /** Writes a model as text to a stream and leaves it open. */
  public static void write(OutputStream out, StoredModel model) throws IOException {
    write(out, model, ModelEncoding.TEXT);
  }

  /** Writes a model to a stream and leaves it open. */
  public static void write(OutputStream out, StoredModel model, ModelEncoding encoding)
      throws IOException {
    switch (encoding) {
      case TEXT -> new ModelWriter(model, out).write();
      case BINARY -> new BinaryModelWriter(model, out).write();
    }
  }
}
