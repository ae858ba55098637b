package dev.lanewise.bench.compare;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lanewise.bench.machine.Cores;
import dev.lanewise.bench.work.Work;
import dev.lanewise.bench.work.Works;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
    assertEquals(
        full().works().stream().filter(work -> work.threads() == 1).toList().size(),
        plan.works().size());
    assertEquals("3", plan.cores().first(1));
  }

  @Test
  void someWorksTakeTurnsAndNoneIsLeftOut() {
    assertTrue(full().names(2, 1).contains("dot.f32.1024"));
    Map<String, Integer> measured = new HashMap<>();
    for (int fork = 0; fork < 10; fork++) {
      full().names(fork, 1).forEach(name -> measured.merge(name, 1, Integer::sum));
      full().names(fork, 2).forEach(name -> measured.merge(name, 1, Integer::sum));
    }
    assertEquals(Works.all().size(), measured.size());
    assertEquals(10, measured.get("dot.f32.1024"));
    assertEquals(2, measured.get("square.f32.16"));
    // As many forks as there are: each work at least once.
    Plan one = Plan.of(Pattern.compile(""), 1, false, Cores.parse("0"));
    assertEquals(one.works().size(), one.names(0, 1).size());
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
