import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Explains a missing JDK before maven-toolchains-plugin fails with less to say.
 *
 * <pre>java JdkCheck.java LEAST_RELEASE</pre>
 *
 * <p>Looks where that plugin looks; silent when a JDK is there. It never fails the build itself, so
 * that a place known only to the plugin still counts. Runs on Maven's own JVM: plain Java 11.
 */
final class JdkCheck {
  private static final Pattern JDK_HOME = Pattern.compile("<jdkHome>\\s*([^<]+?)\\s*</jdkHome>");
  private static final Pattern RELEASE = Pattern.compile("JAVA_VERSION=\"([^\"]+)\"");

  private JdkCheck() {}

  public static void main(String[] args) throws IOException {
    int least = Integer.parseInt(args[0]);
    Map<String, List<Path>> places = places(Path.of(System.getProperty("user.home")));
    List<String> report = new ArrayList<>();
    for (Map.Entry<String, List<Path>> place : places.entrySet()) {
      List<String> found = new ArrayList<>();
      for (Path home : place.getValue()) {
        String version = version(home);
        if (version != null && Runtime.Version.parse(version).feature() >= least) {
          return;
        }
        if (version != null) {
          found.add(home + " (" + version + ")");
        }
      }
      report.add(place.getKey() + ": " + (found.isEmpty() ? "no JDK" : String.join(", ", found)));
    }
    System.out.println(
        "[ERROR] Lanewise needs JDK " + least + " or later and found none. Looked in");
    report.forEach(line -> System.out.println("[ERROR]   " + line));
    System.out.println(
        "[ERROR] Install one there, or set JAVA_HOME or JAVA" + least + "_HOME to it.");
  }

  /** What to call each place, and the folders in it that may be a JDK. */
  private static Map<String, List<Path>> places(Path user) throws IOException {
    Map<String, List<Path>> places = new LinkedHashMap<>();
    Path running = Path.of(System.getProperty("java.home"));
    places.put("the JVM that runs Maven", List.of(running));
    new TreeMap<>(System.getenv())
        .forEach(
            (name, value) -> {
              if (name.startsWith("JAVA") && name.endsWith("_HOME")) {
                places.put(name, List.of(Path.of(value)));
              }
            });
    Path toolchains = user.resolve(".m2/toolchains.xml");
    places.put(toolchains.toString(), namedIn(toolchains));
    for (Path folder : folders(user)) {
      places.put(folder.toString(), children(folder));
    }
    return places;
  }

  private static List<Path> folders(Path user) {
    List<Path> folders = new ArrayList<>();
    String os = System.getProperty("os.name");
    if (os.startsWith("Mac")) {
      folders.add(Path.of("/Library/Java/JavaVirtualMachines"));
      folders.add(user.resolve("Library/Java/JavaVirtualMachines"));
    } else if (os.startsWith("Windows")) {
      for (String vendor : List.of("Java", "Eclipse Adoptium", "Amazon Corretto", "Zulu")) {
        folders.add(Path.of("C:\\Program Files").resolve(vendor));
      }
    } else {
      Stream.of("/usr/lib/jvm", "/usr/lib64/jvm", "/usr/java", "/usr/jdk", "/usr/local/java")
          .forEach(folder -> folders.add(Path.of(folder)));
      folders.add(Path.of("/opt/java"));
    }
    Stream.of(".sdkman/candidates/java", ".jdks", ".m2/jdks", ".gradle/jdks", ".jenv/versions")
        .forEach(folder -> folders.add(user.resolve(folder)));
    Stream.of(".jbang/cache/jdks", ".asdf/installs/java", ".jabba/jdk")
        .forEach(folder -> folders.add(user.resolve(folder)));
    return folders;
  }

  private static List<Path> children(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> children = Files.list(folder)) {
      return children.sorted().collect(Collectors.toList());
    }
  }

  private static List<Path> namedIn(Path toolchains) throws IOException {
    List<Path> homes = new ArrayList<>();
    if (Files.isRegularFile(toolchains)) {
      Matcher matcher = JDK_HOME.matcher(Files.readString(toolchains));
      while (matcher.find()) {
        homes.add(Path.of(matcher.group(1)));
      }
    }
    return homes;
  }

  /** As the file {@code release} of a JDK says it; null when the folder holds no JDK. */
  private static String version(Path home) throws IOException {
    Path mac = home.resolve("Contents/Home");
    Path jdk = Files.isDirectory(mac) ? mac : home;
    boolean compiler =
        Stream.of("javac", "javac.exe").anyMatch(c -> Files.exists(jdk.resolve("bin/" + c)));
    Path release = jdk.resolve("release");
    if (!compiler || !Files.isRegularFile(release)) {
      return null;
    }
    Matcher matcher = RELEASE.matcher(Files.readString(release));
    return matcher.find() ? matcher.group(1) : null;
  }
}
