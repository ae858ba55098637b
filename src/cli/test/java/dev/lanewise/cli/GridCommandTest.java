package dev.lanewise.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GridCommandTest {
  @TempDir Path folder;
  private Path data;
  private Path model;

  /** A disc in a ring, the second feature a hundred times the first. */
  @BeforeEach
  void writeData() throws IOException {
    data = Examples.write(folder, "ring", ring(1, -1));
    model = folder.resolve("ring.model");
  }

  private static String ring(int inner, int outer) {
    Random random = new Random(1);
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 60; i++) {
      double angle = random.nextDouble(2 * Math.PI);
      double radius = (i % 2 == 0 ? .5 : 1) + .05 * random.nextGaussian();
      text.append(
          String.format(
              Locale.ROOT,
              "%d 1:%.9g 2:%.9g%n",
              i % 2 == 0 ? inner : outer,
              radius * Math.cos(angle),
              5 + 100 * radius * Math.sin(angle)));
    }
    return text.toString();
  }

  private Tool grid(String options, Object... files) {
    return Tool.run(
        Stream.concat(
                Stream.concat(Stream.of("grid"), Arrays.stream(options.split(" "))),
                Arrays.stream(files))
            .filter(word -> !word.equals(""))
            .toArray());
  }

  private static String line(String text, String start) {
    return text.lines().filter(line -> line.startsWith(start)).findFirst().orElseThrow();
  }

  private static double number(String line, String name) {
    String after = line.substring(line.indexOf(name) + name.length()).strip();
    return Double.parseDouble(after.split("[,%\\s:]")[0]);
  }

  @Test
  void theModelIsThatOfTrainWithTheBestSetting() throws IOException {
    Tool tool = grid("-c 1,100 -g 0.00001,0.5", data, model);
    assertEquals(0, tool.code(), tool.err());
    assertTrue(tool.out().contains("\n4 settings in 5 folds:\n  C = 1, 100\n"), tool.out());
    assertTrue(tool.out().contains("\n  gamma = 1e-05, 0.5\n"), tool.out());
    assertTrue(tool.out().contains("\nmodel: " + model + "\n"), tool.out());
    String best = line(tool.out(), "best: ");
    Path same = folder.resolve("same");
    Tool train =
        Tool.run("train", "-c", number(best, "C ="), "-g", number(best, "gamma ="), data, same);
    assertEquals(0, train.code(), train.err());
    assertEquals(Files.readString(same), Files.readString(model));
  }

  /** The same folds, dealt by the same seed: 12 examples each, so that both means are one. */
  @Test
  void scoresAreThoseOfTrainsCrossValidation() {
    for (int seed : new int[] {1, 7}) {
      Tool tool = grid("-q -c 2 -g 0.001 --seed " + seed, data, model);
      double accuracy = number(line(tool.out(), "best: "), "accuracy");
      Tool train = Tool.run("train", "-q", "-c", 2, "-g", .001, "-v", 5, "--seed", seed, data);
      assertEquals(number(train.out(), "Accuracy ="), 100 * accuracy, 1e-3);
    }
  }

  @Test
  void rowsAreRankedAndTiesKeepTheirOrder() {
    Tool tool = grid("-c 3,1,2 -g 1e-9,0.001", data, model);
    List<String> lines = tool.out().lines().toList();
    int head = lines.indexOf(line(tool.out(), "C  gamma"));
    double last = 1;
    String rows = "";
    for (String row : lines.subList(head + 1, head + 7)) {
      String[] fields = row.strip().split(" +");
      assertTrue(Double.parseDouble(fields[2]) <= last, tool.out());
      last = Double.parseDouble(fields[2]);
      rows += fields[1].equals("1e-09") ? fields[0] : "";
    }
    assertEquals("312", rows);
  }

  @Test
  void heldOutPredictionsMakeTheReport() {
    Tool tool = grid("-c 10 --scale standard", data, model);
    assertTrue(tool.out().contains("precision    recall  f1-score   support"), tool.out());
    assertTrue(tool.out().contains("rows: actual class, columns: predicted class"), tool.out());
    double accuracy = number(line(tool.out(), "best: "), "accuracy");
    assertEquals(accuracy, number(line(tool.out(), "    accuracy"), "accuracy"), .005);
  }

  @Test
  void quietPrintsTheBestAlone() {
    Tool tool = grid("-q -c 1,10 -g 0.001", data, model);
    assertEquals(1, tool.out().lines().count(), tool.out());
    assertTrue(tool.out().startsWith("best: C = 1"), tool.out());
    assertEquals("", tool.err());
  }

  @Test
  void theUsualGammasLieAroundThatOfTheScaledData() {
    Tool tool = grid("-c 10 --scale standard", data, model);
    String gammas = line(tool.out(), "  gamma = ");
    assertTrue(
        gammas.startsWith("  gamma = 0.0313, 0.125, 0.5, 2, 8  (around 1 / (features x"), gammas);
  }

  @Test
  void rulesForGammaAreThoseOfTrain() throws IOException {
    Tool tool = grid("-q -c 10 -g scale", data, model);
    assertTrue(tool.out().startsWith("best: C = 10, gamma = scale: "), tool.out());
    Path same = folder.resolve("same");
    assertEquals(0, Tool.run("train", "-q", "-c", 10, "-g", "scale", data, same).code());
    assertEquals(Files.readString(same), Files.readString(model));
  }

  @ParameterizedTest
  @CsvSource({
    "-t linear -c 1 -m 10, C",
    "-t 0 -c 1 --weights balanced, C",
    "-t poly -c 1 -d 2 -r 1 -g 0.01, 'C, coef0, degree, gamma'",
    "-t 3 -c 1 -r -1 -g 0.001, 'C, coef0, gamma'",
  })
  void eachKernelHasItsParameters(String options, String parameters) {
    Tool tool = grid("-q --scale minmax " + options, data, model);
    assertEquals(0, tool.code(), tool.err());
    String best = tool.out().substring("best: ".length(), tool.out().indexOf(':', 6));
    String names = best.replaceAll(" = [^,]+", "");
    assertEquals(parameters, names);
  }

  @ParameterizedTest
  @ValueSource(strings = {"standard", "minmax"})
  void theRangesBesideTheModelMakeItPredict(String scaling) throws IOException {
    Tool tool = grid("-c 10 -g 1 --scale " + scaling, data, model);
    assertEquals(0, tool.code(), tool.err());
    Path ranges = folder.resolve("ring.model.scale");
    assertTrue(tool.out().contains("lanewise scale -r " + ranges + " new > new.scaled"));
    Tool scaled = Tool.run("scale", "-r", ranges, data);
    Path file = Examples.write(folder, "scaled", scaled.out());
    Tool right = Tool.run("predict", file, model, folder.resolve("o"));
    assertTrue(right.out().startsWith("Accuracy = 100%"), right.out());
    // Trained on what scale -r makes, but for its six digits.
    Path same = folder.resolve("same");
    assertEquals(0, Tool.run("train", "-q", "-c", 10, "-g", 1, file, same).code());
    assertEquals(line(Files.readString(same), "total_sv"), line(Files.readString(model), "total"));
  }

  @Test
  void standardRangesGiveMeanZeroAndDeviationOne() throws IOException {
    assertEquals(0, grid("-q -c 10 -g 1 --scale standard", data, model).code());
    Tool scaled = Tool.run("scale", "-r", folder.resolve("ring.model.scale"), data);
    for (String feature : new String[] {" 1:", " 2:"}) {
      double sum = 0;
      double squares = 0;
      for (String row : scaled.out().lines().toList()) {
        double value = number(row, feature);
        sum += value;
        squares += value * value;
      }
      assertEquals(0, sum / 60, 1e-5);
      assertEquals(1, squares / 60, 1e-5);
    }
  }

  @Test
  void aQuietModelOfScaledFeaturesIsToldOfAllTheSame() {
    Tool tool = grid("-q -c 10 -g 1 --scale minmax", data, model);
    assertEquals(1, tool.out().lines().count());
    assertTrue(tool.err().contains("the model takes scaled features: lanewise scale -r "));
  }

  @Test
  void rangesOfAnEarlierModelAreToldOf() {
    grid("-q -c 10 -g 1 --scale minmax", data, model);
    Tool tool = grid("-q -c 10 -g 1", data, model);
    assertTrue(tool.err().contains("ring.model.scale is not of this model"), tool.err());
  }

  private static String words(String inner, String outer) {
    StringBuilder csv = new StringBuilder("x,y,place\n");
    for (String row : ring(1, 2).lines().toList()) {
      String[] parts = row.split("[ :]");
      csv.append(parts[2] + "," + parts[4] + "," + (parts[0].equals("1") ? inner : outer) + "\n");
    }
    return csv.toString();
  }

  @Test
  void wordsGoRoundWithTheirRanges() throws IOException {
    Path words = Examples.write(folder, "words.csv", words("core", "rim"));
    Tool tool = grid("-c 10 -g 1 --scale standard", words, model);
    assertEquals(0, tool.code(), tool.err());
    assertTrue(tool.out().contains("\n        core  "), tool.out());
    Tool scaled = Tool.run("scale", "-r", folder.resolve("ring.model.scale"), words);
    assertEquals(0, scaled.code(), scaled.err());
    Path file = Examples.write(folder, "scaled", scaled.out());
    Path output = folder.resolve("o");
    Tool right = Tool.run("predict", file, model, output);
    assertTrue(right.out().startsWith("Accuracy = 100%"), right.out());
    assertTrue(Files.readString(output).startsWith("core\nrim\n"));
  }

  @Test
  void theTableHasEveryFoldOfEverySetting() throws IOException {
    Path table = folder.resolve("cells.csv");
    Tool tool = grid("-c 1,10 -g 1e-9,0.003 -v 3", "--table", table, data, model);
    assertEquals(0, tool.code(), tool.err());
    List<String> lines = Files.readAllLines(table);
    assertEquals(
        "C,gamma,mean accuracy,sd,fit seconds,status,fold 1,fold 2,fold 3,failure", lines.get(0));
    assertEquals(5, lines.size());
    assertTrue(lines.get(1).startsWith("1,1.0E-9,"), lines.get(1));
    assertTrue(lines.get(4).startsWith("10,0.003,"), lines.get(4));
    for (String line : lines.subList(1, 5)) {
      String[] fields = line.split(",", -1);
      double sum = 0;
      for (int f = 6; f < 9; f++) {
        sum += Double.parseDouble(fields[f]);
      }
      assertEquals(sum / 3, Double.parseDouble(fields[2]), 1e-12);
      assertEquals("converged", fields[5]);
    }
  }

  @Test
  void threadsDoNotShowInScoresOrModels() throws IOException {
    String[] tables = new String[2];
    for (int i = 0; i < 2; i++) {
      Path table = folder.resolve("t" + i);
      Path to = folder.resolve("m" + i);
      grid("-c 1,10 -g 0.003,0.1 --threads " + (1 + 2 * i), "--table", table, data, to);
      tables[i] = Files.readString(table).replaceAll("(?m)^((?:[^,]*,){4})[^,]*,", "$1");
    }
    assertEquals(tables[0], tables[1]);
    assertEquals(Files.readString(folder.resolve("m0")), Files.readString(folder.resolve("m1")));
  }

  @Test
  void regressionsAreJudgedByTheirErrors() {
    Tool r2 = grid("-s 3 -c 1,10 -g 1 -p 0.01,0.5 --scale minmax", data, model);
    assertEquals(0, r2.code(), r2.err());
    assertTrue(r2.out().contains("(greatest first, "), r2.out());
    assertTrue(line(r2.out(), "best: ").contains(", tube = 0.01: r2 0."), r2.out());
    Tool mse = grid("-s 3 -c 1,10 -g 1 -p 0.01,0.5 --scale minmax --score mse", data, model);
    assertTrue(mse.out().contains("(smallest first, "), mse.out());
    assertTrue(number(line(mse.out(), "best: "), "mse") > 0, mse.out());
    assertTrue(line(mse.out(), "r2 ").contains(", mse 0."), mse.out());
  }

  @Test
  void withoutConvergenceThereIsNoModel() throws IOException {
    Files.writeString(model, "old");
    Tool tool = grid("-c 1000 -g 0.001 --max-iterations 1", data, model);
    assertEquals(1, tool.code());
    assertTrue(tool.out().contains("iteration limit"), tool.out());
    assertTrue(tool.err().contains("5 of 5 fits ended at a limit"), tool.err());
    assertTrue(tool.err().contains("no model written (--allow-nonconverged"), tool.err());
    assertEquals("old", Files.readString(model));
    Tool allowed = grid("-c 1000 -g 0.001 --max-iterations 1 --allow-nonconverged", data, model);
    assertEquals(0, allowed.code(), allowed.err());
    assertTrue(Files.readString(model).startsWith("svm_type"));
  }

  /** 11^200 is no float: no score in those settings, and a word about it. */
  @Test
  void settingsThatFailAreLast() throws IOException {
    Path table = folder.resolve("cells.csv");
    Tool tool = grid("-s 3 -t poly -d 200,2 -c 1 -g 0.001 -r 1", "--table", table, data, model);
    assertTrue(line(tool.out(), "best: ").contains("degree = 2,"), tool.out());
    assertTrue(tool.err().contains("5 of 10 fits failed; for example C = 1, "), tool.err());
    String failed = Files.readAllLines(table).get(1);
    assertTrue(failed.startsWith("1,1,200,0.001,0.1,,,"), failed);
    assertTrue(failed.contains(",failed,,,,,,"), failed);
  }

  @Test
  void smallClassesAreToldOf() throws IOException {
    Path few = Examples.write(folder, "few", ring(1, -1) + "7 1:3 2:1\n7 1:3 2:2\n");
    Tool tool = grid("-q -c 1 -g 0.1", few, model);
    assertEquals(0, tool.code(), tool.err());
    assertTrue(
        tool.err().contains("WARNING: class 7 has 2 examples, fewer than the 5 folds"), tool.err());
  }

  /** What rises is guessed badly from the other half, and well from every other row. */
  @Test
  void foldsInOrderAreBlocks() throws IOException {
    StringBuilder rising = new StringBuilder();
    for (int i = 0; i < 20; i++) {
      rising.append(i + " 1:" + i + "\n");
    }
    Path file = Examples.write(folder, "rising", rising.toString());
    String options = "-q -s 3 -v 2 -c 10 -g 0.1 --score mae";
    Tool inOrder = grid(options + " --no-shuffle", file, model);
    Tool dealt = grid(options, file, model);
    assertTrue(number(inOrder.out(), "mae") > 2 * number(dealt.out(), "mae"), inOrder.out());
  }

  @Test
  void standardOutputHoldsTheModelAlone() {
    Tool tool = grid("-c 1 -g 0.001", data, "-");
    assertEquals(0, tool.code(), tool.err());
    assertTrue(tool.out().startsWith("svm_type c_svc\n"), tool.out());
    assertTrue(tool.err().contains("best: C = 1"), tool.err());
  }

  @Test
  void theOutputIsLookedAtBeforeTheData() {
    Tool tool = grid("-c 1", folder.resolve("missing"), folder.resolve("no/model"));
    assertEquals(73, tool.code(), tool.err());
    Tool table = grid("--table " + folder + "/no/cells", folder.resolve("missing"), model);
    assertEquals(73, table.code(), table.err());
    assertEquals(66, grid("-c 1", folder.resolve("missing"), model).code());
  }

  @Test
  void interruptionLeavesOldFiles() throws IOException {
    Files.writeString(model, "old");
    Thread.currentThread().interrupt();
    Tool tool = Tool.runWithInput(ring(1, 2), "grid", "-q", "-", model);
    assertTrue(Thread.interrupted());
    assertEquals(130, tool.code(), tool.err());
    assertTrue(tool.err().contains("interrupted, no model written"), tool.err());
    assertEquals("old", Files.readString(model));
  }

  @Test
  void randomSettingsOfListsAreDifferentOnesOfTheGrid() throws IOException {
    Path table = folder.resolve("cells.csv");
    Tool tool = grid("-c 1,2,3 -g 0.01,1 -v 2 --random 4", "--table", table, data, model);
    assertEquals(0, tool.code(), tool.err());
    assertTrue(tool.out().contains("4 settings in 2 folds, drawn with seed 1 from:"), tool.out());
    List<String> drawn = Files.readAllLines(table).stream().skip(1).map(this::setting).toList();
    assertEquals(4, drawn.stream().distinct().count());
    assertTrue(drawn.stream().allMatch(cell -> cell.matches("[123],(0.01|1)")), drawn.toString());
    grid("-c 1,2,3 -g 0.01,1 -v 2 --random 10 --seed 5", "--table", table, data, model);
    assertEquals(7, Files.readAllLines(table).size());
  }

  private String setting(String row) {
    return row.replaceAll("^([^,]*,[^,]*),.*", "$1");
  }

  @Test
  void randomSettingsOfRangesLieBetweenTheEnds() throws IOException {
    Path table = folder.resolve("cells.csv");
    String options = "-v 2 --random 12 --log2c -2,6,2 --log2g -3,-9,-2";
    assertEquals(0, grid(options, "--table", table, data, model).code());
    String first = Files.readString(table);
    for (String row : Files.readAllLines(table).subList(1, 13)) {
      double c = Double.parseDouble(row.split(",")[0]);
      double gamma = Double.parseDouble(row.split(",")[1]);
      assertTrue(c >= .25 && c <= 64 && Math.log(c) / Math.log(2) % 2 != 0, row);
      assertTrue(gamma >= 0x1p-9 && gamma <= .125, row);
      assertEquals(gamma, Double.parseDouble(String.format(Locale.ROOT, "%.3e", gamma)));
    }
    grid(options, "--table", table, data, model);
    assertEquals(settings(first), settings(Files.readString(table)));
    grid(options + " --seed 2", "--table", table, data, model);
    assertFalse(settings(first).equals(settings(Files.readString(table))));
  }

  private List<String> settings(String table) {
    return table.lines().map(this::setting).toList();
  }

  @Test
  void picturesOfTwoFeatures() throws IOException {
    Path out = folder.resolve("pictures");
    Tool tool = grid("-c 1,10 -g 0.5,1 --scale standard --out " + out, data, model);
    assertEquals(0, tool.code(), tool.err());
    for (String name : new String[] {"confusion", "scores", "boundary", "learning"}) {
      for (String type : new String[] {".png", ".svg"}) {
        Path file = out.resolve(name + type);
        assertTrue(tool.out().contains(file.toString()), tool.out());
        assertTrue(Files.size(file) > 2000 && Files.size(file) < 400_000, file.toString());
      }
    }
  }

  @Test
  void aPictureThatFailsCostsNothingElse() throws CommandFailure {
    ByteArrayOutputStream notes = new ByteArrayOutputStream();
    Console console =
        new Console(
            InputStream.nullInputStream(),
            OutputStream.nullOutputStream(),
            new PrintStream(notes),
            false);
    GridAlbum album = new GridAlbum(console, folder);
    album.add(
        "scores",
        () -> {
          throw new IllegalStateException("too large");
        });
    assertEquals("lanewise: no picture scores: too large\n", notes.toString());
    assertEquals(List.of(), album.files());
  }

  @Test
  void labelsMayBeTheWordsOfTheLegend() throws IOException {
    Path words = Examples.write(folder, "words.csv", words("f = 0", "layer 1"));
    Path out = folder.resolve("pictures");
    Tool tool = grid("-c 10 -g 1 --scale standard --out " + out, words, model);
    assertEquals(0, tool.code(), tool.err());
    String boundary = Files.readString(out.resolve("boundary.svg"));
    assertEquals(2, boundary.split("f = 0", -1).length - 1);
    assertTrue(boundary.contains("layer 1"));
  }

  /** The margin around them would be infinite in float. */
  @Test
  void featuresAtTheEndOfTheRangeOfFloatsAreDrawn() throws IOException {
    StringBuilder rows = new StringBuilder();
    for (int i = 0; i < 20; i++) {
      rows.append(
          i % 2 + " 1:" + (i % 2 == 0 ? -1.6 : 1.6) + "e38 2:" + (3.4 - i / 200.0) + "e38\n");
    }
    Path large = Examples.write(folder, "large", rows.toString());
    Path out = folder.resolve("pictures");
    Tool tool = grid("-c 1 -g 1 --scale minmax --out " + out, large, model);
    assertEquals(0, tool.code(), tool.err());
    assertTrue(Files.exists(out.resolve("boundary.svg")), tool.err());
  }

  /** No boundary in a line of one gamma, no classes of a regression. */
  @Test
  void picturesThatDoNotApplyAreNotDrawn() throws IOException {
    Path out = folder.resolve("pictures");
    Tool tool = grid("-s 3 -c 1,10 -g 0.5 --score mse --scale minmax --out " + out, data, model);
    assertEquals(0, tool.code(), tool.err());
    assertEquals(2, Files.list(out).count());
    assertTrue(Files.exists(out.resolve("learning.svg")));
    Tool heat = grid("-s 3 -c 1,10 -g 1,.5 --score mse --scale minmax --out " + out, data, model);
    assertEquals(0, heat.code(), heat.err());
    assertEquals(4, Files.list(out).count());
    assertTrue(Files.readString(out.resolve("scores.svg")).contains("minus mean mse"));
  }

  @Test
  void picturesNeedAFolder() {
    Tool file = grid("--out " + data, data, model);
    assertEquals(73, file.code());
    assertTrue(file.err().contains("--out needs one"), file.err());
    assertEquals(73, grid("--out " + folder + "/no/where", data, model).code());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "-s 1 | -s is 1, expected 0 or 3",
        "-t 4 | -t is '4', expected 0 to 3 or linear",
        "-c 1,x,3 | -c: entry 'x' of '1,x,3': expected a number such as 0.5, found 'x'",
        "-c 1,,3 | -c: entry '' of '1,,3'",
        "-c 1,0 | -c: entry '0' of '1,0': expected numbers above 0",
        "-c 1,1.0 | -c: '1.0' is listed twice",
        "-g -1 | -g: entry '-1'",
        "-t 1 -d 2,2.5 | -d: entry '2.5' of '2,2.5': expected an integer",
        "-t 1 -d -1 | -d: entry '-1'",
        "-g 1,1e300 | -g: entry '1e300' of '1,1e300': expected a number that floats can hold",
        "-g 1e-300 | -g: entry '1e-300' of '1e-300': expected a number that floats can hold",
        "-t 3 -r -1e39,1 | -r: entry '-1e39' of '-1e39,1': expected a number that floats can hold",
        "-s 3 -p -1 | -p: entry '-1' of '-1': expected numbers of at least 0",
        "-p 1 | -p: only -s 3 has a tube",
        "-t 0 -g 1 | -g: the linear kernel has no such parameter",
        "-d 2 | -d: the RBF kernel has no such parameter",
        "-c 1 --log2c 1,2,1 | -c and --log2c exclude each other",
        "--log2c 5,1,1 | --log2c is '5,1,1', an empty range",
        "--log2c 0,99,0.1 --log2g 0,99,0.1 | a grid of 982081 settings, expected 1 to 100000",
        "-v 1 | -v is 1, expected at least 2 folds",
        "--score r2 | --score is 'r2', expected for classification one of accuracy, balanced, f1",
        "-s 3 --score f1 | --score is 'f1', expected for regression one of r2, mse, mae",
        "--scale robust | --scale: expected none, standard or minmax, found 'robust'",
        "--balanced -w1 2 | --balanced excludes -w and --weights",
        "-s 3 --balanced | -s 3 has no classes to weigh",
        "--random 0 | --random is 0, expected 1 to 100000 settings",
        "--table - | --table has to be a file",
      })
  void impossibleWishesAreRefused(String options, String message) throws IOException {
    Tool tool = grid(options, data, model);
    assertEquals(64, tool.code(), tool.err());
    assertTrue(tool.err().contains(message), tool.err());
    assertFalse(Files.exists(model));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "ring.scale | ring | --scale standard | '<data> (ring.scale) and the ranges of --scale"
            + " (ring.scale)'",
        "ring | m | --scale minmax --table m.scale | 'the ranges of --scale (m.scale) and --table"
            + " (m.scale)'",
        "ring | ring.m | --table ring | '<data> (ring) and --table (ring)'",
        "ring | p/scores.svg | --out p | '<model> (p/scores.svg) and a picture (p/scores.svg)'",
        "ring | m | --out p --table p/learning.png | '--table (p/learning.png) and a picture"
            + " (p/learning.png)'",
        "p/boundary.svg | m | --out p | '<data> (p/boundary.svg) and a picture (p/boundary.svg)'",
        "words.csv | m | --table m.names"
            + " | '--table (m.names) and the names of <model> (m.names)'",
        "words.csv | m | --scale minmax --table m.scale.names"
            + " | '--table (m.scale.names) and the names of the ranges (m.scale.names)'",
      })
  void outputsThatWouldBeOneFileAreRefused(
      String input, String output, String options, String message) throws IOException {
    Files.createDirectory(folder.resolve("p"));
    String text = input.endsWith(".csv") ? words("core", "rim") : Files.readString(data);
    Path in = Files.writeString(folder.resolve(input), text);
    String placed = options.replaceAll("(--(?:out|table)) ", "$1 " + folder + "/");
    Tool tool = grid("-c 1 -g 1 " + placed, in, folder.resolve(output));
    assertEquals(64, tool.code(), tool.err());
    String told = tool.err().replace(folder + "/", "");
    assertTrue(told.contains(message + " are the same file"), told);
    assertEquals(text, Files.readString(in));
    try (Stream<Path> made = Files.walk(folder)) {
      assertEquals(input.equals("ring") ? 3 : 4, made.count());
    }
  }

  @Test
  void rangesNeedAFileBesideTheModel() {
    Tool tool = grid("--scale minmax", data, "-");
    assertEquals(64, tool.code());
    assertTrue(tool.err().contains("--scale: <model> has to be a file"), tool.err());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "-v 31 | 31 folds, and no class with more than 30 examples",
        "-s 3 -v 61 | 61 folds for 60 examples",
        "-s 3 -v 60 -c 1 -g 1 | scores are NaN",
      })
  void dataThatCannotBeDealtOutAreRefused(String options, String message) {
    Tool tool = grid(options, data, model);
    assertEquals(65, tool.code(), tool.err());
    assertTrue(tool.err().contains(message), tool.err());
    assertFalse(Files.exists(model));
  }

  @Test
  void wrongDataAreToldWithTheirPlace() throws IOException {
    Path bad = Examples.write(folder, "bad", "1 1:1\n2 1:nan\n");
    Tool tool = grid("-c 1", bad, model);
    assertEquals(65, tool.code());
    assertTrue(tool.err().contains("bad:2:5: expected a decimal number, found 'nan'"), tool.err());
    Path one = Examples.write(folder, "one", "1 1:1\n1 1:2\n1 1:3\n1 1:4\n1 1:5\n");
    Tool alone = grid("-c 1", one, model);
    assertEquals(65, alone.code());
    assertTrue(alone.err().contains("class"), alone.err());
  }
}
