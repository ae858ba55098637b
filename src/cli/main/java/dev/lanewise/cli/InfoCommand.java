package dev.lanewise.cli;

import dev.lanewise.simd.SimdSupport;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** Says what the tool found on this machine. */
@Command(
    name = "info",
    description = "Show version, Java, processor and whether vectors are on, and if not, why.",
    abbreviateSynopsis = true,
    sortOptions = false,
    footer = {
      "",
      "Examples:",
      "  lanewise info",
      "  LANEWISE_JAVA_OPTS=-Dlanewise.vectorBits=256 lanewise info     narrower vectors",
      "  LANEWISE_JAVA_OPTS=-Dlanewise.requireVector=true lanewise ...  no scalar path"
    })
final class InfoCommand implements Callable<Integer> {
  private final Console console;

  InfoCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws CommandFailure {
    int bits = SimdSupport.vectorBits();
    line("lanewise", Version.ofTool());
    line("java", Host.java());
    line("system", System.getProperty("os.name") + " " + System.getProperty("os.version"));
    line("processor", Host.cpu());
    line("processors", Integer.toString(Runtime.getRuntime().availableProcessors()));
    line("heap", (Runtime.getRuntime().maxMemory() >> 20) + " MB at most");
    line("vectors", SimdSupport.vectors() ? "on" : "off");
    line("path", SimdSupport.describe());
    line("lanes", bits == 0 ? "1 float, 1 double" : lanes(bits));
    return ExitCodes.OK;
  }

  private static String lanes(int bits) {
    return bits / Float.SIZE + " floats, " + bits / Double.SIZE + " doubles";
  }

  private void line(String name, String value) throws CommandFailure {
    console.line("%-11s %s", name, value);
  }
}
