package dev.lanewise.bench.compare;

import dev.lanewise.bench.limit.Limit;
import dev.lanewise.bench.result.WorkResult.Role;
import java.util.List;
import java.util.Map;

/** What child processes say to their parent, see {@link dev.lanewise.bench.machine.JsonLine}. */
final class Messages {
  private Messages() {}

  /** First line of a fork. */
  record Header(Map<String, String> jvm, Map<String, String> versions, List<String> missing) {}

  /** A work that a fork has measured; not steady where it was still warming up. */
  record Measured(
      String work,
      Limit limit,
      double amount,
      double bytesAllocated,
      boolean steady,
      List<Figure> figures) {}

  /** Median time of one repetition. */
  record Figure(String who, Role role, double seconds) {}

  /** The first calls in a fresh virtual machine. */
  record Cold(double firstCall, double untilSteady, double bytesUntilSteady, double steady) {}

  /** A line of a program outside; either its version or a time. */
  record Outside(String version, String work, double seconds) {}
}
