package dev.lanewise.bench.result;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.lanewise.bench.limit.Limit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * All times of one work.
 *
 * @param name of the work
 * @param limit what bounds it
 * @param amount operations, bytes or elements of one repetition
 * @param bytesAllocated by one repetition of ours
 * @param series ours first, then the rivals, the limit last
 */
public record WorkResult(
    String name, Limit limit, double amount, double bytesAllocated, List<Series> series) {
  /**
   * Times of one implementation in seconds.
   *
   * @param who ours, a rival or the limit
   * @param role what it is to the work
   * @param seconds median of each fork, in order; null where it did not run. For the limit: the
   *     time the work would take at the limit measured in that fork
   */
  public record Series(String who, Role role, List<Double> seconds) {
    /** Times of the forks in which it ran. */
    @JsonIgnore
    public List<Double> measured() {
      return seconds.stream().filter(Objects::nonNull).toList();
    }
  }

  /** What a series is to its work. */
  public enum Role {
    OURS,
    RIVAL,
    OUTSIDE,
    LIMIT
  }

  /** Our own series. */
  @JsonIgnore
  public Series ours() {
    return series.getFirst();
  }

  /** The series of that name, or null. */
  public Series of(String who) {
    return series.stream().filter(s -> s.who().equals(who)).findFirst().orElse(null);
  }

  /**
   * What a run is compared by: the limit, else the first rival of the same virtual machine; null
   * where there is neither.
   */
  @JsonIgnore
  public Series reference() {
    for (Role role : List.of(Role.LIMIT, Role.RIVAL)) {
      for (Series s : series) {
        if (s.role() == role) {
          return s;
        }
      }
    }
    return null;
  }

  /**
   * Time of another series over ours, fork by fork: above 1 ours is faster. For the limit it is the
   * share of the peak. Forks in which either did not run are left out.
   */
  public List<Double> ratios(Series other) {
    List<Double> ratios = new ArrayList<>();
    List<Double> own = ours().seconds();
    for (int fork = 0; fork < Math.min(own.size(), other.seconds().size()); fork++) {
      if (own.get(fork) != null && other.seconds().get(fork) != null) {
        ratios.add(other.seconds().get(fork) / own.get(fork));
      }
    }
    return ratios;
  }
}
