package dev.lanewise.kernel;

import java.util.List;

/**
 * K(x, y) = x.y / (|x| |y|): the linear kernel, normalised; see {@link NormalisedKernel}. Between
 * -1 and 1, exactly 1 for equal rows. Rows of zeros, and those whose squared norm underflows to 0,
 * give 0 with every row, themselves included. Positive semidefinite: the linear kernel of rows
 * divided by their norms. No parameter; for counts and directions, where length says nothing.
 */
public record CosineKernel() implements CompositeKernel {
  private static final Kernel LINEAR = new LinearKernel();

  /** What is normalised. */
  Kernel part() {
    return LINEAR;
  }

  @Override
  public List<Kernel> parts() {
    return List.of(LINEAR);
  }
}
