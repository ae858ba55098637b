package dev.lanewise.bench.rival;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;

/**
 * The native libraries of this machine, null where they are not installed. Each runs on one thread,
 * by the environment that the parent process sets and, for OpenBLAS, by a call as well.
 */
public final class NativeLibraries {
  private static final String OPENBLAS_FILE = "libopenblas.so.0";

  public static final Cblas OPENBLAS = Cblas.open(OPENBLAS_FILE);
  public static final Cblas BLIS = Cblas.open("libblis.so.4");

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
