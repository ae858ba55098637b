package dev.lanewise.property;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lanewise.data.Dataset;
import dev.lanewise.data.LibsvmFormat;
import dev.lanewise.data.Limits;
import dev.lanewise.kernel.RbfKernel;
import dev.lanewise.matrix.FloatMatrix;
import dev.lanewise.oracle.LibsvmOracle;
import dev.lanewise.oracle.LibsvmOracle.Formulation;
import dev.lanewise.oracle.LibsvmOracle.Settings;
import dev.lanewise.oracle.PlainKernel;
import dev.lanewise.svm.PairFit;
import dev.lanewise.svm.Status;
import dev.lanewise.svm.SvmFit;
import dev.lanewise.svm.SvmParameters;
import dev.lanewise.svm.SvmTrainer;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/**
 * The 270 examples that come with LIBSVM, and what its FAQ says of them with the options left
 * alone: {@code obj = -100.877286, rho = 0.424632, nSV = 132, nBSV = 107}.
 */
class HeartScaleTest {
  private static final double OBJECTIVE = -100.877286;
  private static final double RHO = 0.424632;
  private static final double TOLERANCE = 1e-3;

  private static Dataset heart() throws IOException {
    try (InputStream in = HeartScaleTest.class.getResourceAsStream("/heart_scale")) {
      return LibsvmFormat.read(in, "heart_scale", 13, Limits.defaults());
    }
  }

  @Test
  void theSolutionIsThatOfTheFaq() throws IOException {
    Dataset data = heart();
    double[] y = data.labels();
    int[] labels = Arrays.stream(y).mapToInt(v -> (int) v).toArray();
    assertEquals(270, y.length);
    SvmParameters parameters =
        SvmParameters.defaults(new RbfKernel((float) (1.0 / 13))).withTolerance(TOLERANCE);
    SvmFit fit = SvmTrainer.train(data.features(), labels, parameters);
    PairFit pair = fit.pairs().getFirst();
    assertEquals(Status.CONVERGED, pair.certificate().status());
    assertEquals(132, pair.certificate().supportVectors());
    assertEquals(107, pair.certificate().boundedSupportVectors());
    assertArrayEquals(new int[] {1, -1}, fit.model().labels());

    double[][] x = rows(data.features());
    LibsvmOracle theirs =
        LibsvmOracle.train(
            Formulation.C_SVC,
            x,
            y,
            new Settings(parameters.kernel(), 1, 0.5, 0.1, TOLERANCE, true));
    double[] ones = new double[270];
    Arrays.fill(ones, 1);
    double[][] k = PlainKernel.matrix(parameters.kernel(), x, x);
    SvmDual dual = new SvmDual(Formulation.C_SVC, k, y, ones, 0);
    double[] beta = theirs.coefficients(0, 1);
    // gamma is rounded to a float: 2^-25 of it, and kernel values change by less than 2^-25 / e.
    double printed = 5e-7;
    double moved = 132 * 132 * 0x1p-25;
    assertEquals(OBJECTIVE, dual.objective(beta), printed + moved);
    assertEquals(RHO, theirs.rho(0), printed + 2 * TOLERANCE);
    assertEquals(132, theirs.supportVectors());

    double gaps = pair.certificate().gap() + dual.gap(beta, theirs.rho(0), 0);
    assertEquals(OBJECTIVE, pair.certificate().objective(), gaps + printed + moved);
    assertEquals(RHO, pair.rho(), 2 * TOLERANCE + 2 * Math.sqrt(gaps));
    SvmFit exact = SvmTrainer.train(data.features(), labels, parameters.withTolerance(1e-6));
    assertEquals(OBJECTIVE, exact.objective(), gaps + printed + moved);
    assertTrue(
        exact.gap() < 1e-4 && exact.objective() <= pair.certificate().objective(),
        exact.pairs() + "");
  }

  private static double[][] rows(FloatMatrix x) {
    double[][] rows = new double[(int) x.rows()][x.cols()];
    for (int i = 0; i < rows.length; i++) {
      for (int j = 0; j < x.cols(); j++) {
        rows[i][j] = x.get(i, j);
      }
    }
    return rows;
  }
}
