package dev.lanewise.bench.rival;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Who else can do the work in this virtual machine. */
public enum Rival {
  /** Through foreign function calls. */
  OPENBLAS("OpenBLAS", "libopenblas0-pthread"),
  /** Through foreign function calls. */
  BLIS("BLIS", "libblis4-serial"),
  /** Its VectorBLAS, on the Vector API. */
  NETLIB("netlib VectorBLAS", ""),
  /** VectorUtil, on the Vector API. */
  LUCENE("Lucene VectorUtil", ""),
  EJML("EJML", ""),
  /** What one writes without a library. */
  PLAIN("plain loop", "");

  private final String label;
  private final String debianPackage;

  Rival(String label, String debianPackage) {
    this.label = label;
    this.debianPackage = debianPackage;
  }

  /** The name under which it stands in results. */
  public String label() {
    return label;
  }

  /** Whether it can be used on this machine. */
  public boolean available() {
    return switch (this) {
      case OPENBLAS -> NativeLibraries.OPENBLAS != null;
      case BLIS -> NativeLibraries.BLIS != null;
      default -> true;
    };
  }

  /** The native library of this rival. */
  Cblas library() {
    return this == BLIS ? NativeLibraries.BLIS : NativeLibraries.OPENBLAS;
  }

  /** Those that are not there, each with the Debian package that brings it. */
  public static List<String> missing() {
    List<String> missing = new ArrayList<>();
    for (Rival rival : values()) {
      if (!rival.available()) {
        missing.add(rival.label + ": apt-get install " + rival.debianPackage);
      }
    }
    return missing;
  }

  /** Name to version of those that are there. */
  public static Map<String, String> versions() {
    Map<String, String> versions = new TreeMap<>();
    if (OPENBLAS.available()) {
      versions.put(OPENBLAS.label, NativeLibraries.openBlasConfiguration().strip());
    }
    versions.put(LUCENE.label, version(org.apache.lucene.util.VectorUtil.class));
    versions.put(NETLIB.label, NetlibBlas.version());
    versions.put(EJML.label, version(org.ejml.data.FMatrixRMaj.class));
    return versions;
  }

  /** The jar a class comes from: its file name ends in the version. */
  static String version(Class<?> type) {
    String path = type.getProtectionDomain().getCodeSource().getLocation().getPath();
    return path.substring(path.lastIndexOf('/') + 1).replaceAll(".*-([0-9][^-]*)\\.jar", "$1");
  }
}
