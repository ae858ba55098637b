package dev.lanewise.kernel;

/** K(x, y) = x.y. */
public record LinearKernel() implements DotProductKernel {
  @Override
  public void finish(float[] v, int offset, int n) {
    // the dot product is the kernel
  }

  @Override
  public void finish(double[] v, int offset, int n) {
    // the dot product is the kernel
  }

  @Override
  public boolean positiveSemidefinite() {
    return true;
  }
}
