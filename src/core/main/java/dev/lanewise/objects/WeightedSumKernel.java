package dev.lanewise.objects;

import java.util.Arrays;
import java.util.List;

/**
 * A weighted sum of kernels on the same objects, a kernel again: its features are those of all of
 * them. Each prepares an object for itself.
 */
public final class WeightedSumKernel<T> implements PreparedKernel<T, Object[]> {
  private final List<Part<T, ?>> parts;

  /**
   * @param kernels one or more
   * @param weights one for each kernel, finite and at least 0
   * @throws IllegalArgumentException when there are no kernels, other weights than kernels, or a
   *     weight is out of its range
   */
  public WeightedSumKernel(List<? extends ObjectKernel<T>> kernels, double... weights) {
    if (kernels.isEmpty() || kernels.size() != weights.length) {
      throw new IllegalArgumentException(
          kernels.size() + " kernels, " + weights.length + " weights");
    }
    for (int i = 0; i < weights.length; i++) {
      if (!(weights[i] >= 0 && weights[i] <= Double.MAX_VALUE)) {
        throw new IllegalArgumentException(
            "weight " + i + " is " + weights[i] + ", expected a finite number of at least 0");
      }
    }
    Part<T, ?>[] list = newParts(weights.length);
    Arrays.setAll(list, i -> new Part<>(PreparedKernel.of(kernels.get(i)), weights[i]));
    this.parts = List.of(list);
  }

  @SuppressWarnings({"unchecked", "rawtypes"}) // Java has no arrays of generic types
  private static <T> Part<T, ?>[] newParts(int n) {
    return new Part[n];
  }

  private record Part<T, P>(PreparedKernel<T, P> kernel, double weight) {
    @SuppressWarnings("unchecked") // forms come from prepare of the same kernel
    double value(Object a, Object b) {
      return weight * kernel.preparedValue((P) a, (P) b);
    }
  }

  @Override
  public Object[] prepare(T object) {
    Object[] forms = new Object[parts.size()];
    Arrays.setAll(forms, i -> parts.get(i).kernel.prepare(object));
    return forms;
  }

  @Override
  public double preparedValue(Object[] a, Object[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += parts.get(i).value(a[i], b[i]);
    }
    return sum;
  }

  /** Whether all parts are. */
  @Override
  public boolean positiveSemidefinite() {
    return parts.stream().allMatch(part -> part.kernel.positiveSemidefinite());
  }
}
