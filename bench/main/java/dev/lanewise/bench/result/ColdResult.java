package dev.lanewise.bench.result;

import java.util.List;

/**
 * The first calls of fresh virtual machines. Each list has one number for each of them.
 *
 * @param name of the work
 * @param firstCall seconds of the first call, class loading included
 * @param untilSteady seconds until calls stay within 1.2 of the steady time
 * @param bytesUntilSteady bytes allocated until then
 * @param steady seconds of a call at the end
 */
public record ColdResult(
    String name,
    List<Double> firstCall,
    List<Double> untilSteady,
    List<Double> bytesUntilSteady,
    List<Double> steady) {}
