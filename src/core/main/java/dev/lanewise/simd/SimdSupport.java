package dev.lanewise.simd;

import com.sun.management.HotSpotDiagnosticMXBean;
import java.lang.management.ManagementFactory;

/**
 * Decides once, when the class is initialised, whether the ops of this package run in vectors, and
 * says why. Vectors need a HotSpot virtual machine with its C2 compiler, the module {@code
 * jdk.incubator.vector}, FMA in hardware and lanes of at least 128 bits. Otherwise the scalar twins
 * run: the same results, slower.
 *
 * <p>Where vectors can run, each op still begins with its scalar twin: it changes over when its
 * vector form has been compiled in the background, and has given the bits of the twin on a small
 * input. A service that wants full speed from its first request calls {@link #warmUp()} before.
 *
 * <p>System properties, read once:
 *
 * <ul>
 *   <li>{@code lanewise.vectorBits}: 128, 256 or 512 narrows the vectors; more than the machine has
 *       is narrowed to what it has.
 *   <li>{@code lanewise.vectors}: off chooses the scalar path, without the warning that goes with
 *       it otherwise; for runs too short for C2. The default is on.
 *   <li>{@code lanewise.requireVector}: true makes a missing vector path an error.
 *   <li>{@code lanewise.warmUp}: none lets ops run in vectors from their first call on, compiled or
 *       not, and makes a vector form that differs an error; for tests. The default is background.
 * </ul>
 */
public final class SimdSupport {
  private static final String MODULE = "jdk.incubator.vector";
  private static final String WITHOUT = "scalar path: ";

  /** Whether nothing but vectors will do. */
  private static final boolean REQUIRED = Boolean.getBoolean("lanewise.requireVector");

  /** Whether ops run in vectors from their first call on. */
  static final boolean AT_ONCE = atOnce();

  private static final boolean SWITCHED_OFF = switchedOff();
  private static final String OBSTACLE = obstacle();
  private static final boolean VECTORS = OBSTACLE == null;

  static {
    if (!VECTORS) {
      if (REQUIRED) {
        throw new IllegalStateException(
            "lanewise.requireVector is set, but vectors are off: " + OBSTACLE);
      }
      if (!SWITCHED_OFF) {
        System.getLogger("dev.lanewise").log(System.Logger.Level.WARNING, WITHOUT + OBSTACLE);
      }
    }
  }

  private SimdSupport() {}

  /** Whether the ops of this package run in vectors, or will once they are compiled. */
  public static boolean vectors() {
    return VECTORS;
  }

  /**
   * Has every op compiled now, on the calling thread: takes a few seconds and makes later calls run
   * at full speed from the first on. For services; nothing else changes. Does nothing on the scalar
   * path.
   */
  public static void warmUp() {
    if (VECTORS) {
      WarmUp.everything();
    }
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

  private static boolean atOnce() {
    String asked = System.getProperty("lanewise.warmUp", "background");
    return switch (asked) {
      case "none" -> true;
      case "background" -> false;
      default ->
          throw new IllegalArgumentException(
              "lanewise.warmUp is '" + asked + "', expected background or none");
    };
  }

  private static boolean switchedOff() {
    String asked = System.getProperty("lanewise.vectors", "on");
    return switch (asked) {
      case "on" -> false;
      case "off" -> true;
      default ->
          throw new IllegalArgumentException(
              "lanewise.vectors is '" + asked + "', expected on or off");
    };
  }

  /** Why vectors cannot be used, or null when they can. */
  private static String obstacle() {
    VectorWidth.requested();
    if (SWITCHED_OFF) {
      return "switched off by lanewise.vectors";
    }
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
    return null;
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
