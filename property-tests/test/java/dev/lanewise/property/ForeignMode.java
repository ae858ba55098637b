package dev.lanewise.property;

import dev.lanewise.matrix.DoubleGemm;
import dev.lanewise.matrix.DoubleMatrix;
import dev.lanewise.matrix.FloatGemm;
import dev.lanewise.matrix.FloatGram;
import dev.lanewise.matrix.FloatMatrix;
import dev.lanewise.matrix.GemmForm;
import dev.lanewise.matrix.RowPartition;
import dev.lanewise.simd.DoubleDot;
import dev.lanewise.simd.FloatExp;
import dev.lanewise.simd.SimdSupport;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * A program whose main thread calls foreign code that sets bits of MXCSR, and then the library: a
 * line for each op, refused or the bits it gave. Linux on x86-64 with the GNU C library only.
 *
 * <p>Arguments: the bits to set, in hexadecimal; whether to reset them before anything else.
 */
final class ForeignMode {
  /** Where fenv_t keeps MXCSR. */
  private static final long MXCSR = 28;

  private ForeignMode() {}

  public static void main(String[] args) throws Throwable {
    int asked = Integer.parseInt(args[0], 16);
    boolean reset = Boolean.parseBoolean(args[1]);
    set(asked);
    int bits = reset ? 0 : asked;
    if (reset) {
      set(0);
    }
    print("dot", ForeignMode::dot);
    print("exp", ForeignMode::exp);
    print("product", ForeignMode::product);
    print("scaled", ForeignMode::scaled);
    print("scaled triangle", ForeignMode::scaledTriangle);
    print("gram", () -> gram(RowPartition.caller()));
    try (ExecutorService helper = Executors.newSingleThreadExecutor()) {
      print("gram on two threads", () -> gram(RowPartition.over(helper, 2)));
    }
    Thread other = new Thread(() -> print("dot on a new thread", ForeignMode::dot));
    other.start();
    other.join();
    helperIsLookedAt(bits);
    set(0);
    print("dot, mode reset", ForeignMode::dot);
    print("product, mode reset", ForeignMode::product);
    System.out.println(SimdSupport.vectors() ? "vectors" : "scalar");
  }

  private interface Op {
    long bits();
  }

  private static void print(String name, Op op) {
    String outcome;
    try {
      outcome = Long.toHexString(op.bits());
    } catch (IllegalStateException refused) {
      outcome = refused.getMessage().replaceFirst(":.*", "");
    }
    System.out.println(name + ": " + outcome);
  }

  /** 2^-1073, the sum of two products that are subnormal. */
  private static long dot() {
    double[] x = {Double.MIN_VALUE, Double.MIN_VALUE};
    return Double.doubleToRawLongBits(DoubleDot.dot(x, 0, new double[] {1, 1}, 0, 2));
  }

  private static long exp() {
    float[] y = new float[1];
    FloatExp.exp(1.0f, new float[] {-100.0f}, 0, y, 0, 1);
    return Float.floatToRawIntBits(y[0]);
  }

  private static long product() {
    DoubleMatrix a = DoubleMatrix.of(new double[] {Double.MIN_VALUE}, 1, 1);
    DoubleMatrix b = DoubleMatrix.of(new double[] {3}, 1, 1);
    return Double.doubleToRawLongBits(DoubleGemm.multiply(a, b).get(0, 0));
  }

  /**
   * Half of 3 times the smallest value, a product with alpha 0: neither a vector path nor a task.
   */
  private static long scaled() {
    FloatMatrix none = FloatMatrix.allocate(1, 1);
    float[] c = {3 * Float.MIN_VALUE};
    FloatGemm.gemm(
        GemmForm.NN, 0, none, none, 0.5f, FloatMatrix.of(c, 1, 1), RowPartition.caller());
    return Float.floatToRawIntBits(c[0]);
  }

  private static long scaledTriangle() {
    double[] c = {3 * Double.MIN_VALUE};
    DoubleGemm.syrk(
        false,
        0,
        DoubleMatrix.allocate(1, 1),
        0.5,
        DoubleMatrix.of(c, 1, 1),
        RowPartition.caller());
    return Double.doubleToRawLongBits(c[0]);
  }

  private static long gram(RowPartition partition) {
    float[] x = new float[300];
    x[299] = 0x1p-70f;
    FloatMatrix g = FloatMatrix.allocate(300, 300);
    FloatGram.gram(FloatMatrix.of(x, 300, 1), g, partition);
    return Float.floatToRawIntBits(g.get(299, 299));
  }

  /** A helper of an executor that has called the same foreign code is noticed from elsewhere. */
  private static void helperIsLookedAt(int bits) throws InterruptedException {
    try (ExecutorService helper =
        Executors.newSingleThreadExecutor(task -> new Thread(task, "helper"))) {
      helper.execute(() -> set(bits));
      Thread clean =
          new Thread(
              () ->
                  print(
                      "helper",
                      () -> {
                        RowPartition.over(helper, 2).run(3000, (task, worker) -> nap());
                        return 0;
                      }));
      clean.start();
      clean.join();
    }
  }

  private static void nap() {
    try {
      Thread.sleep(1);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The default mode with these bits of MXCSR: FTZ 8000, DAZ 40, rounding 6000. */
  private static void set(int bits) {
    Linker linker = Linker.nativeLinker();
    FunctionDescriptor takesEnvironment =
        FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.ADDRESS);
    MethodHandle get =
        linker.downcallHandle(
            linker.defaultLookup().find("fegetenv").orElseThrow(), takesEnvironment);
    MethodHandle set =
        linker.downcallHandle(
            linker.defaultLookup().find("fesetenv").orElseThrow(), takesEnvironment);
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment environment = arena.allocate(64, 16);
      int failed = (int) get.invokeExact(environment);
      int other = environment.get(ValueLayout.JAVA_INT, MXCSR) & ~0xE040;
      environment.set(ValueLayout.JAVA_INT, MXCSR, other | bits);
      failed |= (int) set.invokeExact(environment);
      if (failed != 0) {
        throw new AssertionError("fegetenv or fesetenv failed");
      }
    } catch (Throwable t) {
      throw new AssertionError(t);
    }
  }
}
