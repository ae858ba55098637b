package dev.lanewise.property;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lanewise.data.ModelEncoding;
import dev.lanewise.data.ModelFormat;
import dev.lanewise.data.StoredClassifier;
import dev.lanewise.data.StoredModel;
import dev.lanewise.data.StoredOneClass;
import dev.lanewise.data.StoredRegressor;
import dev.lanewise.kernel.EpilogueKernel;
import dev.lanewise.kernel.Kernel;
import dev.lanewise.kernel.LinearKernel;
import dev.lanewise.kernel.PolynomialKernel;
import dev.lanewise.kernel.RbfKernel;
import dev.lanewise.kernel.SigmoidKernel;
import dev.lanewise.matrix.DoubleMatrix;
import dev.lanewise.matrix.RowPartition;
import dev.lanewise.oracle.LibsvmOracle;
import dev.lanewise.oracle.LibsvmOracle.Formulation;
import dev.lanewise.oracle.LibsvmOracle.Settings;
import dev.lanewise.svm.SvmRegressor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/**
 * Files that LIBSVM wrote, of features with all the digits of a double that lie away from 0: read
 * here, they predict in double what LIBSVM predicts.
 */
class LibsvmFileProperties {
  /** Of the sum of |coef K|. */
  private static final double TOLERANCE = 1e-9;

  @Property(tries = 150)
  void decisionsAreThoseOfLibsvm(@ForAll long seed) throws IOException {
    SplittableRandom random = new SplittableRandom(seed);
    int columns = 1 + random.nextInt(8);
    double scale = Math.pow(10, random.nextDouble(-3, 3));
    double shift = random.nextDouble(-30, 30) * scale;
    double[][] x = rows(8 + random.nextInt(40), columns, shift, scale, random);
    double[][] unseen = rows(9, columns, shift, scale, random);
    Formulation formulation = Formulation.values()[random.nextInt(5)];
    EpilogueKernel kernel = kernel(columns, shift, scale, random);
    double c = Math.pow(10, random.nextInt(-1, 3));
    // A loose tolerance: what matters is that coefficients are large, not that they are right.
    Settings settings = new Settings(kernel, c, 0.2, 0.01, 0.1, true);
    double[] y = targets(formulation, x, random);
    LibsvmOracle theirs = LibsvmOracle.train(formulation, x, y, settings);
    StoredModel read = writtenAndRead(theirs);
    for (ModelEncoding encoding : ModelEncoding.values()) {
      assertDecisions(theirs, again(read, encoding).inDouble(), unseen);
    }
    assertDecisions(theirs, read.inDouble(), x);
  }

  private static EpilogueKernel kernel(
      int columns, double shift, double scale, SplittableRandom random) {
    double square = columns * (shift * shift + scale * scale);
    return switch (random.nextInt(4)) {
      case 0 -> new LinearKernel();
      case 1 -> new PolynomialKernel(10 / square, 1, 1 + random.nextInt(4));
      case 2 -> new RbfKernel(random.nextDouble(0.1, 2) / (columns * scale * scale));
      default -> new SigmoidKernel(1 / square, -0.5);
    };
  }

  private static double[][] rows(
      int count, int columns, double shift, double scale, SplittableRandom random) {
    double[][] x = new double[count][columns];
    for (double[] row : x) {
      Arrays.setAll(row, j -> shift + scale * random.nextGaussian());
    }
    return x;
  }

  private static double[] targets(Formulation formulation, double[][] x, SplittableRandom random) {
    double[] y = new double[x.length];
    boolean classes = formulation == Formulation.C_SVC || formulation == Formulation.NU_SVC;
    Arrays.setAll(y, i -> classes ? i % 3 : random.nextGaussian() + Math.sin(x[i][0]));
    return y;
  }

  private static StoredModel writtenAndRead(LibsvmOracle theirs) throws IOException {
    Path file = Files.createTempFile("libsvm", ".model");
    try {
      theirs.save(file);
      return ModelFormat.read(file);
    } finally {
      Files.delete(file);
    }
  }

  private static StoredModel again(StoredModel model, ModelEncoding encoding) throws IOException {
    Path file = Files.createTempFile("lanewise", ".model");
    try {
      ModelFormat.write(file, model, encoding);
      return ModelFormat.read(file);
    } finally {
      Files.delete(file);
    }
  }

  private static void assertDecisions(LibsvmOracle theirs, StoredModel model, double[][] rows) {
    DoubleMatrix x = DoubleMatrix.copyOf(rows);
    switch (model) {
      case StoredClassifier stored -> {
        var ours = stored.model();
        DoubleMatrix values = ours.decisionValues(x, RowPartition.caller());
        double[][] c = new double[ours.classCount() - 1][ours.supportVectorCount()];
        for (int m = 0; m < c.length; m++) {
          int machine = m;
          Arrays.setAll(c[m], s -> Math.abs(ours.coefficient(machine, s)));
        }
        for (int i = 0; i < rows.length; i++) {
          double size = 0;
          for (double[] machine : c) {
            size += size(ours.kernel(), ours.supportVectorsInDouble(), machine, rows[i]);
          }
          double[] expected = theirs.decisions(rows[i]);
          for (int pair = 0; pair < expected.length; pair++) {
            assertEquals(expected[pair], values.get(i, pair), TOLERANCE * size);
          }
        }
      }
      case StoredRegressor stored -> assertValues(theirs, stored.model(), x, rows);
      case StoredOneClass stored -> assertValues(theirs, stored.model().function(), x, rows);
    }
  }

  private static void assertValues(
      LibsvmOracle theirs, SvmRegressor ours, DoubleMatrix x, double[][] rows) {
    assertTrue(ours.holdsDoubles());
    double[] values = new double[rows.length];
    ours.predict(x, values, RowPartition.caller());
    double[] c = new double[ours.supportVectorCount()];
    Arrays.setAll(c, s -> Math.abs(ours.coefficient(s)));
    for (int i = 0; i < rows.length; i++) {
      double size = size(ours.kernel(), ours.supportVectorsInDouble(), c, rows[i]);
      double rho = Math.abs(ours.rho());
      assertEquals(theirs.decisions(rows[i])[0], values[i], TOLERANCE * (size + rho));
    }
  }

  /** Sum of |c K|, to two digits or so. */
  private static double size(Kernel kernel, DoubleMatrix vectors, double[] c, double[] row) {
    double sum = 0;
    for (int s = 0; s < c.length; s++) {
      double dot = 0;
      double squared = 0;
      for (int j = 0; j < row.length; j++) {
        double v = vectors.get(s, j);
        dot += v * row[j];
        squared += (v - row[j]) * (v - row[j]);
      }
      sum +=
          c[s]
              * switch (kernel) {
                case PolynomialKernel p ->
                    Math.abs(Math.pow(p.gamma() * dot + p.coef0(), p.degree()));
                case RbfKernel r -> Math.exp(-r.gamma() * squared);
                case SigmoidKernel g -> Math.abs(Math.tanh(g.gamma() * dot + g.coef0()));
                default -> Math.abs(dot);
              };
    }
    return sum;
  }
}
