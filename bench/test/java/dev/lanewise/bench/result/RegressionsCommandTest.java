package dev.lanewise.bench.result;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lanewise.bench.limit.Limit;
import dev.lanewise.bench.result.WorkResult.Role;
import dev.lanewise.bench.result.WorkResult.Series;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class RegressionsCommandTest {
  @TempDir private Path folder;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private CommandLine command;

  @BeforeEach
  void makeCommand() {
    command = new CommandLine(new RegressionsCommand());
    command.setOut(new PrintWriter(out)).setErr(new PrintWriter(err, true));
  }

  private static WorkResult work(String name, double seconds) {
    Double[] ours = new Double[10];
    Double[] limit = new Double[10];
    Arrays.fill(ours, seconds);
    Arrays.fill(limit, 1.0);
    return new WorkResult(
        name,
        Limit.READ_L1,
        1,
        0,
        List.of(
            new Series("lanewise", Role.OURS, Arrays.asList(ours)),
            new Series("L1 read", Role.LIMIT, Arrays.asList(limit))));
  }

  private String file(String name, WorkResult... works) throws IOException {
    Path file = folder.resolve(name);
    ResultFile.write(ComparisonTest.results(works), file);
    return file.toString();
  }

  @Test
  void aFileAgainstItselfIsFine() throws IOException {
    String file = file("a.json", work("dot", 2), work("sum", 3));
    assertEquals(0, command.execute(file, file));
    assertTrue(out.toString().endsWith("2 works, 0 failures\n"), out::toString);
  }

  @Test
  void aRegressionFailsAndIsNamed() throws IOException {
    String old = file("old.json", work("dot", 2), work("sum", 3));
    String now = file("new.json", work("dot", 2.5), work("sum", 3));
    assertEquals(1, command.execute(old, now));
    assertTrue(out.toString().contains("SLOWER"), out::toString);
    assertTrue(out.toString().contains("-20.0 %"), out::toString);
    assertTrue(out.toString().endsWith("2 works, 1 failures\n"), out::toString);
  }

  @Test
  void anImprovementDoesNotFail() throws IOException {
    assertEquals(
        0, command.execute(file("old.json", work("dot", 2)), file("new.json", work("dot", 1.5))));
    assertTrue(out.toString().contains("faster"), out::toString);
  }

  @Test
  void aMissingWorkFailsUnlessAllowed() throws IOException {
    String old = file("old.json", work("dot", 2), work("sum", 3));
    String now = file("new.json", work("dot", 2));
    assertEquals(1, command.execute(old, now));
    assertTrue(out.toString().contains("MISSING"), out::toString);
    assertEquals(0, command.execute("--allow-missing", old, now));
  }

  @Test
  void filesThatAreNoResultsAreAUsageError() throws IOException {
    String good = file("good.json", work("dot", 2));
    Path other = Files.writeString(folder.resolve("other.json"), "{\"works\": []}");
    assertEquals(2, command.execute(good, other.toString()));
    assertEquals(2, command.execute(good, folder.resolve("none.json").toString()));
    assertTrue(err.toString().contains("none.json"), err::toString);
  }

  @Test
  void whatIsWrittenIsReadAgain() throws IOException {
    WorkResult work = work("dot", 2);
    work.ours().seconds().set(3, null); // a fork in which it did not run
    Results results = ComparisonTest.results(work);
    Path file = folder.resolve("deep").resolve("a.json");
    ResultFile.write(results, file);
    assertEquals(results, ResultFile.read(file));
  }
}
