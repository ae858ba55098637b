package dev.lanewise.bench.work;

import dev.lanewise.bench.Loop;

/**
 * One implementation of a work.
 *
 * @param name as it stands in results
 * @param loop what is timed
 * @param answer the array that the loop fills, or null where what it returns is the answer
 * @param finish brings the answer into the common form, untimed
 */
public record Contestant(String name, Loop loop, Object answer, Runnable finish) {}
