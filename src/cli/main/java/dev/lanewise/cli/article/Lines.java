package dev.lanewise.cli.article;

/**
 * Takes text as soon as it is there.
 *
 * @param <X> what keeps it from doing so
 */
@FunctionalInterface
public interface Lines<X extends Exception> {
  /** Takes whole lines, each with its end. */
  void print(String text) throws X;
}
