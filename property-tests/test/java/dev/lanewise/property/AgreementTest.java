package dev.lanewise.property;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lanewise.oracle.LibsvmOracle.Formulation;
import dev.lanewise.property.Agreement.Solution;
import org.junit.jupiter.api.Test;

/** What is equal agrees, what differs by more than the tolerance does not: check by check. */
class AgreementTest {
  private static final double TOLERANCE = 1e-3;
  private static final double K = Math.exp(-4);
  private static final double FREE = 1 / (1 - K);
  private static final double[][] KERNEL = {{1, K}, {K, 1}};

  /** Two points, C = 10: the optimum is (a, -a) with a = 1 / (1 - K), rho = 0. */
  private static Agreement agreement(double ours, double theirs, double rho, double c) {
    SvmDual dual =
        new SvmDual(Formulation.C_SVC, KERNEL, new double[] {1, -1}, new double[] {c, c}, 0);
    double[][] exact = new double[2][2];
    return new Agreement(
        dual,
        Solution.of(new double[] {ours, -ours}, rho, TOLERANCE, exact),
        Solution.of(new double[] {theirs, -theirs}, 0, TOLERANCE, exact),
        1,
        "two points");
  }

  @Test
  void theOptimumAgreesWithItself() {
    Agreement same = agreement(FREE, FREE, 0, 10);
    same.gapsAreWithinTheirBounds(0, 0);
    same.objectivesAgree();
    same.weightsAgree();
    assertTrue(same.offsetsAgree());
    assertEquals(0.25, same.band(1, 0.25), 1e-6);
    // A little beside it, by less than the tolerance in every slope.
    Agreement near = agreement(FREE + 4e-4, FREE, 4e-4, 10);
    near.objectivesAgree();
    near.weightsAgree();
    assertTrue(near.offsetsAgree());
    assertTrue(near.band(1, 0) > 8e-4 && near.band(1, 0) < 2e-3);
  }

  @Test
  void whatIsNotOptimalIsNoticed() {
    Agreement far = agreement(FREE + 0.5, FREE, 0, 10);
    assertThrows(AssertionError.class, far::objectivesAgree);
    assertThrows(AssertionError.class, () -> far.gapsAreWithinTheirBounds(0, 0));
    Agreement theirs = agreement(FREE, FREE - 0.5, 0, 10);
    assertThrows(AssertionError.class, theirs::objectivesAgree);
    assertThrows(AssertionError.class, () -> theirs.gapsAreWithinTheirBounds(0, 0));
  }

  @Test
  void anOffsetIsNoticedWhereAnExampleFixesIt() {
    assertThrows(AssertionError.class, () -> agreement(FREE, FREE, 0.01, 10).offsetsAgree());
    // With C = 1 both are at their bounds, and rho may be anything the gap allows.
    assertFalse(agreement(1, 1, 0.01, 1).offsetsAgree());
  }

  @Test
  void reportedGapsHaveToBeTrue() {
    Agreement same = agreement(FREE, FREE, 0, 10);
    assertThrows(AssertionError.class, () -> same.gapsAreWithinTheirBounds(1e-3, 1e-2));
    assertThrows(AssertionError.class, () -> same.gapsAreWithinTheirBounds(-1e-3, 1e-2));
    assertThrows(AssertionError.class, () -> same.gapsAreWithinTheirBounds(Double.NaN, 0));
    assertThrows(AssertionError.class, () -> same.gapsAreWithinTheirBounds(0, 1));
  }

  /** -1 on the diagonal is no kernel; the distance of weights is no distance then. */
  @Test
  void indefiniteMatricesHaveNoDistance() {
    double[][] k = {{-1, 0}, {0, -1}};
    SvmDual dual = new SvmDual(Formulation.C_SVC, k, new double[] {1, -1}, new double[] {1, 1}, 0);
    double[][] exact = new double[2][2];
    Agreement agreement =
        new Agreement(
            dual,
            Solution.of(new double[] {1, -1}, 0, TOLERANCE, exact),
            Solution.of(new double[] {0.5, -0.5}, 0, TOLERANCE, exact),
            1,
            "indefinite");
    assertThrows(AssertionError.class, agreement::weightsAgree);
  }
}
