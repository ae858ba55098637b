package dev.lanewise.bench.result;

import java.util.List;
import java.util.Map;

/**
 * One run of the comparison.
 *
 * @param format version of this layout
 * @param date when it began, ISO 8601, UTC
 * @param commit of the library, with "-dirty" when sources were changed
 * @param host name to value: processor, caches, memory, system
 * @param jvm name to value: version, collector, flags, vector width
 * @param run name to value: forks, cores, selection of works, seconds it took
 * @param versions rival to version
 * @param missing rivals that were not there, with what installs them
 * @param works one entry for each work
 * @param cold one entry for each cold start that was measured
 */
public record Results(
    int format,
    String date,
    String commit,
    Map<String, String> host,
    Map<String, String> jvm,
    Map<String, String> run,
    Map<String, String> versions,
    List<String> missing,
    List<WorkResult> works,
    List<ColdResult> cold) {
  /** The layout that this program reads and writes. */
  public static final int FORMAT = 1;
}
