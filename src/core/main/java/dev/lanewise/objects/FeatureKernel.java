package dev.lanewise.objects;

import java.util.Map;

/**
 * A kernel by its feature map, sparse: K(a, b) is the sum over the features that both have of the
 * product of their values. Features are of any ordered type; they are sorted once for each object,
 * and a value merges two sorted lists.
 *
 * <pre>
 *   FeatureKernel&lt;Recipe, String&gt; ingredients = Recipe::gramsByIngredient;
 * </pre>
 *
 * @param <T> the objects
 * @param <F> the features; {@code compareTo} is 0 for equal features only
 */
@FunctionalInterface
public interface FeatureKernel<T, F extends Comparable<? super F>>
    extends PreparedKernel<T, FeatureVector<F>> {
  /** The features of an object that are not 0. Called by several threads at once. */
  Map<F, Double> features(T object);

  /**
   * @throws IllegalArgumentException when a value is not finite, naming its feature
   */
  @Override
  default FeatureVector<F> prepare(T object) {
    return FeatureVector.of(features(object));
  }

  @Override
  default double preparedValue(FeatureVector<F> a, FeatureVector<F> b) {
    return a.dot(b);
  }

  @Override
  default boolean positiveSemidefinite() {
    return true;
  }
}
