package dev.lanewise.cli.chart;

/** Keeps AWT from looking for a screen, which it does once, when its first class is loaded. */
final class Headless {
  private static final String PROPERTY = "java.awt.headless";

  private Headless() {}

  /** Chooses headless unless the user chose something; names no class of AWT. */
  static void choose() {
    if (System.getProperty(PROPERTY) == null) {
      System.setProperty(PROPERTY, "true");
    }
  }
}
