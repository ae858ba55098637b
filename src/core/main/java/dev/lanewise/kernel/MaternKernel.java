package dev.lanewise.kernel;

import java.util.Objects;

/**
 * The Matern kernels of half-integer smoothness, of the distance r = |x - y| in units of the length
 * scale l:
 *
 * <pre>
 *   1/2   t = r / l          K = exp(-t)
 *   3/2   t = sqrt(3) r / l  K = (1 + t) exp(-t)
 *   5/2   t = sqrt(5) r / l  K = (1 + t + t^2 / 3) exp(-t)
 * </pre>
 *
 * Between 0 and 1, exactly 1 for equal rows; for any rows with squared norms in range. Positive
 * semidefinite: the Fourier transform is a power of 1 + c w^2 (Rasmussen and Williams, "Gaussian
 * processes for machine learning", 2006, section 4.2). Rougher than {@link RbfKernel}, which is the
 * limit of infinite smoothness: 1/2 has a corner at 0, 3/2 is differentiable once, 5/2 twice.
 *
 * <p>Error: for 3/2 and 5/2 that of every kernel of distances. With 1/2 each squared distance keeps
 * its relative error eta (see {@link #steepness}), which costs at most eta / (2 e): t exp(-t) / 2
 * is never more than that. Finishing a row with 3/2 or 5/2 allocates up to a kilobyte, in double
 * two.
 *
 * @param smoothness which of the three
 * @param lengthScale l, above 0; about the distance over which a target changes, the median
 *     distance between training rows to begin with
 */
public record MaternKernel(Smoothness smoothness, double lengthScale) implements DistanceKernel {
  /** How often a function of the space is differentiable. */
  public enum Smoothness {
    /** nu = 1/2: continuous. */
    HALF(1),
    /** nu = 3/2: once. */
    THREE_HALVES(3),
    /** nu = 5/2: twice. */
    FIVE_HALVES(5);

    private final int twice;

    Smoothness(int twice) {
      this.twice = twice;
    }
  }

  /**
   * @throws IllegalArgumentException when the length scale is not a finite number above 0, or so
   *     small that its inverse is not
   * @throws NullPointerException when smoothness is null
   */
  public MaternKernel {
    Objects.requireNonNull(smoothness, "smoothness");
    Parameters.requirePositive("lengthScale", lengthScale);
    Parameters.requirePositive("sqrt(2 nu) / lengthScale", factor(smoothness, lengthScale));
  }

  @Override
  public void finish(float[] v, int offset, int n) {
    float factor = Parameters.narrow("sqrt(2 nu) / lengthScale", factor(smoothness, lengthScale));
    FloatMatern.finish(smoothness, factor, v, offset, n);
  }

  @Override
  public void finish(double[] v, int offset, int n) {
    DoubleMatern.finish(smoothness, factor(smoothness, lengthScale), v, offset, n);
  }

  /** From r to t. */
  private static double factor(Smoothness nu, double lengthScale) {
    return Math.sqrt(nu.twice) / lengthScale;
  }

  /** 3 / (2 l^2) for 3/2 and 5 / (6 l^2) for 5/2, at D = 0; infinite for 1/2. */
  @Override
  public double steepness() {
    return switch (smoothness) {
      case HALF -> Double.POSITIVE_INFINITY;
      case THREE_HALVES -> 1.5 / lengthScale / lengthScale;
      case FIVE_HALVES -> 5.0 / 6 / lengthScale / lengthScale;
    };
  }

  @Override
  public boolean positiveSemidefinite() {
    return true;
  }
}
