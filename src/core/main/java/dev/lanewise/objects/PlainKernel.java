package dev.lanewise.objects;

import java.util.Objects;

/** A function of two objects where a kernel that prepares is wanted. */
record PlainKernel<T>(ObjectKernel<T> kernel) implements PreparedKernel<T, T> {
  PlainKernel {
    Objects.requireNonNull(kernel, "kernel");
  }

  @Override
  public T prepare(T object) {
    return object;
  }

  @Override
  public double preparedValue(T a, T b) {
    return kernel.value(a, b);
  }

  @Override
  public boolean positiveSemidefinite() {
    return kernel.positiveSemidefinite();
  }

  @Override
  public String toString() {
    return kernel.toString();
  }
}
