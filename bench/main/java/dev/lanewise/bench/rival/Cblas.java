package dev.lanewise.bench.rival;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_DOUBLE;
import static java.lang.foreign.ValueLayout.JAVA_FLOAT;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;

/**
 * A native BLAS with its C interface (32-bit integers), called on Java arrays where they lie:
 * critical calls neither copy nor leave the Java thread state.
 *
 * <p>A record, so that the handles of an instance in a static final field are constants to the
 * compiler.
 */
public record Cblas(
    MethodHandle sgemm,
    MethodHandle dgemm,
    MethodHandle ssyrk,
    MethodHandle dsyrk,
    MethodHandle sdot,
    MethodHandle ddot) {
  private static final int ROW_MAJOR = 101;
  private static final int PLAIN = 111;
  private static final int TRANSPOSED = 112;
  private static final int LOWER = 122;

  /** The library of that file name, or null where it cannot be loaded. */
  static Cblas open(String fileName) {
    SymbolLookup library;
    try {
      library = SymbolLookup.libraryLookup(fileName, Arena.global());
    } catch (IllegalArgumentException missing) {
      return null;
    }
    return new Cblas(
        handle(library, "cblas_sgemm", gemm(JAVA_FLOAT)),
        handle(library, "cblas_dgemm", gemm(JAVA_DOUBLE)),
        handle(library, "cblas_ssyrk", syrk(JAVA_FLOAT)),
        handle(library, "cblas_dsyrk", syrk(JAVA_DOUBLE)),
        handle(library, "cblas_sdot", dot(JAVA_FLOAT)),
        handle(library, "cblas_ddot", dot(JAVA_DOUBLE)));
  }

  private static FunctionDescriptor gemm(MemoryLayout real) {
    return FunctionDescriptor.ofVoid(
        JAVA_INT, JAVA_INT, JAVA_INT, // order, transposition of A, of B
        JAVA_INT, JAVA_INT, JAVA_INT, // m, n, k
        real, ADDRESS, JAVA_INT, ADDRESS, JAVA_INT, // alpha, A, lda, B, ldb
        real, ADDRESS, JAVA_INT); // beta, C, ldc
  }

  private static FunctionDescriptor syrk(MemoryLayout real) {
    return FunctionDescriptor.ofVoid(
        JAVA_INT, JAVA_INT, JAVA_INT, // order, triangle, transposition
        JAVA_INT, JAVA_INT, // n, k
        real, ADDRESS, JAVA_INT, // alpha, A, lda
        real, ADDRESS, JAVA_INT); // beta, C, ldc
  }

  private static FunctionDescriptor dot(MemoryLayout real) {
    return FunctionDescriptor.of(real, JAVA_INT, ADDRESS, JAVA_INT, ADDRESS, JAVA_INT);
  }

  static MethodHandle handle(SymbolLookup library, String name, FunctionDescriptor type) {
    return Linker.nativeLinker()
        .downcallHandle(library.findOrThrow(name), type, Linker.Option.critical(true));
  }

  /** C = A B', A m x k, B n x k, C m x n. */
  public void gemm(int m, int n, int k, float[] a, float[] b, float[] c) {
    try {
      sgemm.invokeExact(
          ROW_MAJOR, PLAIN, TRANSPOSED, m, n, k, 1.0f, of(a), k, of(b), k, 0.0f, of(c), n);
    } catch (Throwable thrown) {
      throw new AssertionError(thrown);
    }
  }

  /** C = A B', A m x k, B n x k, C m x n. */
  public void gemm(int m, int n, int k, double[] a, double[] b, double[] c) {
    try {
      dgemm.invokeExact(
          ROW_MAJOR, PLAIN, TRANSPOSED, m, n, k, 1.0, of(a), k, of(b), k, 0.0, of(c), n);
    } catch (Throwable thrown) {
      throw new AssertionError(thrown);
    }
  }

  /** The lower triangle of C = A A', A n x k, C n x n; the other triangle is left as it is. */
  public void syrk(int n, int k, float[] a, float[] c) {
    try {
      ssyrk.invokeExact(ROW_MAJOR, LOWER, PLAIN, n, k, 1.0f, of(a), k, 0.0f, of(c), n);
    } catch (Throwable thrown) {
      throw new AssertionError(thrown);
    }
  }

  /** The lower triangle of C = A A', A n x k, C n x n; the other triangle is left as it is. */
  public void syrk(int n, int k, double[] a, double[] c) {
    try {
      dsyrk.invokeExact(ROW_MAJOR, LOWER, PLAIN, n, k, 1.0, of(a), k, 0.0, of(c), n);
    } catch (Throwable thrown) {
      throw new AssertionError(thrown);
    }
  }

  /** Dot product of n elements of x with n of y from yOffset on. */
  public float dot(float[] x, float[] y, int yOffset, int n) {
    try {
      MemorySegment from = of(y).asSlice((long) yOffset * Float.BYTES);
      return (float) sdot.invokeExact(n, of(x), 1, from, 1);
    } catch (Throwable thrown) {
      throw new AssertionError(thrown);
    }
  }

  /** Dot product of n elements of x with n of y from yOffset on. */
  public double dot(double[] x, double[] y, int yOffset, int n) {
    try {
      MemorySegment from = of(y).asSlice((long) yOffset * Double.BYTES);
      return (double) ddot.invokeExact(n, of(x), 1, from, 1);
    } catch (Throwable thrown) {
      throw new AssertionError(thrown);
    }
  }

  private static MemorySegment of(float[] v) {
    return MemorySegment.ofArray(v);
  }

  private static MemorySegment of(double[] v) {
    return MemorySegment.ofArray(v);
  }
}
