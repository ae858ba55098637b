package dev.lanewise.bench.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class SearchCommandTest {
  @TempDir private Path folder;

  private void refused(String reason, String... arguments) {
    StringWriter said = new StringWriter();
    CommandLine line = SearchCommand.commandLine().setErr(new PrintWriter(said));
    assertEquals(CommandLine.ExitCode.USAGE, line.execute(arguments), said::toString);
    assertTrue(said.toString().startsWith(reason), said::toString);
  }

  @Test
  void modesHaveTheirOptions() {
    refused("Missing required subcommand");
    refused("Missing required parameter: 'DATA'", "grid");
    refused("Unmatched argument", "article", "data");
    refused("--only is [libsvm]: some of ours, sklearn", "article", "--only", "libsvm");
    refused("--runs, --limit and -m are above 0", "article", "--runs", "0");
    refused("--warm-up is -1.0", "article", "--warm-up", "-1");
    refused("--heap is big", "article", "--heap", "big");
    refused("\"none\" is not a list of cores", "article", "--cores", "none");
  }

  @Test
  void gridsAreCheckedBeforeTheSearch() throws IOException {
    String data = Files.writeString(folder.resolve("data"), "1 1:1\n1 1:2\n").toString();
    refused("-c is [1.0, 0.0], -g is [0.01, 0.1, 1.0]: all above 0", "grid", data, "-c", "1,0");
    refused("--folds is 1, expected at least 2", "grid", data, "--folds", "1");
    refused("--scale is none: no, standard or minmax", "grid", data, "--scale", "none");
    refused("the data have 2 rows, --rows is 3", "grid", data, "--rows", "3");
    refused("the data have one class only", "grid", data);
  }
}
