package dev.lanewise.simd;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Runs a test as a program in a virtual machine of its own, with vectors as wide as here. What is
 * measured there does not depend on the tests before it: the profiles they leave decide what C2
 * inlines, and with it which vectors become objects.
 */
public final class VectorProgram {
  private VectorProgram() {}

  /**
   * Fails with the output of the program when it ends with an exception.
   *
   * @param warmUp value of {@code lanewise.warmUp}
   */
  public static void run(String warmUp, Class<?> program, String... arguments)
      throws IOException, InterruptedException {
    // Only vector forms are free of objects: scalar twins may keep their lanes in small arrays.
    assumeTrue(SimdSupport.vectors(), "only the scalar path here: " + SimdSupport.describe());
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("--add-modules=jdk.incubator.vector");
    command.add("-Dlanewise.vectorBits=" + SimdSupport.vectorBits());
    command.add("-Dlanewise.requireVector=true");
    command.add("-Dlanewise.warmUp=" + warmUp);
    command.add("-cp");
    command.add(System.getProperty("java.class.path"));
    command.add(program.getName());
    command.addAll(List.of(arguments));
    Process child = new ProcessBuilder(command).redirectErrorStream(true).start();
    String output = new String(child.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(0, child.waitFor(), output);
  }
}
