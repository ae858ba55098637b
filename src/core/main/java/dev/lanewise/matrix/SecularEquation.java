package dev.lanewise.matrix;

/**
 * Eigenvalues of D + rho z z' for a diagonal matrix D with rising, distinct elements: the roots of
 *
 * <pre>
 *   f(x) = 1 / rho + sum over i of z_i^2 / (d_i - x)
 * </pre>
 *
 * <p>of which there is one between any two neighbours d_j and d_j+1 and one past the last. A root
 * is kept as the number of the nearer d and the distance from it, found to nearly full accuracy; so
 * {@link #difference} subtracts without cancellation. That is what eigenvectors need.
 *
 * <p>Each step replaces the terms on either side of the root by a constant and one pole that have
 * their value and derivative (Li, Solving Secular Equations Stably and Efficiently, 1993, the
 * middle way), inside a bracket that is halved where such steps do not do it.
 */
final class SecularEquation {
  private static final int MOST = 400;
  private static final double UNIT = 0x1p-53;

  private final int k;
  private final double[] d;
  private final double[] squared;
  private final double rho;
  private final int[] origin;
  private final double[] distance;

  /**
   * @param d k rising numbers
   * @param z none so small that its square vanishes
   * @param rho above 0
   */
  SecularEquation(double[] d, double[] z, int k, double rho) {
    this.k = k;
    this.d = d;
    this.rho = rho;
    this.squared = new double[k];
    for (int i = 0; i < k; i++) {
      squared[i] = z[i] * z[i];
    }
    this.origin = new int[k];
    this.distance = new double[k];
  }

  /** d_i less root j. */
  double difference(int i, int j) {
    return d[i] - d[origin[j]] - distance[j];
  }

  /** Root j. */
  double root(int j) {
    return d[origin[j]] + distance[j];
  }

  /**
   * Finds root j. Roots may be found by several threads at once.
   *
   * @param delta scratch of k elements
   * @throws NoConvergenceException naming the root
   */
  void solve(int j, double[] delta) {
    new Search(j, delta).run();
  }

  /**
   * Element i of the z whose equation has the roots found exactly (Gu, Eisenstat, A
   * Divide-and-Conquer Algorithm for the Symmetric Tridiagonal Eigenproblem, 1995), times the root
   * of rho: eigenvectors made from it are orthogonal, however close their values.
   */
  double recomputed(int i) {
    double product = -difference(i, i);
    for (int j = 0; j < i; j++) {
      product *= difference(i, j) / (d[i] - d[j]);
    }
    for (int j = i + 1; j < k; j++) {
      product *= difference(i, j) / (d[i] - d[j]);
    }
    return Math.sqrt(Math.abs(product));
  }

  /** The search for one root, in the distance y from an origin. */
  private final class Search {
    private final int root;
    private final boolean last;

    /** Terms up to this one make the left pole. */
    private final int split;

    /** d less the origin. */
    private final double[] delta;

    private double lo;
    private double hi;

    // f at the last place looked at, its derivatives by side and the sum of its absolute terms
    private double f;
    private double leftSlope;
    private double rightSlope;
    private double size;

    Search(int root, double[] delta) {
      this.root = root;
      this.delta = delta;
      this.last = root == k - 1;
      this.split = last ? k - 2 : root;
    }

    void run() {
      double y = begin();
      double before = hi - lo;
      boolean halve = false;
      for (int step = 1; step <= MOST; step++) {
        evaluate(y);
        if (Math.abs(f) <= UNIT * (16 * size + Math.abs(y) * (leftSlope + rightSlope))) {
          distance[root] = y;
          return;
        }
        if (f < 0) {
          lo = y;
        } else {
          hi = y;
        }
        if (step % 4 == 0) {
          halve = hi - lo > 0.5 * before;
          before = hi - lo;
        }
        double next = halve ? Double.NaN : y + change(y);
        halve = false;
        if (!(next > lo && next < hi)) {
          next = middle();
        }
        if (!(next > lo && next < hi)) { // nothing lies between
          distance[root] = y;
          return;
        }
        y = next;
      }
      throw new NoConvergenceException(root, MOST);
    }

    /** Chooses origin and bracket; a first guess. */
    private double begin() {
      if (last) {
        shift(root);
        double sum = 0;
        for (int i = 0; i < k; i++) {
          sum += squared[i];
        }
        // 1 / rho = sum of z^2 / (x - d) lies between the last term and sum / (x - d_last)
        lo = 0.5 * rho * squared[root];
        hi = 2 * rho * sum;
        return 0.5 * rho * (squared[root] + sum);
      }
      shift(root);
      double gap = delta[root + 1];
      evaluate(0.5 * gap);
      double left = squared[root];
      double right = squared[root + 1];
      double rest = f + (left - right) / (0.5 * gap);
      double a;
      double b;
      if (f >= 0) {
        lo = 0;
        hi = 0.5 * gap;
        a = rest * gap + left + right;
        b = left * gap;
      } else {
        shift(root + 1);
        lo = -0.5 * gap;
        hi = 0;
        a = -rest * gap + left + right;
        b = -right * gap;
      }
      double guess = smaller(rest, a, b);
      return guess > lo && guess < hi ? guess : 0.5 * (lo + hi);
    }

    private void shift(int to) {
      origin[root] = to;
      for (int i = 0; i < k; i++) {
        delta[i] = d[i] - d[to];
      }
    }

    /** Far terms first: they are the small ones. */
    private void evaluate(double y) {
      double left = 0;
      double right = 0;
      leftSlope = 0;
      rightSlope = 0;
      for (int i = 0; i <= split; i++) {
        double r = 1 / (delta[i] - y);
        double term = squared[i] * r;
        left += term;
        leftSlope += term * r;
      }
      for (int i = k - 1; i > split; i--) {
        double r = 1 / (delta[i] - y);
        double term = squared[i] * r;
        right += term;
        rightSlope += term * r;
      }
      f = 1 / rho + left + right;
      size = 1 / rho + Math.abs(left) + Math.abs(right);
    }

    /** The step to the root of the two poles and the constant. */
    private double change(double y) {
      if (k == 1) {
        return rho * squared[0] - y;
      }
      double p = delta[split] - y;
      double q = delta[split + 1] - y;
      double c = f - p * leftSlope - q * rightSlope;
      double a = (p + q) * f - p * q * (leftSlope + rightSlope);
      double b = p * q * f;
      return last ? larger(c, a, b) : smaller(c, a, b);
    }

    private double middle() {
      boolean farApart = lo > 0 && hi > 4 * lo || hi < 0 && lo < 4 * hi;
      return farApart ? Math.copySign(Math.sqrt(lo * hi), lo) : 0.5 * (lo + hi);
    }
  }

  /** Root of c x^2 - a x + b = 0 with the minus sign, without cancellation. */
  private static double smaller(double c, double a, double b) {
    double root = Math.sqrt(Math.abs(a * a - 4 * b * c));
    return a <= 0 ? (a - root) / (2 * c) : 2 * b / (a + root);
  }

  /** The one with the plus sign. */
  private static double larger(double c, double a, double b) {
    double root = Math.sqrt(Math.abs(a * a - 4 * b * c));
    return a >= 0 ? (a + root) / (2 * c) : 2 * b / (a - root);
  }
}
