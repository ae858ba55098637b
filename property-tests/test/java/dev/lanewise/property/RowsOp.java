package dev.lanewise.property;

import dev.lanewise.generator.Frame;
import dev.lanewise.matrix.DoubleMatrix;
import dev.lanewise.matrix.FloatMatrix;
import dev.lanewise.matrix.RowPartition;
import dev.lanewise.oracle.Format;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Arrays;

/** An op of the library that sets the rows of x against the rows of y, for either format. */
interface RowsOp {
  FloatMatrix run(FloatMatrix x, FloatMatrix y, FloatMatrix out, RowPartition p);

  DoubleMatrix run(DoubleMatrix x, DoubleMatrix y, DoubleMatrix out, RowPartition p);

  /** Are the rows of x set against themselves, whatever y is? */
  default boolean square() {
    return false;
  }

  /** The result in a frame without gaps. */
  default Frame of(Format f, Frame x, Frame y, RowPartition p) {
    int columns = square() ? x.rows() : y.rows();
    double[] values = new double[x.rows() * columns];
    Arrays.fill(values, Double.NaN); // what stands in the result before must not count
    Frame out = Frame.dense(values, x.rows(), columns);
    into(f, x, y, out, p);
    return out;
  }

  /** On the calling thread. */
  default Frame of(Format f, Frame x, Frame y) {
    return of(f, x, y, RowPartition.caller());
  }

  /** The result into a part of the values of {@code out}. */
  default void into(Format f, Frame x, Frame y, Frame out, RowPartition p) {
    if (f == Format.DOUBLE) {
      run(doubles(x), doubles(y), doubles(out), p);
      return;
    }
    float[] narrow = Narrow.floats(out.values());
    run(floats(x), floats(y), view(narrow, out), p);
    Narrow.back(narrow, out.values());
  }

  /** The result from operands in native memory, into native memory. */
  default Frame offHeap(Format f, Frame x, Frame y, RowPartition p) {
    int columns = square() ? x.rows() : y.rows();
    double[] values = new double[x.rows() * columns];
    try (Arena arena = Arena.ofShared()) {
      if (f == Format.FLOAT) {
        MemorySegment out = arena.allocate(ValueLayout.JAVA_FLOAT, values.length);
        run(floats(x, arena), floats(y, arena), FloatMatrix.of(out, x.rows(), columns, columns), p);
        Narrow.back(out.toArray(ValueLayout.JAVA_FLOAT), values);
      } else {
        MemorySegment out = arena.allocate(ValueLayout.JAVA_DOUBLE, values.length);
        run(
            doubles(x, arena),
            doubles(y, arena),
            DoubleMatrix.of(out, x.rows(), columns, columns),
            p);
        MemorySegment.copy(out, ValueLayout.JAVA_DOUBLE, 0, values, 0, values.length);
      }
    }
    return Frame.dense(values, x.rows(), columns);
  }

  static FloatMatrix floats(Frame x) {
    return view(Narrow.floats(x.values()), x);
  }

  static DoubleMatrix doubles(Frame x) {
    return DoubleMatrix.of(x.values(), x.offset(), x.rows(), x.cols(), x.leadingDimension());
  }

  static FloatMatrix view(float[] values, Frame x) {
    return FloatMatrix.of(values, x.offset(), x.rows(), x.cols(), x.leadingDimension());
  }

  static FloatMatrix floats(Frame x, Arena arena) {
    MemorySegment segment = arena.allocateFrom(ValueLayout.JAVA_FLOAT, Narrow.floats(x.values()));
    return FloatMatrix.of(
        segment.asSlice(4L * x.offset()), x.rows(), x.cols(), x.leadingDimension());
  }

  static DoubleMatrix doubles(Frame x, Arena arena) {
    MemorySegment segment = arena.allocateFrom(ValueLayout.JAVA_DOUBLE, x.values());
    return DoubleMatrix.of(
        segment.asSlice(8L * x.offset()), x.rows(), x.cols(), x.leadingDimension());
  }
}
