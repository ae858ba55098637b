package dev.lanewise.simd;

import dev.lanewise.data.AllocatedBytes;
import dev.lanewise.matrix.FloatMatrix;
import dev.lanewise.matrix.FloatOneToMany;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Fails when an op allocates after {@code warmUp()}: a program of its own, run as services are. */
final class VectorOpAllocations {
  private static final int N = 167;
  private static final int ROWS = 7;

  private static final float[] SPECIALS = {
    Float.NaN,
    0.0f,
    -0.0f,
    Float.POSITIVE_INFINITY,
    Float.NEGATIVE_INFINITY,
    1.0f,
    -1.0f,
    -2.5f,
    -3.0f,
    Float.MIN_VALUE,
    -Float.MAX_VALUE
  };

  private final float[] x = values();
  private final float[] y = values();
  private final float[] out = new float[ROWS];
  private float sink;

  private final Path folder;

  private VectorOpAllocations(Path folder) {
    this.folder = folder;
  }

  public static void main(String[] args) throws IOException {
    SimdSupport.warmUp();
    VectorOpAllocations all = new VectorOpAllocations(Path.of(args[0]));
    all.onArrays();
    all.onNativeSegments();
    all.oneToMany();
    all.realPowers();
  }

  private static float[] values() {
    float[] v = new float[2048];
    for (int i = 0; i < v.length; i++) {
      v[i] = i % 13 - 5.5f;
    }
    return v;
  }

  void onArrays() {
    allocatesNothing(FloatL1Distance.PATH, () -> sink += FloatL1Distance.l1Distance(x, 1, y, 2, N));
    allocatesNothing(
        FloatLinfDistance.PATH, () -> sink += FloatLinfDistance.linfDistance(x, 1, y, 2, N));
    allocatesNothing(FloatCosine.PATH, () -> sink += FloatCosine.cosine(x, 1, y, 2, N));
    allocatesNothing(FloatL1Norm.PATH, () -> sink += FloatL1Norm.l1Norm(x, 1, N));
    allocatesNothing(FloatDot.PATH, () -> sink += FloatL2Norm.l2Norm(x, 1, N));
    allocatesNothing(FloatLinfNorm.PATH, () -> sink += FloatLinfNorm.linfNorm(x, 1, N));
    allocatesNothing(FloatAxpy.PATH, () -> FloatAxpy.axpy(0.5f, x, 1, y, 2, N));
    allocatesNothing(FloatScale.PATH, () -> FloatScale.scale(-1f, x, 1, N));
  }

  /** Mapped files are read between, so that C2 may have seen their class. */
  void onNativeSegments() throws IOException {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment a = arena.allocateFrom(ValueLayout.JAVA_FLOAT, x);
      MemorySegment b = arena.allocateFrom(ValueLayout.JAVA_FLOAT, y);
      MemorySegment c = arena.allocateFrom(ValueLayout.JAVA_FLOAT, y);
      onSegments(a, b, c);
      sink += FloatSegmentDot.dot(a, 1, mapped(b, arena), 2, N);
      onSegments(a, b, c);
    }
  }

  private MemorySegment mapped(MemorySegment content, Arena arena) throws IOException {
    Path file = folder.resolve("values.bin");
    Files.write(file, content.toArray(ValueLayout.JAVA_BYTE));
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      return channel.map(FileChannel.MapMode.READ_ONLY, 0, content.byteSize(), arena);
    }
  }

  private void onSegments(MemorySegment a, MemorySegment b, MemorySegment writable) {
    allocatesNothing(FloatSegmentDot.PATH, () -> sink += FloatSegmentDot.dot(a, 1, b, 2, N));
    allocatesNothing(
        FloatSegmentSquaredDistance.PATH,
        () -> sink += FloatSegmentSquaredDistance.squaredDistance(a, 1, b, 2, N));
    allocatesNothing(
        FloatSegmentL1Distance.PATH,
        () -> sink += FloatSegmentL1Distance.l1Distance(a, 1, b, 2, N));
    allocatesNothing(
        FloatSegmentLinfDistance.PATH,
        () -> sink += FloatSegmentLinfDistance.linfDistance(a, 1, b, 2, N));
    allocatesNothing(FloatSegmentDot.PATH, () -> sink += FloatSegmentCosine.cosine(a, 1, b, 2, N));
    allocatesNothing(FloatSegmentSum.PATH, () -> sink += FloatSegmentSum.sum(b, 1, N));
    allocatesNothing(FloatSegmentL1Norm.PATH, () -> sink += FloatSegmentL1Norm.l1Norm(b, 1, N));
    allocatesNothing(FloatSegmentDot.PATH, () -> sink += FloatSegmentL2Norm.l2Norm(b, 1, N));
    allocatesNothing(
        FloatSegmentLinfNorm.PATH, () -> sink += FloatSegmentLinfNorm.linfNorm(b, 1, N));
    allocatesNothing(FloatSegmentArgMin.PATH, () -> sink += FloatSegmentArgMin.argMin(b, 1, N));
    allocatesNothing(
        FloatSegmentAxpy.PATH, () -> FloatSegmentAxpy.axpy(-0.5f, a, 1, writable, 2, N));
  }

  void oneToMany() throws IOException {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment rows = arena.allocateFrom(ValueLayout.JAVA_FLOAT, y);
      oneToMany(new FloatOneToMany(FloatMatrix.of(y, 8, N)));
      oneToMany(new FloatOneToMany(FloatMatrix.of(rows, 8, N, N + 1)));
      oneToMany(new FloatOneToMany(FloatMatrix.of(mapped(rows, arena), 8, N, N + 1)));
    }
  }

  private void oneToMany(FloatOneToMany m) {
    allocatesNothing(FloatDot.PATH, () -> m.dots(x, 3, 1, 8, out, 0));
    allocatesNothing(FloatSquaredDistance.PATH, () -> m.squaredDistances(x, 3, 1, 8, out, 0));
    allocatesNothing(FloatL1Distance.PATH, () -> m.l1Distances(x, 3, 1, 8, out, 0));
    allocatesNothing(FloatLinfDistance.PATH, () -> m.linfDistances(x, 3, 1, 8, out, 0));
    allocatesNothing(FloatCosine.PATH, () -> m.cosines(x, 3, 1, 8, out, 0));
  }

  /** Exponents for which negative elements have powers and have not. */
  void realPowers() {
    float[] floats = new float[1003];
    double[] doubles = new double[floats.length];
    for (int i = 0; i < floats.length; i++) {
      floats[i] = i % 7 == 0 ? SPECIALS[i / 7 % SPECIALS.length] : 0.01f * i;
      doubles[i] = floats[i];
    }
    float[] y = new float[floats.length];
    double[] z = new double[floats.length];
    for (float p : new float[] {-1.5f, 3.0f}) {
      allocatesNothing(
          FloatRealPower.PATH, () -> FloatRealPower.power(p, floats, 1, y, 0, y.length - 1));
      allocatesNothing(
          DoubleRealPower.PATH, () -> DoubleRealPower.power(p, doubles, 1, z, 0, z.length - 1));
    }
  }

  private static void allocatesNothing(VectorPath path, Runnable call) {
    long bytes = AllocatedBytes.onceCompiled(call);
    if (bytes > 0 || !path.isOpen()) {
      throw new AssertionError(
          path.name() + (path.isOpen() ? "" : " is not open, and") + " allocates " + bytes);
    }
  }
}
