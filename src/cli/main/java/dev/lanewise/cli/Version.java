package dev.lanewise.cli;

/** The version of the tool, from the manifest of its jar. */
final class Version {
  private Version() {}

  static String ofTool() {
    String version = Version.class.getPackage().getImplementationVersion();
    return version == null ? "(not packaged)" : version;
  }
}
