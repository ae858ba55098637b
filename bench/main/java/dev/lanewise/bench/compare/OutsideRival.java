package dev.lanewise.bench.compare;

import dev.lanewise.bench.machine.Child;
import dev.lanewise.bench.machine.Programs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A program of {@code bench/rivals}. All take the same arguments:
 *
 * <pre>PROGRAM check|time FOLDER WORK...</pre>
 *
 * <p>They read their data from FOLDER/WORK/x and y (see {@link Exchange}); {@code check} writes the
 * answer to FOLDER/WORK/NAME, {@code time} prints one JSON object a line with the work and the
 * median of a few runs in seconds. Both print their version first.
 *
 * @param name how results call it
 * @param source file in {@code bench/rivals}
 * @param packages Debian packages it needs
 * @param works regular expression of the works it does
 * @param everyForks 1 to run after each fork, 3 after every third
 * @param libraries linker options
 */
record OutsideRival(
    String name,
    String source,
    String packages,
    Pattern works,
    int everyForks,
    List<String> libraries) {
  /** All of them. Add one here. */
  static final List<OutsideRival> ALL =
      List.of(
          new OutsideRival(
              "OpenBLAS from C",
              "blas.c",
              "gcc libopenblas-dev",
              Pattern.compile("gemm\\.f..\\.1000x4000x1024|syrk\\..*|dot\\.f..\\.\\d+"),
              1,
              List.of("-lopenblas")),
          new OutsideRival(
              "FMA from C", "fma.c", "gcc", Pattern.compile("limit\\.fma\\..*"), 1, List.of()),
          new OutsideRival(
              "FAISS",
              "faiss.cpp",
              "g++ libfaiss-dev libopenblas-dev liblapack-dev",
              Pattern.compile("nearest\\.f32\\..*"),
              1,
              List.of("-fopenmp", "-lfaiss", "-lopenblas", "-llapack")),
          new OutsideRival(
              "scikit-learn",
              "sklearn_matrices.py",
              "python3-sklearn",
              Pattern.compile("nearest\\.f..\\..*\\.k(1|10)|rbf\\..*"),
              3,
              List.of()));

  /**
   * The command line of the program, compiled first where it has to be.
   *
   * @throws IOException when something it needs is not installed
   */
  List<String> prepare(Child child, Path rivals, Path build)
      throws IOException, InterruptedException {
    if (source.endsWith(".py")) {
      child.compile(List.of(Programs.python(), "-c", "import sklearn"));
      return List.of(Programs.python(), rivals.resolve(source).toString());
    }
    boolean plusPlus = source.endsWith(".cpp");
    Path program = Files.createDirectories(build).resolve(source.replaceAll("\\..*", ""));
    List<String> compiler = new ArrayList<>();
    compiler.addAll(
        plusPlus ? List.of("g++", "-std=c++17") : List.of("gcc", "-std=gnu11", "-D_GNU_SOURCE"));
    compiler.addAll(List.of("-O3", "-march=native", "-Wall", "-o", program.toString()));
    compiler.add(rivals.resolve(source).toString());
    compiler.addAll(libraries);
    child.compile(compiler);
    return List.of(program.toString());
  }
}
