package dev.lanewise.select;

/** Follows a search, and can stop it. Called from the threads that work: be quick. */
@FunctionalInterface
public interface SearchListener {
  /** Lets everything run. */
  SearchListener NONE = share -> true;

  /**
   * Called now and then.
   *
   * @param share of the work that is done, from 0 to 1, never falling but for races of threads
   * @return false to stop the search
   */
  boolean proceed(double share);
}
