package dev.lanewise.bench.work;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lanewise.bench.jmh.WorkBenchmark;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.openjdk.jmh.annotations.Param;

class WorksTest {
  @Test
  void namesAreUniqueAndTellFamilyPrecisionAndShape() {
    Set<String> names = new HashSet<>();
    for (Work work : Works.all()) {
      assertTrue(names.add(work.name()), work.name());
      assertTrue(
          work.name().matches("[a-zA-Z0-9]+\\.(f32|f64)\\.\\w+(\\.k\\d+)?|limit\\.\\w+\\.\\w+"),
          work.name());
      assertTrue(work.cost().amount() > 0, work.name());
      assertTrue(work.seconds() > 0, work.name());
    }
  }

  @Test
  void publishedWorksExistAndAreMeasuredInEveryFork() {
    Set<String> published = new HashSet<>(Works.PUBLISHED);
    for (Work work : Works.all()) {
      assertEquals(published.remove(work.name()), work.everyForks() == 1, work.name());
    }
    assertEquals(Set.of(), published);
  }

  /** The cheap ones: that all contestants agree is what every fork checks for all works. */
  @Test
  void contestantsOfSmallWorksAgree() {
    int checked = 0;
    for (Work work : Works.all()) {
      if (work.name()
          .matches(
              "(dot|sum|exp|power5|argMin|cosine|l1Distance|l2Norm)\\.f..\\.1024|gemm\\.f32\\.4x4x64")) {
        Contest contest = work.open();
        contest.check();
        assertEquals(Contest.OURS, contest.contestants().getFirst().name());
        assertTrue(contest.contestants().size() > 1, work.name());
        checked++;
      }
    }
    assertEquals(16, checked);
  }

  @Test
  void disagreementIsFound() {
    float[] right = {1, 2, 3};
    float[] wrong = {1, 2, 3.1f};
    Contest contest =
        new Contest(Agreement.within(0.01))
            .add(Contest.OURS, right, times -> 0)
            .add("part", right, times -> 0);
    contest.check();
    contest.add("liar", wrong, times -> 0);
    DisagreementException thrown = assertThrows(DisagreementException.class, contest::check);
    assertEquals("liar differs at element 2: 3.0999999046325684, ours 3.0", thrown.getMessage());
    assertThrows(DisagreementException.class, () -> contest.check("outside", wrong));
  }

  @Test
  void notANumberIsADisagreement() {
    Agreement agreement = Agreement.within(0.5);
    double[] one = {1};
    double[] none = {Double.NaN};
    assertThrows(DisagreementException.class, () -> agreement.check("who", one, none));
    assertThrows(
        IllegalArgumentException.class, () -> agreement.check("who", one, new float[] {1}));
  }

  /** Every primitive of the table can be run under JMH without naming it. */
  @Test
  void jmhRunsOneWorkOfEachFamily() throws NoSuchFieldException {
    List<String> params =
        List.of(WorkBenchmark.class.getField("work").getAnnotation(Param.class).value());
    Set<String> names = new HashSet<>();
    Set<String> families = new TreeSet<>();
    for (Work work : Works.all()) {
      names.add(work.name());
      if (work.threads() == 1 && !work.name().startsWith("square.")) {
        families.add(family(work.name()));
      }
    }
    assertFalse(params.isEmpty());
    for (String param : params) {
      assertTrue(names.contains(param), param);
    }
    Set<String> covered = new TreeSet<>();
    params.forEach(param -> covered.add(family(param)));
    assertEquals(families, covered);
  }

  private static String family(String name) {
    return name.substring(0, name.indexOf('.', name.indexOf('.') + 1));
  }
}
