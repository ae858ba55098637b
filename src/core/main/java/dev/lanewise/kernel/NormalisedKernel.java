package dev.lanewise.kernel;

import java.util.List;

/**
 * K(x, y) = A(x, y) / sqrt(A(x, x) A(y, y)): the cosine of the angle between features, exactly 1
 * for equal rows. 0 for rows with A(x, x) = 0, themselves included: they have no direction.
 * Positive semidefinite when A is (features divided by their norms), and then between -1 and 1
 * without exception. A row with A(x, x) below 0 is refused with {@link IllegalArgumentException}
 * when it is evaluated.
 *
 * @param kernel A, any kernel but {@link PrecomputedKernel}; polynomials gain most, kernels of
 *     distances are normalised already
 */
public record NormalisedKernel(Kernel kernel) implements CompositeKernel {
  /**
   * @throws IllegalArgumentException when the kernel is a {@link PrecomputedKernel}
   * @throws NullPointerException when it is null
   */
  public NormalisedKernel {
    Parameters.requirePart(kernel);
  }

  @Override
  public List<Kernel> parts() {
    return List.of(kernel);
  }
}
