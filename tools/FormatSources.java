import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Checks the Java sources against google-java-format, or rewrites them.
 *
 * <pre>java FormatSources.java FORMATTER_JAR check|apply FOLDER...</pre>
 *
 * <p>The formatter needs flags that its own manifest holds, so it is started with {@code java -jar}
 * on the JVM that runs this program. Folders named {@code target} are left out. Exit status 1 when
 * a file is not in order or does not parse.
 */
final class FormatSources {
  private FormatSources() {}

  public static void main(String[] args) throws IOException, InterruptedException {
    boolean apply = args[1].equals("apply");
    List<String> command = new ArrayList<>();
    command.add(ProcessHandle.current().info().command().orElse("java"));
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-jar", args[0]));
    command.addAll(apply ? List.of("--replace") : List.of("--dry-run", "--set-exit-if-changed"));
    int options = command.size();
    for (String folder : List.of(args).subList(2, args.length)) {
      addSources(Path.of(folder), command);
    }
    if (command.size() == options) {
      throw new IllegalArgumentException("no Java source in " + List.of(args));
    }
    int status = new ProcessBuilder(command).inheritIO().start().waitFor();
    if (status != 0 && !apply) {
      System.out.println("[ERROR] The files named above are not in google-java-format's style.");
      System.out.println("[ERROR] To format all sources: mvn -q -N verify -Dformat=apply");
    }
    System.exit(status);
  }

  private static void addSources(Path folder, List<String> command) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      files
          .filter(file -> file.toString().endsWith(".java"))
          .filter(file -> !isBuilt(folder.relativize(file)))
          .sorted()
          .forEach(file -> command.add(file.toString()));
    }
  }

  private static boolean isBuilt(Path file) {
    for (Path part : file) {
      if (part.toString().equals("target")) {
        return true;
      }
    }
    return false;
  }
}
