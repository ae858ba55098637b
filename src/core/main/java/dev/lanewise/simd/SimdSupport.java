package dev.lanewise.simd;

import com.sun.management.HotSpotDiagnosticMXBean;
import java.lang.management.ManagementFactory;

/**
 * Decides once, when the class is initialised, whether the ops of this package run in vectors, and
 * says why. Vectors need a HotSpot virtual machine with its C2 compiler, the module {@code
 * jdk.incubator.vector}, FMA in hardware, lanes of at least 128 bits, and every vector op giving
 * the bits of its scalar twin on a small input. Otherwise the scalar twins run: the same results,
 * slower.
 *
 * <p>System properties, read once:
 *
 * <ul>
 *   <li>{@code lanewise.vectorBits}: 128, 256 or 512 narrows the vectors; more than the machine has
 *       is narrowed to what it has.
 *   <li>{@code lanewise.requireVector}: true makes a missing vector path an error.
 * </ul>
 */
public final class SimdSupport {
  private static final String MODULE = "jdk.incubator.vector";
  private static final String WITHOUT = "scalar path: ";

  private static final String OBSTACLE = obstacle();
  private static final boolean VECTORS = OBSTACLE == null;

  static {
    if (!VECTORS) {
      if (Boolean.getBoolean("lanewise.requireVector")) {
        throw new IllegalStateException(
            "lanewise.requireVector is set, but vectors are off: " + OBSTACLE);
      }
      System.getLogger("dev.lanewise").log(System.Logger.Level.WARNING, WITHOUT + OBSTACLE);
    }
  }

  private SimdSupport() {}

  /** Whether the ops of this package run in vectors. */
  public static boolean vectors() {
    return VECTORS;
  }

  /** Width of the vectors in bits; 0 on the scalar path. */
  public static int vectorBits() {
    return VECTORS ? Lanes.BITS : 0;
  }

  /** One line: which path runs, and why not vectors where it does not. */
  public static String describe() {
    return VECTORS
        ? Lanes.BITS + "-bit vectors, " + vectorRegisters() + " vector registers, FMA in hardware"
        : WITHOUT + OBSTACLE;
  }

  /** Vector registers of the machine: 32 with AVX-512 and on 64-bit ARM, otherwise 16. */
  static int vectorRegisters() {
    boolean avx512 = option("UseAVX").equals("3");
    return avx512 || System.getProperty("os.arch").equals("aarch64") ? 32 : 16;
  }

  /** Why vectors cannot be used, or null when they can. */
  private static String obstacle() {
    VectorWidth.requested();
    String vm = System.getProperty("java.vm.name", "");
    if (!vm.contains("HotSpot") && !vm.contains("OpenJDK")) {
      return "vectors need a HotSpot virtual machine, this is " + vm;
    }
    if (ModuleLayer.boot().findModule(MODULE).isEmpty()) {
      return "the vector module is not there, start java with --add-modules=" + MODULE;
    }
    if (!option("UseCompiler").equals("true") || option("TieredStopAtLevel").compareTo("4") < 0) {
      return "the C2 compiler is switched off";
    }
    if (!option("UseFMA").equals("true")) {
      return "the processor has no fused multiply-add, or it is switched off";
    }
    if (Lanes.BITS < 128) {
      return "the lanes have only " + Lanes.BITS + " bits";
    }
    String differing = SelfCheck.firstDifference();
    return differing == null
        ? null
        : "on this Java the vector op " + differing + " differs from its scalar twin";
  }

  /** Value of a HotSpot option, empty where the option does not exist. */
  private static String option(String name) {
    try {
      HotSpotDiagnosticMXBean vm =
          ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class);
      return vm.getVMOption(name).getValue();
    } catch (IllegalArgumentException absent) {
      return "";
    }
  }
}
