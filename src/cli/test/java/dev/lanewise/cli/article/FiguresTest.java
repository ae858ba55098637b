package dev.lanewise.cli.article;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lanewise.cli.chart.DecisionField;
import dev.lanewise.cli.chart.Plane;
import dev.lanewise.data.Dataset;
import dev.lanewise.data.KernelTrickData;
import dev.lanewise.featuremap.SquaredNormMap;
import dev.lanewise.matrix.FloatMatrix;
import dev.lanewise.svm.SvmClassifier;
import org.junit.jupiter.api.Test;

class FiguresTest {
  @Test
  void fieldsArePositiveForClassOneAndCoverThePoints() {
    Dataset blobs = KernelTrickData.blobs(1);
    SvmClassifier model = Figures.linear(blobs);
    DecisionField field = PlotData.field(model, grid -> grid, blobs.features());
    int last = PlotData.GRID - 1;
    assertTrue(field.values()[0][0] < 0);
    assertTrue(field.values()[last][last] > 0);
    double least = field.xs()[0];
    double most = field.xs()[last];
    for (int i = 0; i < blobs.labels().length; i++) {
      float x = blobs.features().get(i, 0);
      assertTrue(x >= least && x <= most + 1e-9, x + " outside of " + least + " to " + most);
    }
    for (int i = 0; i < PlotData.GRID; i += 7) {
      int j = PlotData.GRID - 1 - i;
      float[] row = {(float) field.xs()[i], (float) field.ys()[j]};
      assertEquals(field.values()[j][i] > 0 ? 1 : 0, model.predict(row));
    }
  }

  @Test
  void planeIsWhereTheMachineCannotDecide() {
    Dataset circles = KernelTrickData.circles(1);
    SquaredNormMap lift = new SquaredNormMap();
    SvmClassifier model =
        Figures.linear(new Dataset(lift.map(circles.features()), circles.labels()));
    Plane plane = Figures.plane(model);
    assertEquals(0.5, plane.height(0, 0), 0.15);
    float[][] rows = {{0, 0, 0}, {0.5f, -0.5f, 0}, {-1, 1, 0}};
    for (float[] row : rows) {
      row[2] = (float) plane.height(row[0], row[1]);
    }
    for (int i = 0; i < rows.length; i++) {
      assertEquals(0, model.decisionValues(FloatMatrix.copyOf(rows)).get(i, 0), 1e-4);
    }
  }
}
