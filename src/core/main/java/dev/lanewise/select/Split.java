package dev.lanewise.select;

/**
 * Numbers of the rows to train on and of those to test on, from 0, ascending, each row in one of
 * the two.
 */
public record Split(int[] train, int[] test) {
  /** Sorts rows by whether they are in the test part. */
  static Split of(boolean[] isTest) {
    int count = 0;
    for (boolean t : isTest) {
      count += t ? 1 : 0;
    }
    int[] train = new int[isTest.length - count];
    int[] test = new int[count];
    int trains = 0;
    int tests = 0;
    for (int i = 0; i < isTest.length; i++) {
      if (isTest[i]) {
        test[tests++] = i;
      } else {
        train[trains++] = i;
      }
    }
    return new Split(train, test);
  }

  /**
   * Checks that both parts have rows and that these are among n.
   *
   * @throws IllegalArgumentException naming the row that is not
   */
  void requireRowsBelow(int n) {
    if (train.length == 0 || test.length == 0) {
      throw new IllegalArgumentException(
          "a split trains on " + train.length + " rows and tests on " + test.length);
    }
    for (int[] part : new int[][] {train, test}) {
      for (int row : part) {
        if (row < 0 || row >= n) {
          throw new IllegalArgumentException("a split has row " + row + ", there are " + n);
        }
      }
    }
  }
}
