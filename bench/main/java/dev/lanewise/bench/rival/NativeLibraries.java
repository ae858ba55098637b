package dev.lanewise.bench.rival;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;

/**
 * The native libraries of this machine, null where they are not installed. Each runs on one thread,
 * by the environment that the parent process sets and, for OpenBLAS, by a call as well.
 */
public final class NativeLibraries {
  private static final String OPENBLAS_FILE = "libopenblas.so.0";

  public static final Cblas OPENBLAS = Cblas.open(OPENBLAS_FILE);
  public static final Cblas BLIS = Cblas.open("libblis.so.4");

  private static final MethodHandle DPOTRF =
      OPENBLAS == null
          ? null
          : Cblas.handle(
              openBlas(),
              "dpotrf_",
              FunctionDescriptor.ofVoid(ADDRESS, ADDRESS, ADDRESS, ADDRESS, ADDRESS));

  static {
    if (OPENBLAS != null) {
      oneThread();
    }
  }

  private NativeLibraries() {}

  /** Version and chosen processor cores of OpenBLAS, such as "OpenBLAS 0.3.21 ... SkylakeX". */
  public static String openBlasConfiguration() {
    try {
      MemorySegment text =
          (MemorySegment)
              Cblas.handle(openBlas(), "openblas_get_config", FunctionDescriptor.of(ADDRESS))
                  .invokeExact();
      return text.reinterpret(Long.MAX_VALUE).getString(0);
    } catch (Throwable thrown) {
      throw new AssertionError(thrown);
    }
  }

  /** OpenBLAS's DoubleCholesky factor of a row-major n x n matrix, lower triangle, in place. */
  public static void factor(int n, double[] a) {
    int[] size = {n};
    int[] info = {0};
    byte[] upper = {'U'}; // of the column-major view
    try {
      DPOTRF.invokeExact(
          MemorySegment.ofArray(upper),
          MemorySegment.ofArray(size),
          MemorySegment.ofArray(a),
          MemorySegment.ofArray(size),
          MemorySegment.ofArray(info));
    } catch (Throwable thrown) {
      throw new AssertionError(thrown);
    }
    if (info[0] != 0) {
      throw new ArithmeticException("dpotrf: info " + info[0]);
    }
  }

  private static void oneThread() {
    try {
      FunctionDescriptor type = FunctionDescriptor.ofVoid(JAVA_INT);
      Linker.nativeLinker()
          .downcallHandle(openBlas().findOrThrow("openblas_set_num_threads"), type)
          .invokeExact(1);
    } catch (Throwable thrown) {
      throw new AssertionError(thrown);
    }
  }

  private static SymbolLookup openBlas() {
    return SymbolLookup.libraryLookup(OPENBLAS_FILE, Arena.global());
  }
}
