package dev.lanewise.property;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import com.sun.management.HotSpotDiagnosticMXBean;
import dev.lanewise.simd.SimdSupport;
import java.lang.management.ManagementFactory;
import net.jqwik.api.Example;

/**
 * P110: the path in use is the one this run is meant to test, so that no run passes on another path
 * unnoticed. The build sets {@code lanewise.expect} to widest, 256, 128 or scalar.
 */
class ProviderProperties {
  private static final String EXPECT = "lanewise.expect";

  @Example
  void theExpectedProviderIsInUse() {
    String expected = System.getProperty(EXPECT, "");
    switch (expected) {
      case "widest" -> assertVectors(512);
      case "256" -> assertVectors(256);
      case "128" -> assertVectors(128);
      case "scalar" -> assertScalar("module");
      default ->
          fail("-D" + EXPECT + " is '" + expected + "', expected widest, 256, 128 or scalar");
    }
  }

  /** Vectors as wide as asked for and as the machine has; the scalar path where there is no FMA. */
  private static void assertVectors(int asked) {
    if (!Boolean.parseBoolean(option("UseFMA"))) {
      assertScalar("fused multiply-add");
      return;
    }
    int widest = 8 * Integer.parseInt(option("MaxVectorSize"));
    assertTrue(widest >= 128, "the machine has vectors of " + widest + " bits");
    assertTrue(SimdSupport.vectors(), SimdSupport.describe());
    assertEquals(Math.min(asked, widest), SimdSupport.vectorBits(), SimdSupport.describe());
  }

  private static void assertScalar(String why) {
    assertTrue(!SimdSupport.vectors(), SimdSupport.describe());
    assertEquals(0, SimdSupport.vectorBits());
    assertTrue(SimdSupport.describe().contains(why), SimdSupport.describe());
    assertEquals(1, SimdSupport.describe().lines().count(), "one line");
  }

  private static String option(String name) {
    return ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class)
        .getVMOption(name)
        .getValue();
  }
}
