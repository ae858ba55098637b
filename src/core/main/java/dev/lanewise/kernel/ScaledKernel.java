package dev.lanewise.kernel;

import java.util.List;

/**
 * K(x, y) = c A(x, y): rounded once. Positive semidefinite when A is: features times sqrt(c). In a
 * machine by itself it does what C or lambda do; in a sum it is a weight.
 *
 * @param factor c, above 0; rounded to the precision of the features
 * @param kernel A, any kernel but {@link PrecomputedKernel}
 */
public record ScaledKernel(double factor, Kernel kernel) implements CompositeKernel {
  /**
   * @throws IllegalArgumentException when the factor is not a finite number above 0, or the kernel
   *     a {@link PrecomputedKernel}
   * @throws NullPointerException when the kernel is null
   */
  public ScaledKernel {
    Parameters.requirePositive("factor", factor);
    Parameters.requirePart(kernel);
  }

  @Override
  public List<Kernel> parts() {
    return List.of(kernel);
  }
}
