package dev.lanewise.bench.machine;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Starts child processes: pinned to cores where taskset is there, one thread for every native
 * library. What they print on their standard error goes to a log file.
 */
public final class Child {
  private static final Path CPU_INFO = Path.of("/proc/cpuinfo");

  private final Path log;
  private final List<String> jvmArguments;
  private final boolean pins;

  /**
   * @param log where standard error goes
   * @param jvmArguments further arguments for virtual machines
   */
  public Child(Path log, List<String> jvmArguments) {
    this.log = log;
    this.jvmArguments = jvmArguments;
    this.pins = Programs.onPath("taskset") != null;
  }

  /** Flags of every virtual machine that measures. */
  public static List<String> flags() {
    return List.of(
        "--add-modules=jdk.incubator.vector",
        "--enable-native-access=ALL-UNNAMED",
        "-XX:+UseParallelGC",
        "-XX:InitialRAMPercentage=20",
        "-XX:MaxRAMPercentage=60");
  }

  /** Runs a main class of ours and hands each line it prints to the reader. */
  public void java(String cores, Class<?> main, List<String> arguments, Consumer<String> lines)
      throws IOException, InterruptedException {
    run(cores, javaCommand(main, arguments), lines);
  }

  /** The command line of a main class of ours. */
  public List<String> javaCommand(Class<?> main, List<String> arguments) {
    List<String> command = new ArrayList<>();
    command.add(ProcessHandle.current().info().command().orElse("java"));
    command.addAll(flags());
    command.addAll(jvmArguments);
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
    command.addAll(arguments);
    return command;
  }

  /**
   * Runs a program and hands each line it prints to the reader.
   *
   * @throws IOException when it cannot be started or its exit status is not 0
   */
  public void run(String cores, List<String> program, Consumer<String> lines)
      throws IOException, InterruptedException {
    Process process = start(cores, program);
    Thread killer = new Thread(process::destroyForcibly);
    Runtime.getRuntime().addShutdownHook(killer);
    try (BufferedReader output = process.inputReader()) {
      for (String line = output.readLine(); line != null; line = output.readLine()) {
        lines.accept(line);
      }
      int status = process.waitFor();
      if (status != 0) {
        throw new IOException(
            "exit status " + status + " of " + String.join(" ", program) + "; see " + log);
      }
    } finally {
      process.destroyForcibly();
      Runtime.getRuntime().removeShutdownHook(killer);
    }
  }

  /**
   * Starts a program, and leaves it to the caller to end it.
   *
   * @throws IOException when it cannot be started
   */
  public Process start(String cores, List<String> program) throws IOException {
    List<String> command = new ArrayList<>();
    if (pins) {
      command.addAll(List.of("taskset", "-c", cores));
    }
    command.addAll(program);
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.redirectError(ProcessBuilder.Redirect.appendTo(log.toFile()));
    builder.environment().putAll(environment());
    return builder.start();
  }

  /**
   * Runs a program that measures nothing.
   *
   * @throws IOException when it cannot be started or its exit status is not 0
   */
  public void compile(List<String> program) throws IOException, InterruptedException {
    ProcessBuilder builder = new ProcessBuilder(program).redirectErrorStream(true);
    builder.redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
    int status = builder.start().waitFor();
    if (status != 0) {
      throw new IOException("exit status " + status + " of " + String.join(" ", program));
    }
  }

  /** One thread, and the widest code OpenBLAS has: where AVX-512 exists it often picks AVX2. */
  private static Map<String, String> environment() throws IOException {
    Map<String, String> environment = new HashMap<>();
    for (String threads :
        List.of("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "BLIS_NUM_THREADS", "MKL_NUM_THREADS")) {
      environment.put(threads, "1");
    }
    boolean wide = Files.exists(CPU_INFO) && Files.readString(CPU_INFO).contains(" avx512dq ");
    if (wide && System.getenv("OPENBLAS_CORETYPE") == null) {
      environment.put("OPENBLAS_CORETYPE", "SkylakeX");
    }
    return environment;
  }
}
