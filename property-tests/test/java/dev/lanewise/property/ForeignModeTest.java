package dev.lanewise.property;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * P46: foreign code that changes the floating-point mode of a thread does not change results: the
 * library refuses to compute on that thread, and gives the same bits on others and when the mode is
 * as before. {@link ForeignMode} runs in a virtual machine of its own, for it calls such code.
 */
@EnabledOnOs(value = OS.LINUX, architectures = "amd64")
class ForeignModeTest {
  private static final String VECTORS = "--add-modules=jdk.incubator.vector";
  private static final String SCALAR = "-Dscalar";

  /** FTZ and DAZ, each alone; rounding down, up and to zero. */
  @ParameterizedTest(name = "MXCSR with {0}, {1}")
  @CsvSource({
    "8040, " + VECTORS + ", flushes subnormal numbers to zero",
    "8040, " + SCALAR + ", flushes subnormal numbers to zero",
    "8000, " + VECTORS + ", flushes subnormal numbers to zero",
    "0040, " + VECTORS + ", flushes subnormal numbers to zero",
    "2000, " + VECTORS + ", does not round to nearest",
    "4000, " + SCALAR + ", does not round to nearest",
    "6000, " + VECTORS + ", does not round to nearest"
  })
  void aChangedModeIsRefusedWhereItIsAndNowhereElse(String bits, String option, String why)
      throws IOException, InterruptedException {
    String refused = "thread main " + why;
    assertEquals(
        List.of(
            "dot: " + refused,
            "exp: " + refused,
            "product: " + refused,
            "scaled: " + refused,
            "scaled triangle: " + refused,
            "gram: " + refused,
            "gram on two threads: " + refused,
            "dot on a new thread: 2",
            "helper: thread helper " + why,
            "dot, mode reset: 2",
            "product, mode reset: 3",
            option.equals(VECTORS) ? "vectors" : "scalar"),
        run(List.of(option), bits, false));
  }

  /** With the mode reset, or restored by the virtual machine, there is nothing to refuse. */
  @ParameterizedTest(name = "{0}, reset {1}")
  @CsvSource({
    VECTORS + ", true",
    SCALAR + ", true",
    VECTORS + " -XX:+RestoreMXCSROnJNICalls, false",
    SCALAR + " -XX:+RestoreMXCSROnJNICalls, false"
  })
  void theModeOfJavaGivesItsBits(String options, boolean reset)
      throws IOException, InterruptedException {
    assertEquals(
        List.of(
            "dot: 2",
            "exp: 1b",
            "product: 3",
            "scaled: 2",
            "scaled triangle: 2",
            "gram: 200",
            "gram on two threads: 200",
            "dot on a new thread: 2",
            "helper: 0",
            "dot, mode reset: 2",
            "product, mode reset: 3",
            options.startsWith(VECTORS) ? "vectors" : "scalar"),
        run(List.of(options.split(" ")), "8040", reset));
  }

  private static List<String> run(List<String> options, String bits, boolean reset)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(options);
    command.add("--enable-native-access=ALL-UNNAMED");
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.addAll(List.of(ForeignMode.class.getName(), bits, Boolean.toString(reset)));
    Process child = new ProcessBuilder(command).start();
    child.getOutputStream().close();
    String output = new String(child.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    String log = new String(child.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
    assertTrue(child.waitFor(1, TimeUnit.MINUTES), "still running");
    assertEquals(0, child.exitValue(), () -> log + output);
    return output.lines().toList();
  }
}
