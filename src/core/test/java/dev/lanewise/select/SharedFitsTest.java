package dev.lanewise.select;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lanewise.data.Blobs;
import dev.lanewise.data.Dataset;
import dev.lanewise.kernel.RbfKernel;
import dev.lanewise.matrix.FloatMatrix;
import dev.lanewise.matrix.RowPartition;
import dev.lanewise.svm.SvmParameters;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Searches over C-SVCs that share what they can, against plain loops. */
class SharedFitsTest {
  private static final double[] CS = {8, .5};

  private final Dataset data = Blobs.inBox(150, 3, 2, 8, 1).withDeviation(3).draw(3);
  private final int[] labels = Arrays.stream(data.labels()).mapToInt(l -> (int) l).toArray();
  private final List<Split> folds = KFold.shuffled(4, 9).stratified(labels);

  private static List<Svc> candidates() {
    return Arrays.stream(CS)
        .mapToObj(c -> Svc.of(SvmParameters.defaults(new RbfKernel(.3)).withC(c)))
        .toList();
  }

  private SearchResult<Svc> search(List<Svc> candidates, SearchOptions options) {
    return ModelSearch.run(candidates, data.features(), data.labels(), folds, options);
  }

  private double[] plain(Svc candidate, Scaling scaling) {
    double[] predicted = new double[labels.length];
    for (Split fold : folds) {
      FoldRows rows = FoldRows.of(data.features(), fold, scaling);
      double[] targets = FoldOutcomes.select(data.labels(), fold.train());
      double[] some =
          candidate
              .fit(rows.train(), targets, RowPartition.caller())
              .predict(rows.test(), RowPartition.caller());
      for (int i = 0; i < some.length; i++) {
        predicted[fold.test()[i]] = some[i];
      }
    }
    return predicted;
  }

  @Test
  void predictionsAreThoseOfModelsThatHaveNotSeenTheRow() {
    for (Scaling scaling : Scaling.values()) {
      for (Svc candidate : candidates()) {
        SearchResult<Svc> found = search(List.of(candidate), SearchOptions.DEFAULT.with(scaling));
        double[] expected = plain(candidate, scaling);
        int different = 0;
        for (int i = 0; i < expected.length; i++) {
          different += expected[i] == found.predictions()[i] ? 0 : 1;
        }
        assertTrue(different <= 2, different + " rows differ with " + scaling);
      }
    }
  }

  /** A row held out may be anything: scalers fitted to the others do not know. */
  @Test
  void whatIsHeldOutDoesNotShowInScales() {
    int[] heldOut = folds.get(1).test();
    Estimator unshared = candidates().get(0)::fit;
    for (Scaling scaling : new Scaling[] {Scaling.STANDARD, Scaling.MIN_MAX}) {
      for (Estimator estimator : new Estimator[] {candidates().get(0), unshared}) {
        SearchOptions options = SearchOptions.DEFAULT.with(scaling);
        double[] before =
            ModelSearch.run(List.of(estimator), data.features(), data.labels(), folds, options)
                .predictions();
        FloatMatrix x = FloatMatrix.copyOf(data.features());
        x.set(heldOut[0], 1, 1e6f);
        double[] after =
            ModelSearch.run(List.of(estimator), x, data.labels(), folds, options).predictions();
        for (int i = 1; i < heldOut.length; i++) {
          assertEquals(before[heldOut[i]], after[heldOut[i]], scaling + " row " + heldOut[i]);
        }
      }
    }
  }

  @Test
  void splitsInAnyOrderAreServed() {
    int[] first = folds.get(0).test().clone();
    for (int i = 0; i < first.length / 2; i++) {
      int swapped = first[i];
      first[i] = first[first.length - 1 - i];
      first[first.length - 1 - i] = swapped;
    }
    List<Split> turned = new java.util.ArrayList<>(folds);
    turned.set(0, new Split(folds.get(0).train(), first));
    SearchResult<Svc> found =
        ModelSearch.run(
            candidates(), data.features(), data.labels(), turned, SearchOptions.DEFAULT);
    assertArrayEquals(
        search(candidates(), SearchOptions.DEFAULT).predictions(), found.predictions());
  }

  @Test
  void aNoIsRemembered() {
    for (int no = 1; no < 6; no++) {
      AtomicInteger asked = new AtomicInteger();
      int when = no;
      SearchOptions once =
          SearchOptions.DEFAULT.with((SearchListener) share -> asked.incrementAndGet() != when);
      assertThrows(CancellationException.class, () -> search(candidates(), once));
    }
  }

  @Test
  void anInterruptionStopsTheSearch() {
    Thread.currentThread().interrupt();
    try {
      assertThrows(CancellationException.class, () -> search(candidates(), SearchOptions.DEFAULT));
    } finally {
      assertTrue(Thread.interrupted());
    }
  }

  @Test
  void aCandidateWithoutParametersFailsAlone() {
    Svc none =
        new Svc(
            rows -> {
              throw new IllegalArgumentException("gamma is beyond all bounds");
            });
    SearchResult<Svc> found = search(List.of(none, candidates().get(0)), SearchOptions.DEFAULT);
    assertEquals("gamma is beyond all bounds", found.trials().get(0).folds().get(3).failure());
    assertEquals(1, found.best().number());
  }

  @Test
  void parametersMayDependOnTheTrainingRowsAlone() {
    FloatMatrix x = FloatMatrix.copyOf(data.features());
    Svc watching =
        new Svc(
            rows -> {
              for (long i = 0; i < rows.rows(); i++) {
                assertFalse(rows.get(i, 0) > 1e8, "a row held out was seen");
              }
              return SvmParameters.defaults(new RbfKernel(.3));
            });
    for (int row : folds.get(2).test()) {
      x.set(row, 0, 1e9f);
    }
    List<Split> only = List.of(folds.get(2));
    ModelSearch.run(List.of(watching), x, data.labels(), only, SearchOptions.DEFAULT);
  }
}
