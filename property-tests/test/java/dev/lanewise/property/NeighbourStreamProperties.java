package dev.lanewise.property;

import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.lanewise.generator.Frame;
import dev.lanewise.matrix.CapacityException;
import dev.lanewise.oracle.Format;
import dev.lanewise.property.NeighbourAnswer.Question;
import dev.lanewise.property.NeighbourAnswer.Way;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.PropertyDefaults;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.statistics.Statistics;

/** P36 for searches in blocks: the answer at once, whatever the budget. */
@PropertyDefaults(tries = 40, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
class NeighbourStreamProperties {
  private static final Pattern NEEDS = Pattern.compile("needs ([0-9,]+) bytes, limit");

  /** The budget that the refusal of a smaller one names. */
  private static long least(Question question, Way way, int threads) {
    CapacityException refused =
        assertThrows(CapacityException.class, () -> question.in(1).ask(way, Threads.of(threads)));
    Matcher needs = NEEDS.matcher(refused.getMessage());
    Check.that(needs.find(), refused::getMessage);
    return Long.parseLong(needs.group(1).replace(",", ""));
  }

  private static Frame[] draw(Format f, SplittableRandom random) {
    int cols = 1 + random.nextInt(5);
    return switch (random.nextInt(3)) {
      case 0 ->
          NeighbourCases.integers(1 + random.nextInt(1100), 1 + random.nextInt(300), cols, random);
      // More than one part of the samples for a pass of several column blocks.
      case 1 -> NeighbourCases.integers(513 + random.nextInt(100), 4097, 2, random);
      default -> NeighbourCases.draw(f, random);
    };
  }

  /** Nearest neighbours under the least budget and larger ones. */
  @Property
  void nearestInBlocksAreNearestAtOnce(@ForAll Format f, @ForAll long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    Frame[] qs = draw(f, random);
    Question question = Question.nearest(f, qs, NeighbourCases.drawK(qs[1], random));
    int threads = 1 + random.nextInt(4);
    Way way = random.nextBoolean() ? Way.IN_BLOCKS : Way.IN_BLOCKS_OFF_HEAP;
    long least = least(question, way, threads);
    assertThrows(
        CapacityException.class, () -> question.in(least - 1).ask(way, Threads.of(threads)));
    NeighbourAnswer atOnce = question.ask(Way.AT_ONCE, Threads.of(1));
    // With many queries, the least budget is a pass for each of them.
    long more = qs[0].rows() > 60 ? 20_000 + random.nextInt(5_000_000) : random.nextInt(5_000);
    NeighbourAnswer inBlocks = question.in(least + more).ask(way, Threads.of(threads));
    atOnce.requireSame(inBlocks, () -> f + " with " + (least + more) + " bytes");
    Statistics.label("blocks").collect(Math.min(3, inBlocks.blocks().length));
    if (qs[0].rows() <= 60) {
      NeighbourAnswer singly = question.in(least).ask(way, Threads.of(threads));
      atOnce.requireSame(singly, () -> f + " with the least budget");
      Check.that(singly.blocks().length == qs[0].rows(), () -> "not one by one");
    }
  }

  /** A radius under budgets that hold all neighbours, some, or only those of one query. */
  @Property(tries = 20)
  void withinInBlocksIsWithinAtOnce(@ForAll Format f, @ForAll long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    Frame[] qs = draw(f, random);
    double radius = random.nextInt(4) == 0 ? Double.POSITIVE_INFINITY : random.nextInt(4);
    Question question = Question.within(f, qs, radius);
    int threads = 1 + random.nextInt(4);
    Way way = random.nextBoolean() ? Way.IN_BLOCKS : Way.IN_BLOCKS_OFF_HEAP;
    NeighbourAnswer atOnce = question.ask(Way.AT_ONCE, Threads.of(1));
    int most = Arrays.stream(atOnce.index()).mapToInt(q -> q.length).max().orElse(0);
    int entry = f == Format.FLOAT ? 28 : 36;
    long least = least(question, way, threads) + (long) most * entry;
    long more = (long) (random.nextInt(1, 40) * 0.05 * most * qs[0].rows() * entry);
    // One pass for each query takes too long where there are many.
    long budget = least + (qs[0].rows() > 60 ? Math.max(more, 40L * most * entry) : more);
    NeighbourAnswer inBlocks = question.in(budget).ask(way, Threads.of(threads));
    atOnce.requireSame(inBlocks, () -> f + ", radius " + radius + " with " + budget + " bytes");
    Statistics.label("blocks").collect(Math.min(3, inBlocks.blocks().length));
    if (most > 0) {
      long few = least - 1;
      CapacityException refused =
          assertThrows(
              CapacityException.class, () -> question.in(few).ask(way, Threads.of(threads)));
      Matcher needs = NEEDS.matcher(refused.getMessage());
      Check.that(needs.find(), refused::getMessage);
    }
  }
}
