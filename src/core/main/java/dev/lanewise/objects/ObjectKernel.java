package dev.lanewise.objects;

import java.util.Objects;
import java.util.function.Function;

/**
 * A Mercer kernel on objects of any type: K(a, b) = &lt;phi(a), phi(b)&gt; for some feature map phi
 * that nobody has to compute. Machines see the Gram matrix only.
 *
 * <pre>
 *   ObjectKernel&lt;Set&lt;String&gt;&gt; common =
 *       (a, b) -&gt; a.stream().filter(b::contains).count();
 * </pre>
 *
 * An implementation is symmetric but for rounding, a function of the two objects alone, and
 * thread-safe. {@link ObjectGram} tries symmetry on a sample of pairs. What it throws reaches the
 * caller as it is. A kernel that turns objects into something else first is a {@link
 * PreparedKernel}: then n objects are turned n times, not once for each pair.
 *
 * @param <T> the objects; not changed while a kernel, a matrix or a model looks at them
 */
@FunctionalInterface
public interface ObjectKernel<T> {
  /** K(a, b), not normalised. */
  double value(T a, T b);

  /**
   * Whether K is known to be positive semidefinite for every set of objects. False, which is to say
   * not known, unless overridden. SVMs accept the others and stop at a stationary point.
   */
  default boolean positiveSemidefinite() {
    return false;
  }

  /**
   * This kernel on what {@code map} makes of the objects: K(map(a), map(b)), which is a kernel
   * whenever K is one.
   *
   * @param map a function, thread-safe; called once for each object
   */
  default <S> PreparedKernel<S, ?> after(Function<? super S, ? extends T> map) {
    Objects.requireNonNull(map, "map");
    return new MappedKernel<>(PreparedKernel.of(this), map);
  }
}
