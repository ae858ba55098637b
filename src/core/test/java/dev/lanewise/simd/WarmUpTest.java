package dev.lanewise.simd;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.lang.reflect.Field;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An op that the list forgets would stay on its scalar twin after {@code warmUp()}. */
class WarmUpTest {
  @BeforeEach
  void vectorsCanRun() {
    assumeTrue(SimdSupport.vectors(), "only the scalar path here: " + SimdSupport.describe());
  }

  @Test
  void everyOpIsInTheList() throws Exception {
    List<VectorPath> listed = WarmUp.paths();
    List<String> forgotten = new ArrayList<>();
    int found = 0;
    for (Class<?> type : classes()) {
      for (Field field : type.getDeclaredFields()) {
        if (field.getType() == VectorPath.class) {
          found++;
          if (!listed.contains((VectorPath) field.get(null))) {
            forgotten.add(type.getSimpleName() + "." + field.getName());
          }
        }
      }
    }
    assertEquals(List.of(), forgotten);
    assertEquals(listed.size(), found);
    assertEquals(found, listed.stream().map(VectorPath::name).distinct().count());
  }

  @Test
  void everyOpAgreesWithItsScalarTwin() {
    for (VectorPath path : WarmUp.paths()) {
      assertTrue(path.newRehearsal().agrees(), path.difference());
    }
  }

  private static List<Class<?>> classes()
      throws IOException, URISyntaxException, ClassNotFoundException {
    Path root =
        Path.of(WarmUp.class.getProtectionDomain().getCodeSource().getLocation().toURI())
            .resolve("dev/lanewise/simd");
    List<Class<?>> classes = new ArrayList<>();
    try (Stream<Path> files = Files.list(root)) {
      for (Path file :
          files.filter(f -> f.getFileName().toString().matches("\\w+\\.class")).toList()) {
        String name = file.getFileName().toString().replace(".class", "");
        classes.add(Class.forName("dev.lanewise.simd." + name));
      }
    }
    return classes;
  }
}
