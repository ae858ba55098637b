package dev.lanewise.bench.search;

import java.util.List;
import java.util.Map;

/**
 * One run of the comparison of searches.
 *
 * @param format version of this layout
 * @param date when it began, ISO 8601, UTC
 * @param commit of the library, with "-dirty" when sources were changed
 * @param host name to value: processor, caches, memory, system
 * @param jvm name to value: version, flags, vector width
 * @param core the programs were pinned to
 * @param versions rival to version
 * @param missing programs that were not there, with what installs them
 * @param entries one for each program, in the order they ran
 */
public record SearchResults(
    int format,
    String date,
    String commit,
    Map<String, String> host,
    Map<String, String> jvm,
    String core,
    SearchTask task,
    Map<String, String> versions,
    List<String> missing,
    List<SearchEntry> entries) {
  /** The layout that this program writes. */
  static final int FORMAT = 1;
}
