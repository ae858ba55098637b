package dev.lanewise.kernel;

import java.util.List;

/** Kernels of every kind, for rows of three columns that are not negative. */
public final class VectorKernels {
  private VectorKernels() {}

  /** One of each, and some that are made of others. */
  public static List<Kernel> all() {
    Kernel matern = new MaternKernel(MaternKernel.Smoothness.THREE_HALVES, 1.3);
    Kernel square = new PolynomialKernel(0.5, 1, 2);
    return List.of(
        new LaplacianKernel(0.3),
        new ChiSquaredKernel(0.7),
        new AdditiveChiSquaredKernel(),
        new IntersectionKernel(),
        new CosineKernel(),
        new MaternKernel(MaternKernel.Smoothness.HALF, 1.3),
        matern,
        new MaternKernel(MaternKernel.Smoothness.FIVE_HALVES, 1.3),
        new RationalQuadraticKernel(0.8, 1.3),
        new SumKernel(new RbfKernel(0.4), new IntersectionKernel()),
        new ProductKernel(matern, square),
        new ScaledKernel(2.5, new LaplacianKernel(0.2)),
        new NormalisedKernel(square),
        LengthScaleKernel.of(new double[] {1, 2, 0.5}, matern),
        new SumKernel(
            new ScaledKernel(0.25, new NormalisedKernel(new IntersectionKernel())),
            new ProductKernel(
                LengthScaleKernel.of(new double[] {3, 0.7, 1.1}, new ChiSquaredKernel(1)),
                new CosineKernel())));
  }
}
