package dev.lanewise.bench.work;

import static dev.lanewise.bench.rival.Rival.BLIS;
import static dev.lanewise.bench.rival.Rival.EJML;
import static dev.lanewise.bench.rival.Rival.NETLIB;
import static dev.lanewise.bench.rival.Rival.OPENBLAS;
import static dev.lanewise.bench.rival.Rival.PLAIN;

import dev.lanewise.bench.limit.Limit;
import dev.lanewise.bench.rival.Rival;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** The table of all works, in the order in which results show them. */
public final class Works {
  private static final int[] SQUARES = {
    16, 32, 64, 96, 128, 192, 256, 384, 512, 768, 1024, 1536, 2048
  };

  /** Those of the main table of docs/performance.md, measured in every fork. */
  static final Set<String> PUBLISHED =
      Set.of(
          "gemm.f32.1000x4000x1024",
          "gemm.f64.1000x4000x1024",
          "syrk.f32.4000x1024",
          "syrk.f64.4000x1024",
          "nearest.f32.500x10000x1024.k1",
          "nearest.f32.500x10000x1024.k10",
          "rbf.f32.5000x64",
          "rbf.f64.5000x64",
          "dot.f32.128",
          "dot.f32.1024",
          "dot.f32.memory",
          "dot.f64.128",
          "dot.f64.1024",
          "squaredDistance.f32.128",
          "squaredDistance.f32.1024",
          "gemm2.f32.1000x4000x1024",
          "syrk2.f32.4000x1024",
          "nearest2.f32.500x10000x1024.k1");

  private Works() {}

  /** Every work. */
  public static List<Work> all() {
    List<Work> works = new ArrayList<>();
    addProducts(works);
    addNeighbours(works);
    addKernels(works);
    addVectors(works);
    addElementwise(works);
    addSolvers(works);
    addTwoThreads(works);
    works.replaceAll(work -> work.inOneOf(PUBLISHED.contains(work.name()) ? 1 : 5));
    addSquares(works);
    return works;
  }

  /** Those whose names fulfil a condition. */
  public static List<Work> named(Predicate<String> condition) {
    return all().stream().filter(work -> condition.test(work.name())).toList();
  }

  private static void addProducts(List<Work> works) {
    works.add(FloatProducts.gemm(1000, 4000, 1024, OPENBLAS, BLIS).lasting(2.0));
    works.add(DoubleProducts.gemm(1000, 4000, 1024, OPENBLAS, BLIS).lasting(2.5));
    works.add(FloatProducts.syrk(4000, 1024).lasting(2.2));
    works.add(DoubleProducts.syrk(4000, 1024).lasting(3.0));
    works.add(FloatProducts.gram(4000, 1024));
    works.add(DoubleProducts.gram(4000, 1024));
    works.add(FloatProducts.gemm(1, 4000, 1024, OPENBLAS, BLIS, NETLIB));
    works.add(FloatProducts.gemm(16, 4000, 1024, OPENBLAS, BLIS, NETLIB));
    works.add(FloatProducts.gemm(1000, 1000, 8, OPENBLAS, BLIS, NETLIB, PLAIN));
    works.add(FloatProducts.gemm(4, 4, 64, OPENBLAS, BLIS, NETLIB, EJML, PLAIN));
    works.add(FloatProducts.gemm(256, 256, 256, OPENBLAS, BLIS, NETLIB, EJML, PLAIN));
    works.add(DoubleProducts.gemm(1, 4000, 1024, OPENBLAS, BLIS, NETLIB));
    works.add(DoubleProducts.gemm(16, 4000, 1024, OPENBLAS, BLIS, NETLIB));
    works.add(DoubleProducts.gemm(256, 256, 256, OPENBLAS, BLIS, NETLIB, EJML, PLAIN));
  }

  private static void addNeighbours(List<Work> works) {
    works.add(FloatNearest.nearest(500, 10_000, 1024, 1).lasting(1.6));
    works.add(FloatNearest.nearest(100, 10_000, 1024, 1).lasting(1.2));
    works.add(FloatNearest.nearest(500, 10_000, 1024, 10).lasting(1.2));
    works.add(FloatNearest.nearest(500, 10_000, 1024, 100).lasting(1.2));
    works.add(DoubleNearest.nearest(500, 10_000, 1024, 1).lasting(1.5));
    works.add(FloatNearest.squaredDistances(500, 10_000, 1024).lasting(1.6));
  }

  private static void addKernels(List<Work> works) {
    works.add(FloatKernelGrams.rbf(5000, 64).lasting(1.8));
    works.add(DoubleKernelGrams.rbf(5000, 64).lasting(2.2));
    works.add(FloatKernelProducts.rbf(8000, 64).lasting(1.5));
    works.add(FloatKernelProducts.rbf(8000, 128));
    works.add(FloatKernelProducts.rbf(4000, 784));
    works.add(FloatKernelProducts.linear(8000, 64));
    works.add(DoubleKernelProducts.rbf(8000, 64).lasting(1.5));
    works.add(DoubleKernelProducts.rbf(8000, 128));
    works.add(FloatKernelGrams.polynomial(2000, 64));
    works.add(FloatKernelGrams.sigmoid(2000, 64));
  }

  private static void addVectors(List<Work> works) {
    for (int n : new int[] {128, 768, 1024, 4096, FloatVectors.MEMORY}) {
      works.add(FloatVectors.dot(n));
      works.add(DoubleVectors.dot(n));
      works.add(FloatVectors.squaredDistance(n));
      works.add(DoubleVectors.squaredDistance(n));
    }
    for (int n : new int[] {128, 1024}) {
      works.add(FloatMeasures.cosine(n));
      works.add(DoubleMeasures.cosine(n));
      works.add(FloatMeasures.l1Distance(n));
      works.add(DoubleMeasures.l1Distance(n));
      works.add(FloatMeasures.l2Norm(n));
    }
    works.add(FloatMeasures.oneToMany(100, 128));
    works.add(FloatMeasures.oneToMany(10_000, 128));
    works.add(DoubleMeasures.oneToMany(10_000, 128));
    for (int n : new int[] {1024, 10_000}) {
      works.add(FloatVectors.sum(n));
      works.add(DoubleVectors.sum(n));
      works.add(FloatVectors.argMin(n));
      works.add(DoubleVectors.argMin(n));
      works.add(FloatVectors.axpy(n));
      works.add(DoubleVectors.axpy(n));
    }
  }

  private static void addElementwise(List<Work> works) {
    works.add(FloatElementwise.exp());
    works.add(DoubleElementwise.exp());
    works.add(FloatElementwise.tanh());
    works.add(DoubleElementwise.tanh());
    works.add(FloatElementwise.power());
    works.add(DoubleElementwise.power());
  }

  private static void addSolvers(List<Work> works) {
    works.add(SolverWorks.mixedDot(1024));
    works.add(SolverWorks.gradientUpdate(10_000));
    works.add(SolverWorks.secondOrder(10_000));
    works.add(SolverWorks.cholesky(2000).lasting(1.0));
  }

  private static void addTwoThreads(List<Work> works) {
    works.add(FloatProducts.twoThreads(1000, 4000, 1024));
    works.add(DoubleProducts.twoThreads(1000, 4000, 1024));
    works.add(FloatProducts.twoThreads(4000, 1024));
    works.add(FloatNearest.twoThreads(500, 10_000, 1024));
  }

  private static void addSquares(List<Work> works) {
    for (int n : SQUARES) {
      works.add(square(FloatProducts.square(n, rivals(n)), n));
    }
    for (int n : SQUARES) {
      works.add(square(DoubleProducts.square(n, rivals(n)), n));
    }
    works.add(Limits.of("fma.f32", Limit.FMA_FLOAT).inOneOf(5));
    works.add(Limits.of("fma.f64", Limit.FMA_DOUBLE).inOneOf(5));
    works.add(Limits.of("read.L1", Limit.READ_L1).inOneOf(5));
    works.add(Limits.of("read.L2", Limit.READ_L2).inOneOf(5));
  }

  /** netlib falls behind where its operands leave the caches, and would take most of the time. */
  private static Rival[] rivals(int n) {
    return n <= 768 ? new Rival[] {OPENBLAS, BLIS, NETLIB} : new Rival[] {OPENBLAS, BLIS};
  }

  /** Enough for a few turns of each contestant. */
  private static Work square(Work work, int n) {
    return work.lasting(n <= 512 ? 0.2 : n <= 1024 ? 0.5 : 1.2).inOneOf(5);
  }
}
