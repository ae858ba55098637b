package dev.lanewise.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lanewise.svm.SvmParameters;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

class SvmOptionsTest {
  @Command
  private static final class Options {
    @Mixin private SvmOptions svm;
  }

  @Test
  void iterationsAreLimitedAsInTheLibrary() {
    assertEquals(SvmParameters.DEFAULT_MAX_ITERATIONS, parse().maxIterations());
    assertEquals(7, parse("--max-iterations=7").maxIterations());
  }

  @Test
  void helpNamesTheLimit() {
    String help = Tool.run("train", "--help").out().replaceAll("\\s+", " ");
    String expected = "iterations (default: " + SvmParameters.DEFAULT_MAX_ITERATIONS + ")";
    assertTrue(help.contains(expected), help);
  }

  private static SvmParameters parse(String... arguments) {
    Options options = new Options();
    new CommandLine(options).parseArgs(arguments);
    return options.svm.withoutKernel();
  }
}
