package dev.lanewise.svm;

import java.util.Arrays;

/**
 * The members of a working set that have one sign: who has which place, and what changes from one
 * set to the next.
 */
final class WorkingSetSide {
  private int count;
  private int[] members = {};
  private float[][] rows = {};
  private int before;

  /** Places whose values move, and where to. */
  private int moves;

  private int[] from = {};
  private int[] to = {};

  /** Places of newcomers. */
  private int fresh;

  private int[] freshPlaces = {};

  /**
   * Takes out who leaves, gives newcomers the places that are left or new ones, and has the last
   * members move into what gaps there are then.
   *
   * @param set the new members
   * @param placeOf brought up to date
   */
  void change(int[] set, int[] placeOf) {
    before = count;
    int[] gaps = gaps(set, placeOf);
    atLeast(set.length);
    fresh = 0;
    moves = 0;
    int filled = 0;
    int end = before;
    for (int example : set) {
      if (placeOf[example] < 0) {
        int place = filled < gaps.length ? gaps[filled++] : end++;
        settle(example, place, null, placeOf);
        freshPlaces[fresh++] = place;
      }
    }
    int lastGap = gaps.length - 1;
    for (int p = end - 1; filled <= lastGap; p--) {
      if (p == gaps[lastGap]) {
        lastGap--;
      } else {
        from[moves] = p;
        to[moves] = gaps[filled++];
        settle(members[p], to[moves++], rows[p], placeOf);
      }
      rows[p] = null;
    }
    count = set.length;
  }

  /** The places of those who are not in the set, ascending; they are without a place then. */
  private int[] gaps(int[] set, int[] placeOf) {
    boolean[] stays = new boolean[count];
    for (int example : set) {
      if (placeOf[example] >= 0) {
        stays[placeOf[example]] = true;
      }
    }
    int[] gaps = new int[count];
    int found = 0;
    for (int p = 0; p < count; p++) {
      if (!stays[p]) {
        placeOf[members[p]] = -1;
        gaps[found++] = p;
      }
    }
    return Arrays.copyOf(gaps, found);
  }

  private void atLeast(int places) {
    if (members.length < places) {
      int room = places + places / 4;
      members = Arrays.copyOf(members, room);
      rows = Arrays.copyOf(rows, room);
      from = new int[room];
      to = new int[room];
      freshPlaces = new int[room];
    }
  }

  private void settle(int example, int place, float[] row, int[] placeOf) {
    members[place] = example;
    rows[place] = row;
    placeOf[example] = place;
  }

  /**
   * Does the moves among the values of a row.
   *
   * @param first where the value of place 0 is
   * @param step from one place to the next, 1 or -1
   */
  void move(float[] row, int first, int step) {
    for (int m = 0; m < moves; m++) {
      row[first + step * to[m]] = row[first + step * from[m]];
    }
  }

  int count() {
    return count;
  }

  /** Examples by place, {@link #count} of them. */
  int[] members() {
    return members;
  }

  /** Members of the set before this one. */
  int before() {
    return before;
  }

  int fresh() {
    return fresh;
  }

  int freshPlace(int f) {
    return freshPlaces[f];
  }

  /** Values of the member of a place; null for a newcomer, at first. */
  float[] row(int place) {
    return rows[place];
  }

  void setRow(int place, float[] row) {
    rows[place] = row;
  }
}
