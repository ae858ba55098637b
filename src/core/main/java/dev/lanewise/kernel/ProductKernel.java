package dev.lanewise.kernel;

import java.util.List;

/**
 * K(x, y) = A(x, y) B(x, y): alike where both say so; rounded once. Positive semidefinite when both
 * are: Schur's product theorem (Schur, "Bemerkungen zur Theorie der beschr&auml;nkten
 * Bilinearformen", 1911).
 *
 * @param a any kernel but {@link PrecomputedKernel}
 * @param b the same
 */
public record ProductKernel(Kernel a, Kernel b) implements CompositeKernel {
  /**
   * @throws IllegalArgumentException when one of them is a {@link PrecomputedKernel}
   * @throws NullPointerException when one of them is null
   */
  public ProductKernel {
    Parameters.requirePart(a);
    Parameters.requirePart(b);
  }

  @Override
  public List<Kernel> parts() {
    return List.of(a, b);
  }
}
