package dev.lanewise.bench.result;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lanewise.bench.limit.Limit;
import dev.lanewise.bench.result.Comparison.Verdict;
import dev.lanewise.bench.result.WorkResult.Role;
import dev.lanewise.bench.result.WorkResult.Series;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ComparisonTest {
  private static final int FORKS = 10;

  /** Ten forks of a work at a share of its limit, each off by up to a relative noise. */
  private static WorkResult work(String name, double share, double noise) {
    return work(name, share, noise, FORKS);
  }

  private static WorkResult work(String name, double share, double noise, int forks) {
    List<Double> ours = new ArrayList<>();
    List<Double> limit = new ArrayList<>();
    for (int fork = 0; fork < forks; fork++) {
      // The machine is slower in some forks: that is in both and has to cancel.
      double machine = 1 + 0.3 * (fork % 3);
      double off = forks == 1 ? 0 : 2.0 * fork / (forks - 1) - 1;
      limit.add(machine * 1e-3);
      ours.add(machine * 1e-3 / share * (1 + noise * off));
    }
    return new WorkResult(
        name,
        Limit.FMA_FLOAT,
        1e6,
        0,
        List.of(
            new Series("lanewise", Role.OURS, ours), new Series("FMA peak", Role.LIMIT, limit)));
  }

  static Results results(WorkResult... works) {
    return new Results(
        Results.FORMAT,
        "2026-01-01T00:00:00Z",
        "0",
        Map.of("processor", "abacus"),
        Map.of(),
        Map.of(),
        Map.of(),
        List.of(),
        List.of(works),
        List.of());
  }

  private static Comparison only(WorkResult old, WorkResult now) {
    List<Comparison> all = Comparison.of(results(old), results(now));
    assertEquals(1, all.size());
    return all.getFirst();
  }

  @Test
  void noChangeIsTheSame() {
    Comparison c = only(work("dot", 0.8, 0.01), work("dot", 0.8, 0.01));
    assertEquals(Verdict.SAME, c.verdict());
    assertEquals(0.8, c.before(), 0.01);
    assertEquals("FMA peak", c.reference());
  }

  @Test
  void aSlowerMachineIsNoRegression() {
    WorkResult now = work("dot", 0.8, 0.01);
    List<Series> halved = new ArrayList<>();
    for (Series s : now.series()) {
      halved.add(new Series(s.who(), s.role(), s.seconds().stream().map(t -> 2 * t).toList()));
    }
    WorkResult slow = new WorkResult("dot", now.limit(), now.amount(), 0, halved);
    assertEquals(Verdict.SAME, only(work("dot", 0.8, 0.01), slow).verdict());
  }

  @Test
  void whatIsWithinTheNoiseIsTheSame() {
    // 8 % less, but each fork is off by up to 20 %.
    Comparison c = only(work("dot", 0.8, 0.2), work("dot", 0.736, 0.2));
    assertEquals(Verdict.SAME, c.verdict());
    assertTrue(c.threshold() > 0.08);
  }

  @Test
  void aTrueRegressionFails() {
    Comparison c = only(work("dot", 0.8, 0.01), work("dot", 0.736, 0.01));
    assertEquals(Verdict.SLOWER, c.verdict());
    assertTrue(c.verdict().failure());
  }

  @Test
  void oneForkThatWentAstrayHidesNoRegression() {
    WorkResult now = work("dot", 0.736, 0.01);
    List<Double> ours = new ArrayList<>(now.ours().seconds());
    ours.set(4, 50 * ours.get(4));
    WorkResult astray =
        new WorkResult(
            "dot",
            now.limit(),
            now.amount(),
            0,
            List.of(new Series("lanewise", Role.OURS, ours), now.series().getLast()));
    assertEquals(Verdict.SLOWER, only(work("dot", 0.8, 0.01), astray).verdict());
  }

  @Test
  void smallChangesAreNotJudgedHoweverQuietTheMachine() {
    assertEquals(Verdict.SAME, only(work("dot", 0.8, 0), work("dot", 0.784, 0)).verdict());
    assertEquals(Verdict.SLOWER, only(work("dot", 0.8, 0), work("dot", 0.768, 0)).verdict());
  }

  @Test
  void anImprovementIsNoFailure() {
    Comparison c = only(work("dot", 0.8, 0.01), work("dot", 0.88, 0.01));
    assertEquals(Verdict.FASTER, c.verdict());
    assertFalse(c.verdict().failure());
  }

  @Test
  void aMissingWorkFailsAndANewOneDoesNot() {
    List<Comparison> all =
        Comparison.of(
            results(work("dot", 0.8, 0), work("sum", 0.8, 0)),
            results(work("axpy", 0.8, 0), work("dot", 0.8, 0)));
    assertEquals(List.of("dot", "sum", "axpy"), all.stream().map(Comparison::work).toList());
    assertEquals(
        List.of(Verdict.SAME, Verdict.MISSING, Verdict.NEW),
        all.stream().map(Comparison::verdict).toList());
    assertTrue(Verdict.MISSING.failure());
    assertFalse(Verdict.NEW.failure());
  }

  @Test
  void fewForksOnlyShowLargeChanges() {
    assertEquals(Verdict.SAME, only(work("dot", 0.8, 0, 1), work("dot", 0.68, 0, 1)).verdict());
    assertEquals(Verdict.SLOWER, only(work("dot", 0.8, 0, 1), work("dot", 0.56, 0, 1)).verdict());
  }

  @Test
  void withoutALimitTheFirstRivalIsTheReference() {
    List<Double> second = List.of(1.0, 1.0, 1.0, 1.0);
    List<Double> three = List.of(3.0, 3.0, 3.0, 3.0);
    WorkResult old =
        new WorkResult(
            "exp",
            Limit.NONE,
            1,
            0,
            List.of(
                new Series("lanewise", Role.OURS, second),
                new Series("plain loop", Role.RIVAL, three),
                new Series("C", Role.OUTSIDE, second)));
    Comparison c = only(old, old);
    assertEquals("plain loop", c.reference());
    assertEquals(3, c.before());
  }

  @Test
  void withoutASharedReferenceNothingCanBeSaid() {
    WorkResult old = work("dot", 0.8, 0);
    WorkResult alone = new WorkResult("dot", Limit.NONE, 1, 0, List.of(old.ours()));
    assertEquals(Verdict.INCOMPARABLE, only(old, alone).verdict());
    assertTrue(Verdict.INCOMPARABLE.failure());
  }

  @Test
  void forksWithoutAMeasurementAreLeftOut() {
    List<Double> some = new ArrayList<>(List.of(2.0, 2.0, 2.0));
    some.set(1, null);
    WorkResult work =
        new WorkResult(
            "dot",
            Limit.NONE,
            1,
            0,
            List.of(
                new Series("lanewise", Role.OURS, List.of(1.0, 1.0, 4.0)),
                new Series("rival", Role.RIVAL, some)));
    assertEquals(List.of(2.0, 0.5), work.ratios(work.of("rival")));
  }
}
