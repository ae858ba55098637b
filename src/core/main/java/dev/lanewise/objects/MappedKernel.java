package dev.lanewise.objects;

import java.util.function.Function;

/** K(map(a), map(b)). */
record MappedKernel<S, T, P>(PreparedKernel<T, P> kernel, Function<? super S, ? extends T> map)
    implements PreparedKernel<S, P> {
  @Override
  public P prepare(S object) {
    return kernel.prepare(map.apply(object));
  }

  @Override
  public double preparedValue(P a, P b) {
    return kernel.preparedValue(a, b);
  }

  @Override
  public boolean positiveSemidefinite() {
    return kernel.positiveSemidefinite();
  }

  /** The kernel: a function has nothing to show. */
  @Override
  public String toString() {
    return kernel.toString();
  }
}
