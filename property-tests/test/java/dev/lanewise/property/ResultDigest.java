package dev.lanewise.property;

import dev.lanewise.generator.DataSet;
import dev.lanewise.generator.Frame;
import dev.lanewise.generator.Sizes;
import dev.lanewise.generator.Spd;
import dev.lanewise.generator.Values;
import dev.lanewise.kernel.Kernel;
import dev.lanewise.kernel.LinearKernel;
import dev.lanewise.kernel.PolynomialKernel;
import dev.lanewise.kernel.RbfKernel;
import dev.lanewise.kernel.SigmoidKernel;
import dev.lanewise.matrix.DoubleCholesky;
import dev.lanewise.matrix.DoubleMatrix;
import dev.lanewise.matrix.FloatCholesky;
import dev.lanewise.matrix.FloatMatrix;
import dev.lanewise.matrix.FloatNearestNeighbours;
import dev.lanewise.matrix.FloatNeighbours;
import dev.lanewise.matrix.GemmForm;
import dev.lanewise.matrix.RowPartition;
import dev.lanewise.matrix.SymmetricEigen;
import dev.lanewise.oracle.Format;
import dev.lanewise.ridge.KernelRidge;
import dev.lanewise.simd.SimdSupport;
import dev.lanewise.svm.PairFit;
import dev.lanewise.svm.SvmClassifier;
import dev.lanewise.svm.SvmParameters;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.SplittableRandom;

/**
 * A program that runs every op on seeded inputs and prints a SHA-256 digest of all result bits: one
 * line for each area, and one for all of the first areas. The only argument is the number of
 * threads.
 */
final class ResultDigest {
  private static final Kernel[] KERNELS = {
    new LinearKernel(),
    new PolynomialKernel(0.5, 1, 3),
    new RbfKernel(0.3),
    new SigmoidKernel(0.1, -0.2)
  };

  private final MessageDigest area = sha256();
  private final MessageDigest all = sha256();
  private final SplittableRandom random = new SplittableRandom(14);
  private final RowPartition partition;

  private ResultDigest(RowPartition partition) {
    this.partition = partition;
  }

  /** Prints the digests. */
  public static void main(String[] args) {
    int threads = Integer.parseInt(args[0]);
    ResultDigest digest =
        new ResultDigest(threads == 1 ? RowPartition.caller() : Threads.of(threads));
    System.err.println(SimdSupport.describe() + ", " + threads + " threads");
    digest.levelOne();
    digest.elementwise("elementwise", Elementwise.EXP, Elementwise.TANH, Elementwise.POWER);
    digest.levelThree();
    digest.neighbours();
    digest.kernels();
    digest.cholesky();
    digest.ridge();
    digest.classifier();
    System.out.println("all " + HexFormat.of().formatHex(digest.all.digest()));
    // What came later has areas of its own, so that the line above stays comparable.
    digest.elementwise("real powers", Elementwise.REAL_POWER, Elementwise.INVERSE_CUBE);
    digest.products();
    digest.steepPowers();
    digest.blockColumns();
    digest.moreKernels();
    digest.eigenvalues();
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private void put(double... values) {
    ByteBuffer bytes = ByteBuffer.allocate(Double.BYTES * values.length);
    for (double v : values) {
      bytes.putLong(Double.doubleToLongBits(v)); // all NaN alike
    }
    area.update(bytes.array());
    all.update(bytes.array());
  }

  private void endArea(String name) {
    System.out.println(name + " " + HexFormat.of().formatHex(area.digest()));
  }

  private void levelOne() {
    for (Format f : Format.values()) {
      for (int t = 0; t < 300; t++) {
        int n = t < 2 * Sizes.TAILS ? t / 2 : random.nextInt(600);
        int offset = t % 5;
        double[] x = Values.framed(Values.draw(f, random, n), offset, 0, 7);
        double[] y = Values.framed(Values.draw(f, random, n), 5 - offset, 0, 7);
        double[] z = Values.draw(Format.DOUBLE, random, n);
        put(LevelOne.dot(f, x, offset, y, 5 - offset, n));
        put(LevelOne.squaredDistance(f, x, offset, y, 5 - offset, n));
        put(LevelOne.sum(f, x, offset, n));
        put(LevelOne.argMin(f, x, offset, n));
        if (f == Format.FLOAT) {
          put(LevelOne.mixed(x, offset, z, 0, n));
        }
        LevelOne.mixedAxpy(f, 0.3, x, offset, z, 0, n);
        LevelOne.axpyDifference(f, -1.7, x, offset, y, 5 - offset, z, 0, n);
        put(z);
      }
    }
    endArea("level 1");
  }

  private void elementwise(String name, Elementwise... functions) {
    for (Format f : Format.values()) {
      for (Elementwise function : functions) {
        for (int t = 0; t < 100; t++) {
          int n = t;
          double[] x = Values.draw(f, random, n);
          for (int i = 0; i < n; i++) {
            x[i] = random.nextBoolean() ? x[i] : f.round(40 * Values.bell(random));
          }
          double[] y = new double[n];
          function.range(f, f.round(1.3), f.round(-0.1), x, 0, y, 0, n);
          put(y);
        }
      }
    }
    endArea(name);
  }

  private void levelThree() {
    int[][] shapes = {{1, 1, 1}, {3, 5, 7}, {17, 33, 40}, {9, 65, 257}, {30, 70, 3}, {2, 520, 5}};
    for (Format f : Format.values()) {
      for (int[] s : shapes) {
        Frame x = Frame.draw(f, s[0], s[2], random);
        Frame y = Frame.draw(f, s[1], s[2], random);
        for (LevelThree op : LevelThree.values()) {
          put(op.of(f, op.square() ? y : x, y, partition).values());
        }
      }
    }
    endArea("level 3");
  }

  private void neighbours() {
    double[] samples = Values.NORMAL.draw(700 * 5, Format.FLOAT, random);
    double[] queries = Values.NORMAL.draw(23 * 5, Format.FLOAT, random);
    FloatNeighbours found =
        FloatNearestNeighbours.nearest(
            RowsOp.floats(Frame.dense(queries, 23, 5)),
            RowsOp.floats(Frame.dense(samples, 700, 5)),
            4,
            partition);
    for (int q = 0; q < 23; q++) {
      for (int j = 0; j < 4; j++) {
        put(found.index(q, j), found.squaredDistance(q, j), found.distance(q, j));
      }
    }
    endArea("neighbours");
  }

  private void kernels() {
    for (Format f : Format.values()) {
      Frame x = Frame.dense(Values.NORMAL.draw(37 * 9, f, random), 37, 9);
      Frame y = Frame.dense(Values.NORMAL.draw(50 * 9, f, random), 50, 9);
      for (Kernel kernel : KERNELS) {
        put(KernelOp.gram(kernel).of(f, y, y, partition).values());
        put(KernelOp.crossGram(kernel).of(f, x, y, partition).values());
      }
    }
    endArea("kernels");
  }

  private void cholesky() {
    for (int n : new int[] {1, 5, 64, 65, 131}) {
      double[] a = Spd.withCondition(n, 1e6, Spd.Spectrum.GEOMETRIC, random);
      DoubleCholesky factor = DoubleCholesky.factor(DoubleMatrix.of(a, n, n), partition);
      put(factor.lower().array());
      double[] b = Values.UNIFORM.draw(2 * n, Format.DOUBLE, random);
      put(factor.solve(DoubleMatrix.of(b, n, 2)).array());
      put(factor.logDeterminant());
    }
    endArea("cholesky");
  }

  private void eigenvalues() {
    for (int n : new int[] {1, 5, 33, 131, 300}) {
      double[] d = Values.NORMAL.draw(n, Format.DOUBLE, random);
      DoubleMatrix a = DoubleMatrix.of(Spd.withEigenvalues(d, random), n, n);
      SymmetricEigen eigen = SymmetricEigen.of(a, partition);
      put(eigen.values());
      put(eigen.vectors().array());
      put(eigen.multiplyTransposed(a.rowRange(0, n)).array());
      put(SymmetricEigen.valuesOnly(a, partition));
    }
    endArea("eigenvalues");
  }

  private void ridge() {
    DoubleMatrix x = DoubleMatrix.of(Values.NORMAL.draw(70 * 4, Format.DOUBLE, random), 70, 4);
    DoubleMatrix y = DoubleMatrix.of(Values.NORMAL.draw(70 * 2, Format.DOUBLE, random), 70, 2);
    for (Kernel kernel : new Kernel[] {KERNELS[0], KERNELS[1], KERNELS[2]}) {
      KernelRidge model = KernelRidge.fit(kernel, 0.1, x, y, partition);
      put(model.dualCoefficients().array());
      put(model.predict(x, partition).array());
    }
    endArea("ridge");
  }

  private void classifier() {
    DataSet set = DataSet.classes(4, 70, 6, random);
    for (Kernel kernel : KERNELS) {
      SvmParameters parameters = SvmParameters.defaults(kernel).withC(2.5).withTolerance(1e-4);
      SvmCase trained = SvmCase.train(set, parameters, partition);
      SvmClassifier model = trained.fit().model();
      for (PairFit pair : trained.fit().pairs()) {
        put(
            pair.certificate().iterations(),
            pair.certificate().violation(),
            pair.certificate().gap(),
            pair.certificate().objective(),
            pair.rho());
      }
      for (int m = 0; m < model.classCount() - 1; m++) {
        for (int s = 0; s < model.supportVectorCount(); s++) {
          put(model.coefficient(m, s));
        }
      }
      Frame other = Frame.dense(Values.NORMAL.draw(40 * 6, Format.FLOAT, random), 40, 6);
      DoubleMatrix decisions = model.decisionValues(RowsOp.floats(other), partition);
      put(decisions.array());
      int[] labels = new int[40];
      model.predict(RowsOp.floats(other), labels, partition);
      put(Arrays.stream(labels).asDoubleStream().toArray());
    }
    endArea("classifier");
  }

  /**
   * Every form and storage of general products, by chains, straight, turned, and lower triangles.
   */
  private void products() {
    int[][] shapes = {
      {1, 1, 1}, {3, 2, 400}, {2, 1, 513}, {5, 4, 150}, {7, 66, 257}, {130, 9, 300}, {2, 530, 5}
    };
    for (Format f : Format.values()) {
      for (int[] s : shapes) {
        for (GemmForm form : GemmForm.values()) {
          GemmCase.Shape shape = new GemmCase.Shape(s[0], s[1], s[2]);
          for (double beta : new double[] {0, -1.3}) {
            GemmCase g = GemmCase.draw(f, form, shape, f.round(0.7), f.round(beta), random);
            put(g.run(partition).dense());
            put(g.runOffHeap(random.nextInt(1, 8), partition).dense());
          }
        }
      }
      for (int n : new int[] {1, 7, 98}) {
        GemmCase g = SyrkProperties.draw(f, n, 270, random);
        GemmCase full = g.with(f.round(0.7), g.a(), g.b(), f.round(-1.3), g.c());
        put(SyrkProperties.syrk(full, partition));
      }
    }
    endArea("products");
  }

  /** Real powers of all sizes: the last bits of coefficients and logarithms show. */
  private void steepPowers() {
    for (Format f : Format.values()) {
      for (int t = 0; t < 200; t++) {
        double[] x = Elementwise.nearOne(f, 100, random);
        put(Elementwise.realPowers(f, Elementwise.steep(f, random), x));
      }
    }
    endArea("steep powers");
  }

  /** Cholesky factors of more than one block column, in both formats. */
  private void blockColumns() {
    int n = 300;
    double[] a = Spd.withCondition(n, 1e4, Spd.Spectrum.GEOMETRIC, random);
    float[] f = new float[n * n];
    for (int i = 0; i < f.length; i++) {
      f[i] = (float) a[i];
    }
    put(DoubleCholesky.factor(DoubleMatrix.of(a, n, n), partition).lower().array());
    for (float v : FloatCholesky.factor(FloatMatrix.of(f, n, n), partition).lower().array()) {
      put(v);
    }
    endArea("block columns");
  }

  /** Kernels of distances, of sums, and made of others, on rows that are not negative. */
  private void moreKernels() {
    for (Format f : Format.values()) {
      for (int t = 0; t < 120; t++) {
        int cols = t % 20 == 0 ? 300 : random.nextInt(24);
        Kernel kernel = KernelFamilyProperties.draw(cols, 2, random);
        int n = random.nextInt(70);
        double[] values = Values.NORMAL.draw(n * cols, f, random);
        for (int i = 0; i < values.length; i++) {
          values[i] = Math.abs(values[i]);
        }
        Frame x = Frame.dense(values, n, cols);
        put(KernelOp.gram(kernel).of(f, x, x, partition).values());
      }
    }
    endArea("more kernels");
  }
}
