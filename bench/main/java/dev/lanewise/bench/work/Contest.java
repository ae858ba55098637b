package dev.lanewise.bench.work;

import dev.lanewise.bench.Loop;
import dev.lanewise.bench.rival.Rival;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Data of a work and all who can do it in this virtual machine, ours first. */
public final class Contest {
  /** Name of our own implementation in results. */
  public static final String OURS = "lanewise";

  private static final Object PART = new Object();
  private static final Runnable NOTHING = () -> {};

  private final Agreement agreement;
  private final int checkTimes;
  private final List<Contestant> contestants = new ArrayList<>();
  private final Map<String, Object> inputs = new LinkedHashMap<>();

  /**
   * An empty contest.
   *
   * @param checkTimes repetitions whose returned value is compared
   */
  Contest(Agreement agreement, int checkTimes) {
    this.agreement = agreement;
    this.checkTimes = checkTimes;
  }

  Contest(Agreement agreement) {
    this(agreement, 1);
  }

  /** Adds an implementation that fills an array. The first is ours. */
  Contest add(String name, Object answer, Loop loop) {
    return add(name, answer, loop, NOTHING);
  }

  /** Adds an implementation whose answer needs a finish before it is compared. */
  Contest add(String name, Object answer, Loop loop, Runnable finish) {
    contestants.add(new Contestant(name, loop, answer, finish));
    return this;
  }

  /** Adds a part of the work, timed beside it to show what the rest costs; nothing to compare. */
  Contest part(String name, Loop loop) {
    contestants.add(new Contestant(name, loop, PART, NOTHING));
    return this;
  }

  /** Adds an implementation whose returned value is the answer. */
  Contest add(String name, Loop loop) {
    return add(name, null, loop);
  }

  /** Adds a rival where it is available. */
  Contest add(Rival rival, Object answer, Loop loop) {
    return add(rival, answer, loop, NOTHING);
  }

  /** Adds a rival, where it is available, whose answer needs a finish before it is compared. */
  Contest add(Rival rival, Object answer, Loop loop, Runnable finish) {
    return rival.available() ? add(rival.label(), answer, loop, finish) : this;
  }

  /** Adds a rival, where it is available, whose returned value is the answer. */
  Contest add(Rival rival, Loop loop) {
    return add(rival, null, loop);
  }

  /** Names an array that programs outside this virtual machine work on. */
  Contest input(String name, Object array) {
    inputs.put(name, array);
    return this;
  }

  /** All, ours first. */
  public List<Contestant> contestants() {
    return contestants;
  }

  /** Name to array (float[] or double[]) of the data. */
  public Map<String, Object> inputs() {
    return inputs;
  }

  /** Runs every contestant and compares its answer with ours. */
  public void check() {
    Object ours = answer(contestants.getFirst());
    for (Contestant rival : contestants.subList(1, contestants.size())) {
      if (rival.answer() != PART) {
        agreement.check(rival.name(), ours, answer(rival));
      }
    }
  }

  /** Compares an answer that came from outside. */
  public void check(String who, Object theirs) {
    agreement.check(who, answer(contestants.getFirst()), theirs);
  }

  private Object answer(Contestant contestant) {
    double returned = contestant.loop().repeat(checkTimes);
    contestant.finish().run();
    Object answer = contestant.answer();
    return answer == null ? new double[] {returned} : answer;
  }
}
