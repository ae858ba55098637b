package dev.lanewise.bench.svm;

import java.util.List;
import java.util.Map;

/**
 * One run of the comparison of whole trainings.
 *
 * @param format version of this layout
 * @param date when it began, ISO 8601, UTC
 * @param commit of the library, with "-dirty" when sources were changed
 * @param host name to value: processor, caches, memory, system
 * @param jvm name to value: version, flags, vector width
 * @param cores the programs were pinned to; the second one for ours on two threads only
 * @param versions rival to version
 * @param missing programs that were not there, with what installs them
 * @param entries one for each program, in the order they ran
 */
public record SvmResults(
    int format,
    String date,
    String commit,
    Map<String, String> host,
    Map<String, String> jvm,
    String cores,
    Problem problem,
    Map<String, String> versions,
    List<String> missing,
    List<Entry> entries) {
  /** The layout that this program writes. */
  static final int FORMAT = 1;
}
