package dev.lanewise.data;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.zip.CRC32C;

/** Writes a model in the format of {@link BinaryModelLayout}. One object writes one model. */
final class BinaryModelWriter {
  private static final int BLOCK = 1 << 16;

  private final ModelParts model;
  private final OutputStream out;
  private final CRC32C crc = new CRC32C();
  private final ByteBuffer block = ByteBuffer.allocate(BLOCK).order(ByteOrder.LITTLE_ENDIAN);

  BinaryModelWriter(StoredModel model, OutputStream out) {
    this.model = ModelParts.of(model);
    this.out = out;
  }

  void write() throws IOException {
    ModelHeader header = model.header();
    Limits.requireFeatures(model.features());
    boolean calibrated = header.probA().length > 0 || header.densityMarks().length > 0;
    int calibration =
        calibrated
            ? BinaryModelLayout.calibrationKind(header.type())
            : BinaryModelLayout.NO_CALIBRATION;
    putHeader(header, calibration);
    put(header.labels());
    put(header.supportVectorCounts());
    put(header.rho());
    for (double[] machine : model.coefficients()) {
      put(machine);
    }
    put(header.probA());
    put(header.probB());
    put(header.densityMarks());
    put(model.vectors());
    flush();
    block.putInt((int) crc.getValue());
    flush();
  }

  private void putHeader(ModelHeader header, int calibration) throws IOException {
    BinaryKernel kernel = BinaryKernel.of(header.kernel());
    block.put(BinaryModelLayout.MAGIC);
    byte[] section = kernel.inSection() ? KernelSection.bytes(header.kernel()) : new byte[0];
    int sectionBytes = kernel.inSection() ? Integer.BYTES + section.length : 0;
    StoredVectors vectors = model.vectors();
    boolean doubles = vectors instanceof StoredVectors.Doubles;
    block.putInt(BinaryModelLayout.version(kernel.inSection(), doubles));
    block.putLong(
        BinaryModelLayout.bytes(
            header, calibration, vectors.cols(), vectors.bytesEach(), sectionBytes));
    block.putInt(header.type().number());
    block.putInt(kernel.type()).putDouble(kernel.gamma()).putDouble(kernel.coef0());
    block.putInt(kernel.degree());
    block.putInt(header.classes()).putInt(header.supportVectors()).putInt(model.features());
    block.putInt(calibration);
    if (kernel.inSection()) {
      block.putInt(section.length);
      for (byte b : section) {
        room(1).put(b);
      }
    }
  }

  private void put(int[] values) throws IOException {
    for (int value : values) {
      room(Integer.BYTES).putInt(value);
    }
  }

  private void put(double[] values) throws IOException {
    for (double value : values) {
      room(Double.BYTES).putDouble(value);
    }
  }

  private void put(StoredVectors vectors) throws IOException {
    for (int i = 0; i < vectors.rows(); i++) {
      for (int j = 0; j < vectors.cols(); j++) {
        vectors.put(room(vectors.bytesEach()), i, j);
      }
    }
  }

  private ByteBuffer room(int bytes) throws IOException {
    if (block.remaining() < bytes) {
      flush();
    }
    return block;
  }

  private void flush() throws IOException {
    crc.update(block.array(), 0, block.position());
    out.write(block.array(), 0, block.position());
    block.clear();
  }
}
