package dev.lanewise.cli.grid;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lanewise.kernel.Gamma;
import dev.lanewise.kernel.LinearKernel;
import dev.lanewise.select.SearchResult;
import dev.lanewise.select.Svr;
import dev.lanewise.select.Trial;
import dev.lanewise.svm.Status;
import dev.lanewise.svm.SvmType;
import dev.lanewise.svm.SvrParameters;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CellTableTest {
  private static Trial<Svr> trial(int number, double score) {
    return new Trial<>(
        number,
        Svr.of(SvrParameters.defaults(new LinearKernel())),
        List.of(new Trial.Fold(score, Status.CONVERGED, 0, 0, null)));
  }

  /** Whatever the search has chosen is what is trained with: here not the first of a tie. */
  @Test
  void theBestIsThatOfTheSearchAndComesFirst() {
    SearchSpace space =
        new SearchSpace(
            Set.of(Axis.C),
            Set.of(),
            new double[] {1, 2, 3},
            new double[] {0},
            new int[] {3},
            List.of(Gamma.auto()),
            new double[] {0.1});
    Trial<Svr> best = trial(2, -0.5);
    SearchResult<Svr> result =
        new SearchResult<>(List.of(trial(0, -1), trial(1, -0.5), best), best, new double[0]);
    Score mse = Score.named("mse", SvmType.EPSILON_SVR);
    CellTable table = new CellTable(space, space.cells(), mse, result);
    assertTrue(table.best().startsWith("best: C = 3: mse 0.5"), table.best());
    assertEquals(
        List.of("3", "2", "1"),
        table.text().lines().skip(1).map(row -> row.strip().split(" ")[0]).toList());
  }
}
