package dev.lanewise;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.constantpool.ClassEntry;
import java.lang.classfile.constantpool.PoolEntry;
import java.lang.classfile.constantpool.Utf8Entry;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Reads the class files and holds the house to its plan: nothing imports upwards. */
class LayersTest {
  private static final String ROOT = "dev/lanewise/";

  /** What each package may use besides itself and the JDK. */
  private static final Map<String, Set<String>> ALLOWED =
      Map.ofEntries(
          Map.entry("simd", Set.of()),
          Map.entry("matrix", Set.of("simd")),
          Map.entry("kernel", Set.of("matrix", "simd")),
          Map.entry("featuremap", Set.of("matrix")),
          Map.entry("calibration", Set.of()),
          Map.entry("svm", Set.of("calibration", "kernel", "matrix", "simd")),
          Map.entry("approximation", Set.of("kernel", "matrix", "simd")),
          Map.entry("ridge", Set.of("approximation", "kernel", "matrix", "simd")),
          Map.entry("objects", Set.of("svm", "ridge", "kernel", "matrix")),
          Map.entry("select", Set.of("svm", "ridge", "approximation", "kernel", "matrix", "data")),
          Map.entry("data", Set.of("calibration", "svm", "kernel", "matrix")));

  /** Types that stand for code the library must not contain. */
  private static final Set<String> FORBIDDEN =
      Set.of(
          "java/io/ObjectInputStream",
          "java/io/ObjectOutputStream",
          "sun/misc/Unsafe",
          "java/lang/reflect/Method",
          "java/util/concurrent/ForkJoinPool");

  @Test
  void packagesOnlyUseWhatLiesBelow() throws Exception {
    List<String> violations = new ArrayList<>();
    for (Path file : classFiles()) {
      String from = packageOf(classRoot().relativize(file).toString().replace('\\', '/'));
      for (String used : namesIn(file)) {
        if (used.startsWith(ROOT)
            && !packageOf(used).equals(from)
            && !ALLOWED.get(from).contains(packageOf(used))) {
          violations.add(file.getFileName() + " of " + from + " uses " + used);
        }
      }
    }
    assertEquals(List.of(), violations);
  }

  @Test
  void onlySimdKnowsTheVectorApi() throws Exception {
    List<String> violations = new ArrayList<>();
    for (Path file : classFiles()) {
      boolean simd = file.getParent().getFileName().toString().equals("simd");
      for (String used : namesIn(file)) {
        if (!simd && used.startsWith("jdk/incubator/vector")) {
          violations.add(file.getFileName() + " uses " + used);
        }
        if (FORBIDDEN.contains(used)) {
          violations.add(file.getFileName() + " uses " + used);
        }
      }
    }
    assertEquals(List.of(), violations);
  }

  @Test
  void theScanSeesTheClassesItGuards() throws Exception {
    Set<String> packages = new TreeSet<>();
    boolean vectors = false;
    for (Path file : classFiles()) {
      packages.add(file.getParent().getFileName().toString());
      vectors |= namesIn(file).contains("jdk/incubator/vector/FloatVector");
    }
    assertEquals(new TreeSet<>(ALLOWED.keySet()), packages);
    assertTrue(vectors, "no class uses the Vector API: the scan is blind");
    assertTrue(classFiles().size() > 100, "only " + classFiles().size() + " classes");
  }

  private static Path classRoot() throws URISyntaxException {
    return Path.of(
        dev.lanewise.simd.SimdSupport.class
            .getProtectionDomain()
            .getCodeSource()
            .getLocation()
            .toURI());
  }

  private static List<Path> classFiles() throws Exception {
    try (Stream<Path> files = Files.walk(classRoot().resolve(ROOT))) {
      return files.filter(f -> f.toString().endsWith(".class")).sorted().toList();
    }
  }

  private static String packageOf(String name) {
    String inside = name.substring(ROOT.length());
    return inside.substring(0, inside.indexOf('/'));
  }

  /** Types named by a class: as class constants and inside descriptors. */
  private static Set<String> namesIn(Path file) throws IOException {
    Set<String> names = new TreeSet<>();
    for (PoolEntry entry : ClassFile.of().parse(file).constantPool()) {
      if (entry instanceof ClassEntry c) {
        names.add(c.asInternalName());
      } else if (entry instanceof Utf8Entry text) {
        for (String part : text.stringValue().split("[^A-Za-z0-9_$/]+")) {
          if (part.startsWith("L" + ROOT) || part.startsWith("Ljdk/incubator/")) {
            names.add(part.substring(1));
          }
        }
      }
    }
    return names;
  }
}
