package dev.lanewise.bench.compare;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lanewise.bench.work.Work;
import dev.lanewise.bench.work.Works;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class PlanTest {
  private static Plan full() {
    return Plan.of(Pattern.compile(""), 10, false, Cores.parse("0,1"));
  }

  @Test
  void aFullRunFitsItsTime() {
    assertTrue(full().seconds() <= Plan.LIMIT_SECONDS, full()::describe);
    assertEquals(Works.all().size(), full().works().size());
    assertEquals(4, full().cold().size());
  }

  @Test
  void oneCoreLeavesOutWorksForTwo() {
    Plan plan = Plan.of(Pattern.compile(""), 10, false, Cores.parse("3"));
    assertTrue(plan.names(0, 2).isEmpty());
    assertEquals(full().names(0, 1), plan.names(0, 1));
    assertEquals("3", plan.cores().first(1));
  }

  @Test
  void someWorksAreMeasuredInEveryOtherFork() {
    assertTrue(full().names(0, 1).contains("square.f32.16"));
    assertFalse(full().names(1, 1).contains("square.f32.16"));
    assertTrue(full().names(1, 1).contains("dot.f32.1024"));
    assertEquals(full().names(0, 1), full().names(2, 1));
  }

  @Test
  void worksAreChosenByWhatIsInTheirNames() {
    Plan plan = Plan.of(Pattern.compile("^dot.*1024"), 2, true, Cores.parse("0"));
    assertEquals(
        List.of("dot.f32.1024", "dot.f64.1024"), plan.works().stream().map(Work::name).toList());
    assertEquals(List.of("dot.f32.1024"), plan.cold());
  }

  @Test
  void coresAreLists() {
    assertEquals(List.of(0, 2, 3, 4), Cores.parse("0,2-4").all());
    assertEquals("0,2", Cores.parse("0,2-4").first(2));
    assertThrows(IllegalArgumentException.class, () -> Cores.parse("one"));
    assertThrows(IllegalArgumentException.class, () -> Cores.parse("1,"));
  }

  @Test
  void programsOutsideHaveWorksToDo() {
    for (OutsideRival rival : OutsideRival.ALL) {
      assertTrue(
          Works.all().stream().anyMatch(work -> rival.works().matcher(work.name()).matches()),
          rival.name());
    }
  }
}
