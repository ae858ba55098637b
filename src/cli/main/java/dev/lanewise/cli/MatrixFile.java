package dev.lanewise.cli;

import dev.lanewise.data.NpyFormat;
import dev.lanewise.matrix.FloatMatrix;
import java.io.IOException;
import java.io.InputStream;
import java.lang.foreign.Arena;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** Matrices from NumPy's .npy files or from the features of LIBSVM text or CSV. */
final class MatrixFile {
  private static final byte[] NPY = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y'};

  private final Console console;
  private final DataFiles text;
  private final boolean round;

  /**
   * @param text reads LIBSVM text
   * @param round whether .npy files of doubles are welcome and rounded to floats
   */
  MatrixFile(Console console, DataFiles text, boolean round) {
    this.console = console;
    this.text = text;
    this.round = round;
  }

  /**
   * Reads LIBSVM text or maps a .npy file, which may be larger than the heap.
   *
   * @param arena what the mapping lives in
   */
  FloatMatrix open(Path file, Arena arena) throws IOException {
    if (!isNpy(file)) {
      return text.read(console, file, 0, LabelWords.learned()).features();
    }
    return round ? NpyFormat.readRounded(file) : NpyFormat.map(file, arena);
  }

  /** Whether a file is .npy by its first bytes or, for a message that fits, by its name. */
  static boolean isNpy(Path file) throws IOException {
    if (DataFiles.isStandardInput(file) || !Files.isRegularFile(file)) {
      return false;
    }
    try (InputStream in = Files.newInputStream(file)) {
      return Arrays.equals(in.readNBytes(NPY.length), NPY) || file.toString().endsWith(".npy");
    }
  }
}
