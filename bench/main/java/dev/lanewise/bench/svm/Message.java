package dev.lanewise.bench.svm;

import java.util.Map;

/**
 * A line of a program that trains on data it holds in memory. Its first line has the version and is
 * printed when it begins to train; then come the seconds of a run, and the answer, in one line or
 * in two. What a line does not say is null.
 */
record Message(
    String version,
    Map<String, String> jvm,
    Double seconds,
    Double objective,
    Integer supportVectors,
    Double violation,
    String status) {}
