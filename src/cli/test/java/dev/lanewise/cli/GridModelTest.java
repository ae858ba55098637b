package dev.lanewise.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lanewise.data.ModelEncoding;
import dev.lanewise.data.ModelFormat;
import dev.lanewise.data.Scaler;
import dev.lanewise.data.StoredModel;
import dev.lanewise.matrix.FloatMatrix;
import dev.lanewise.svm.LabelNames;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A folder that is not empty, in the place of one file, makes writing that file fail. */
class GridModelTest {
  private static final Console NOWHERE =
      new Console(
          InputStream.nullInputStream(),
          OutputStream.nullOutputStream(),
          new PrintStream(OutputStream.nullOutputStream()),
          false);
  private static final LabelNames NAMES = LabelNames.of("core", "rim");

  @TempDir Path folder;
  private Path target;
  private StoredModel model;
  private Scaler scaler;

  @BeforeEach
  void train() throws IOException {
    Path data = Examples.write(folder, "data", "0 1:1\n1 1:2\n");
    Path trained = folder.resolve("trained");
    assertEquals(0, Tool.run("train", "-q", "-t", 0, data, trained).code());
    model = ModelFormat.read(trained);
    scaler = Scaler.fit(FloatMatrix.copyOf(new float[][] {{1}, {2}}), -1, 1);
    target = folder.resolve("m");
  }

  private Path beside(String ending) {
    return folder.resolve("m" + ending);
  }

  private void write() throws CommandFailure, IOException {
    new GridModel(NOWHERE, target, FoldScaling.MIN_MAX)
        .write(model, ModelEncoding.TEXT, Optional.of(scaler), Optional.of(NAMES));
  }

  private void refused(String ending) throws IOException {
    Files.createDirectories(beside(ending).resolve("taken"));
    assertThrows(CommandFailure.class, this::write);
  }

  @Test
  void namesBelongToTheModelAndItsRanges() throws Exception {
    write();
    assertEquals("rim", LabelNamesFile.read(NOWHERE, target).orElseThrow().name(1));
    assertEquals("rim", LabelNamesFile.read(NOWHERE, beside(".scale")).orElseThrow().name(1));
    assertEquals(
        Files.readString(folder.resolve("trained")).lines().toList(),
        Files.readString(target).lines().toList());
  }

  @Test
  void allStaysWhenOneOfTheFilesBesideTheModelFails() throws IOException {
    for (String failing : new String[] {".scale", ".scale.names", ".names"}) {
      Path there = Files.createDirectory(folder.resolve("failing" + failing));
      target = there.resolve("m");
      Files.createDirectories(there.resolve("m" + failing).resolve("taken"));
      for (String ending : new String[] {"", ".scale", ".scale.names", ".names"}) {
        if (!ending.equals(failing)) {
          Files.writeString(there.resolve("m" + ending), "old" + ending);
        }
      }
      assertThrows(CommandFailure.class, this::write);
      for (String ending : new String[] {"", ".scale", ".scale.names", ".names"}) {
        if (!ending.equals(failing)) {
          assertEquals("old" + ending, Files.readString(there.resolve("m" + ending)), failing);
        }
      }
    }
  }

  @Test
  void filesBesideAModelThatFailsAreAsBefore() throws IOException {
    Files.writeString(beside(".scale"), "old");
    refused("");
    assertEquals("old", Files.readString(beside(".scale")));
    assertFalse(Files.exists(beside(".scale.names")));
    assertFalse(Files.exists(beside(".names")));
    assertTrue(Files.isDirectory(target));
  }
}
