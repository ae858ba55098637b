package dev.lanewise.objects;

import dev.lanewise.matrix.RowPartition;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Objects, each with its prepared form and, where values are normalised, K with itself. The one
 * place where kernel values are made.
 */
final class PreparedObjects<T, P> {
  /**
   * The largest difference of K(a, b) and K(b, a) that counts as rounding, relative to their sizes
   * and to sqrt(K(a, a) K(b, b)): room for kernels that add floats.
   */
  static final double ROUNDING = 1e-6;

  private static final int SAMPLED_PAIRS = 32;

  /** In place of the number of an object. */
  private static final int ITSELF = Integer.MAX_VALUE;

  private final PreparedKernel<T, P> kernel;
  private final Scale scale;
  private final List<T> objects;
  private final P[] forms;

  /** K of each object with itself; empty when values are not normalised. */
  private final double[] self;

  private PreparedObjects(
      PreparedKernel<T, P> kernel, Scale scale, List<T> objects, P[] forms, double[] self) {
    this.kernel = kernel;
    this.scale = scale;
    this.objects = objects;
    this.forms = forms;
    this.self = self;
  }

  /** Takes a kernel value of two objects by their numbers. */
  @FunctionalInterface
  interface Sink {
    void put(int i, int j, double value);
  }

  /**
   * Prepares each object once.
   *
   * @throws NullPointerException naming an object that is null
   * @throws IllegalArgumentException naming an object whose K with itself is negative or not finite
   */
  static <T, P> PreparedObjects<T, P> of(
      PreparedKernel<T, P> kernel, List<? extends T> objects, Scale scale, RowPartition partition) {
    Objects.requireNonNull(scale, "scale");
    List<T> own = copyOf(objects);
    int n = own.size();
    @SuppressWarnings("unchecked") // never leaves this class, where it holds P only
    P[] forms = (P[]) new Object[n];
    double[] self = new double[scale == Scale.UNIT ? n : 0];
    partition.run(
        n,
        (i, worker) -> {
          forms[i] = kernel.prepare(own.get(i));
          if (scale == Scale.UNIT) {
            self[i] = kernel.preparedValue(forms[i], forms[i]);
          }
        });
    for (int i = 0; i < self.length; i++) {
      requireSquared(self[i], i);
    }
    return new PreparedObjects<>(kernel, scale, own, forms, self);
  }

  private static <T> List<T> copyOf(List<? extends T> objects) {
    @SuppressWarnings("unchecked") // a list that is only read from
    T[] own = (T[]) objects.toArray();
    for (int i = 0; i < own.length; i++) {
      Objects.requireNonNull(own[i], "object " + i + " is null");
    }
    return List.of(own);
  }

  /** Whether normalised values can be had with this K of an object with itself. */
  private static boolean isSquared(double value) {
    return value >= 0 && value <= Double.MAX_VALUE;
  }

  private static void requireSquared(double value, int i) {
    if (!isSquared(value)) {
      throw new IllegalArgumentException(
          of(i, i) + value + "; normalised values need it finite and at least 0");
    }
  }

  int size() {
    return forms.length;
  }

  PreparedKernel<T, P> kernel() {
    return kernel;
  }

  Scale scale() {
    return scale;
  }

  /** Not to be changed. */
  List<T> objects() {
    return objects;
  }

  /** Some of the objects, in this order; nothing is prepared again. */
  PreparedObjects<T, P> some(int[] numbers) {
    P[] chosen = Arrays.copyOf(forms, numbers.length);
    double[] chosenSelf = new double[scale == Scale.UNIT ? numbers.length : 0];
    List<T> chosenObjects = Arrays.stream(numbers).mapToObj(objects::get).toList();
    for (int i = 0; i < numbers.length; i++) {
      chosen[i] = forms[numbers[i]];
      if (scale == Scale.UNIT) {
        chosenSelf[i] = self[numbers[i]];
      }
    }
    return new PreparedObjects<>(kernel, scale, chosenObjects, chosen, chosenSelf);
  }

  /** K of two objects here, normalised or not. */
  private double value(int i, int j) {
    return value(forms[i], scale == Scale.UNIT ? self[i] : 1, j);
  }

  /**
   * K of a form and object j here, normalised or not.
   *
   * @param with K of the form with itself; does not matter when values are not normalised
   */
  private double value(P form, double with, int j) {
    if (scale == Scale.RAW) {
      return kernel.preparedValue(form, forms[j]);
    }
    if (with == 0 || self[j] == 0) {
      return 0;
    }
    double k = kernel.preparedValue(form, forms[j]);
    // The root of a rounded square is exact, so equal objects get 1, unless the product leaves the
    // range where it has all its bits.
    double product = with * self[j];
    return product >= Double.MIN_NORMAL && product <= Double.MAX_VALUE
        ? k / Math.sqrt(product)
        : k / Math.sqrt(with) / Math.sqrt(self[j]);
  }

  /**
   * Hands each K(i, j) with j at most i to the sink, rows split over threads. The diagonal of
   * normalised values is 1, or 0 for an object without features.
   *
   * @throws IllegalArgumentException naming two objects whose value is not finite, or differs too
   *     much from the value the other way round in a sample of pairs
   */
  void lowerTriangle(RowPartition partition, Sink sink) {
    lowerTriangle(partition, Double.MAX_VALUE, sink);
  }

  /**
   * The same for values of size up to {@code most}.
   *
   * @throws IllegalArgumentException also naming two objects whose value is larger
   */
  void lowerTriangle(RowPartition partition, double most, Sink sink) {
    requireSampled();
    int n = size();
    AtomicLong bad = new AtomicLong(Long.MAX_VALUE);
    partition.run(
        n,
        (task, worker) -> {
          int i = n - 1 - task; // the long rows first
          for (int j = 0; j < i; j++) {
            sink.put(i, j, checked(value(i, j), most, i, j, bad));
          }
          double diagonal = scale == Scale.RAW ? value(i, i) : self[i] > 0 ? 1 : 0;
          sink.put(i, i, checked(diagonal, most, i, i, bad));
        });
    if (bad.get() != Long.MAX_VALUE) {
      int i = (int) (bad.get() >> 32);
      int j = (int) bad.get();
      throw new IllegalArgumentException(
          of(i, j) + value(i, j) + "; kernel values have to be " + rule(most));
    }
  }

  private static String rule(double most) {
    return most == Double.MAX_VALUE ? "finite" : "of size up to " + most + ", as floats are";
  }

  /** Takes the values of one other object with all objects here. */
  @FunctionalInterface
  interface RowSink {
    /**
     * @param values to be read before the method returns
     * @param worker which of the threads this is
     */
    void take(int i, double[] values, int worker);
  }

  /**
   * Hands the values of each of the others with all objects here to the sink, one row at a time.
   * The others are prepared one after the other and not kept.
   *
   * @throws NullPointerException naming another object that is null
   * @throws IllegalArgumentException naming two objects whose value is not finite, or another
   *     object whose K with itself is negative or not finite
   */
  void rows(List<? extends T> others, RowPartition partition, RowSink sink) {
    rows(others, partition, Double.MAX_VALUE, sink);
  }

  /** The same for values of size up to {@code most}; a larger one is refused with both objects. */
  void rows(List<? extends T> others, RowPartition partition, double most, RowSink sink) {
    List<T> own = copyOf(others);
    double[][] buffers = new double[partition.threads()][size()];
    AtomicLong bad = new AtomicLong(Long.MAX_VALUE);
    partition.run(
        own.size(),
        (i, worker) -> {
          P form = kernel.prepare(own.get(i));
          double with = scale == Scale.UNIT ? kernel.preparedValue(form, form) : 1;
          if (!isSquared(with)) {
            bad.accumulateAndGet((long) i << 32 | ITSELF, Math::min);
            return;
          }
          double[] values = buffers[worker];
          for (int j = 0; j < values.length; j++) {
            values[j] = checked(value(form, with, j), most, i, j, bad);
          }
          if (bad.get() == Long.MAX_VALUE) {
            sink.take(i, values, worker);
          }
        });
    if (bad.get() != Long.MAX_VALUE) {
      long i = bad.get() >> 32;
      boolean itself = (int) bad.get() == ITSELF;
      throw new IllegalArgumentException(
          itself
              ? "K(row " + i + ", itself) is negative or not finite"
              : "K(row " + i + ", object " + (int) bad.get() + ") is not " + rule(most));
    }
  }

  /**
   * Remembers the first pair whose value is no number of that size, whichever thread finds one
   * first.
   */
  private static double checked(double value, double most, int i, int j, AtomicLong bad) {
    if (!(Math.abs(value) <= most)) {
      bad.accumulateAndGet((long) i << 32 | j, Math::min);
    }
    return value;
  }

  private void requireSampled() {
    SplittableRandom random = new SplittableRandom(1);
    int n = size();
    for (int s = 0; s < Math.min(SAMPLED_PAIRS, n) && n > 1; s++) {
      int i = random.nextInt(n);
      int j = (i + 1 + random.nextInt(n - 1)) % n;
      double ij = value(i, j);
      double ji = value(j, i);
      double size = scale == Scale.UNIT ? 1 : size(ij, ji, value(i, i), value(j, j));
      if (!(Math.abs(ij - ji) <= ROUNDING * size)) {
        String rule = Double.isFinite(ij) && Double.isFinite(ji) ? "symmetric" : "finite";
        throw new IllegalArgumentException(
            of(i, j) + ij + ", " + of(j, i) + ji + "; a kernel is " + rule);
      }
    }
  }

  private static double size(double ij, double ji, double ii, double jj) {
    return Math.max(Math.sqrt(Math.abs(ii * jj)), Math.max(Math.abs(ij), Math.abs(ji)));
  }

  private static String of(int i, int j) {
    return "K(object " + i + ", object " + j + ") is ";
  }
}
