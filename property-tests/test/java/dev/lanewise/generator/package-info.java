/**
 * Hard inputs, made in plain Java from a {@link java.util.SplittableRandom}: the property engine
 * only supplies seeds, so it can be replaced. Values of either format are carried in doubles.
 */
package dev.lanewise.generator;
