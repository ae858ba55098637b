package dev.lanewise.bench.work;

import dev.lanewise.bench.limit.Limit;
import dev.lanewise.bench.limit.LimitLoop;

/** The limits as works of their own: what a C program reaches says whether ours are true. */
final class Limits {
  private Limits() {}

  static Work of(String name, Limit limit) {
    return new Work(
        "limit." + name,
        new Cost(limit, LimitLoop.amount(limit)),
        () ->
            new Contest(Agreement.within(0))
                .add(Contest.OURS, LimitLoop.of(limit).renewed().loop()));
  }
}
