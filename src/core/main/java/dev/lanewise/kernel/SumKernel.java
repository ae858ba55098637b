package dev.lanewise.kernel;

import java.util.List;

/**
 * K(x, y) = A(x, y) + B(x, y): alike where either says so; rounded once. Positive semidefinite when
 * both are: features side by side (Shawe-Taylor and Cristianini, "Kernel methods for pattern
 * analysis", 2004, proposition 3.22).
 *
 * @param a any kernel but {@link PrecomputedKernel}
 * @param b the same
 */
public record SumKernel(Kernel a, Kernel b) implements CompositeKernel {
  /**
   * @throws IllegalArgumentException when one of them is a {@link PrecomputedKernel}
   * @throws NullPointerException when one of them is null
   */
  public SumKernel {
    Parameters.requirePart(a);
    Parameters.requirePart(b);
  }

  @Override
  public List<Kernel> parts() {
    return List.of(a, b);
  }
}
