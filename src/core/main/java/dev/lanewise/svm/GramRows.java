package dev.lanewise.svm;

import dev.lanewise.matrix.FloatMatrix;

/** Rows out of a whole Gram matrix on the heap, shared by all pairs of classes. */
final class GramRows implements KernelRows {
  private final FloatMatrix gram;
  private final int first;
  private final int positives;
  private final int firstNegative;
  private final int negatives;

  /**
   * @param gram Gram matrix of examples sorted by class
   * @param first row of the first positive example
   * @param positives how many there are
   * @param firstNegative row of the first negative example
   * @param negatives how many there are
   */
  GramRows(FloatMatrix gram, int first, int positives, int firstNegative, int negatives) {
    this.gram = gram;
    this.first = first;
    this.positives = positives;
    this.firstNegative = firstNegative;
    this.negatives = negatives;
  }

  /** Rows of all examples in one piece, whatever their signs. */
  static GramRows whole(FloatMatrix gram) {
    int n = (int) gram.rows();
    return new GramRows(gram, 0, n, n, 0);
  }

  private int rowOf(int i) {
    return i < positives ? first + i : firstNegative + i - positives;
  }

  @Override
  public int examples() {
    return positives + negatives;
  }

  @Override
  public int split() {
    return positives;
  }

  @Override
  public float[] array(int i) {
    return gram.array();
  }

  @Override
  public int start(int i) {
    return (int) gram.position(rowOf(i)) + first;
  }

  @Override
  public int startNegative(int i) {
    return (int) gram.position(rowOf(i)) + firstNegative - positives;
  }

  @Override
  public float diagonal(int i) {
    int row = rowOf(i);
    return gram.get(row, row);
  }
}
