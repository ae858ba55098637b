package dev.lanewise.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * P101: a process that is killed while it saves leaves one of the models that it saved, bit for
 * bit. {@code -Dlanewise.kills=200} kills as many processes; each takes 0.2 to 0.4 s to start.
 */
class KilledSaveTest {
  private static final int KILLS = Integer.getInteger("lanewise.kills", 20);

  @TempDir Path folder;

  @Test
  void theFileIsAlwaysOneOfTheTwoModels() throws Exception {
    Path file = folder.resolve("m.model");
    SplittableRandom random = new SplittableRandom(KILLS);
    int[] found = new int[2];
    int midway = 0;
    for (int kill = 0; kill < KILLS; kill++) {
      ModelEncoding encoding = ModelEncoding.values()[kill % 2];
      byte[][] models = {bytes(SaveLoop.model(0), encoding), bytes(SaveLoop.model(1), encoding)};
      killWhileSaving(file, encoding, random.nextInt(40_000));
      byte[] content = Files.readAllBytes(file);
      int which = Arrays.equals(content, models[0]) ? 0 : 1;
      assertTrue(
          Arrays.equals(content, models[which]),
          "kill " + kill + ", " + encoding + ": " + content.length + " bytes of neither model");
      assertEquals(models[which].length, Files.size(file));
      found[which]++;
      midway += removeTemporaries();
    }
    System.out.println(
        KILLS + " kills, " + midway + " of them midway; models found: " + Arrays.toString(found));
    assertTrue(midway > 0, "no kill came while a file was being written: the test is blind");
  }

  /** Lets the other process save for some time after its first save. */
  private void killWhileSaving(Path file, ModelEncoding encoding, int micros)
      throws IOException, InterruptedException, URISyntaxException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xshare:auto", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
    command.addAll(List.of("-Xmx64m", "-XX:-UsePerfData"));
    String classes = place(ModelFormat.class) + File.pathSeparator + place(SaveLoop.class);
    command.addAll(List.of("-cp", classes));
    command.addAll(List.of(SaveLoop.class.getName(), file.toString(), encoding.name()));
    Path errors = folder.resolve("errors");
    Process child = new ProcessBuilder(command).redirectError(Redirect.to(errors.toFile())).start();
    try {
      assertEquals('.', child.getInputStream().read(), () -> read(errors));
      TimeUnit.MICROSECONDS.sleep(micros);
      assertTrue(child.isAlive(), () -> read(errors));
    } finally {
      child.destroyForcibly();
      assertNotEquals(0, child.waitFor());
    }
  }

  private int removeTemporaries() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      List<Path> left = files.filter(f -> f.toString().endsWith(".tmp")).toList();
      for (Path file : left) {
        Files.delete(file);
      }
      return left.size();
    }
  }

  private static byte[] bytes(StoredModel model, ModelEncoding encoding) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ModelFormat.write(out, model, encoding);
    return out.toByteArray();
  }

  private static String place(Class<?> type) throws URISyntaxException {
    return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI()).toString();
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      return e.toString();
    }
  }
}
