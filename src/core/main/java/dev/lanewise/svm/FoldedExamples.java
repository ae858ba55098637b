package dev.lanewise.svm;

import dev.lanewise.matrix.FloatMatrix;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * Training examples sorted by class and, within a class, by fold: what a pair of classes trains on
 * without a fold are at most four ranges of its rows.
 *
 * @param all the examples, fold by fold within a class
 * @param foldStarts for each class the first row of each fold, and the end
 */
record FoldedExamples(ExamplesByClass all, int[][] foldStarts) {
  /**
   * @param foldOf fold of each row of x, from 0
   */
  static FoldedExamples of(FloatMatrix x, int[] y, int[] foldOf, int folds) {
    ExamplesByClass byClass = ExamplesByClass.of(x, y, SampleWeights.none());
    int classes = byClass.labels().length;
    int[][] foldStarts = new int[classes][folds + 1];
    int[] order = new int[y.length];
    int next = 0;
    for (int c = 0; c < classes; c++) {
      for (int f = 0; f < folds; f++) {
        foldStarts[c][f] = next;
        for (int row = byClass.starts()[c]; row < byClass.starts()[c + 1]; row++) {
          if (foldOf[byClass.order()[row]] == f) {
            order[next++] = byClass.order()[row];
          }
        }
      }
      foldStarts[c][folds] = next;
    }
    FloatMatrix sorted = byClass.features(); // the same rows again, in their new order
    for (int row = 0; row < order.length; row++) {
      x.copyRow(order[row], sorted.array(), (int) sorted.position(row));
    }
    double[] ones = byClass.weights();
    return new FoldedExamples(
        new ExamplesByClass(byClass.labels(), byClass.starts(), order, ones, sorted), foldStarts);
  }

  int folds() {
    return foldStarts[0].length - 1;
  }

  /** Examples of a class outside a fold. */
  int count(int c, int fold) {
    return all.count(c) - (foldStarts[c][fold + 1] - foldStarts[c][fold]);
  }

  /** Examples of each class outside a fold. */
  int[] counts(int fold) {
    int[] counts = new int[foldStarts.length];
    Arrays.setAll(counts, c -> count(c, fold));
    return counts;
  }

  /** What a pair trains on without a fold: ranges of the examples of the pair. */
  int[] ranges(ClassPair pair, int fold) {
    int positives = all.count(pair.first());
    int[] a = foldStarts[pair.first()];
    int[] b = foldStarts[pair.second()];
    int shift = positives - b[0];
    return new int[] {
      0,
      a[fold] - a[0],
      a[fold + 1] - a[0],
      positives,
      positives,
      b[fold] + shift,
      b[fold + 1] + shift,
      positives + all.count(pair.second())
    };
  }

  /** What of a pair is held out in a fold: ranges of the examples of the pair. */
  int[] heldOut(ClassPair pair, int fold) {
    int[] trained = ranges(pair, fold);
    return new int[] {trained[1], trained[2], trained[5], trained[6]};
  }

  /** Example of a pair for each that it trains on without a fold. */
  int[] examples(ClassPair pair, int fold) {
    return numbers(ranges(pair, fold));
  }

  static int[] numbers(int[] ranges) {
    int count = 0;
    for (int r = 0; r < ranges.length; r += 2) {
      count += ranges[r + 1] - ranges[r];
    }
    int[] examples = new int[count];
    int next = 0;
    for (int r = 0; r < ranges.length; r += 2) {
      for (int t = ranges[r]; t < ranges[r + 1]; t++) {
        examples[next++] = t;
      }
    }
    return examples;
  }

  /** Features of each fold, in the order of the rows that they came from. */
  FloatMatrix[] heldOutRows() {
    FloatMatrix[] rows = new FloatMatrix[folds()];
    for (int f = 0; f < rows.length; f++) {
      List<Integer> of = new ArrayList<>();
      for (int[] starts : foldStarts) {
        for (int row = starts[f]; row < starts[f + 1]; row++) {
          of.add(row);
        }
      }
      of.sort(Comparator.comparingInt(row -> all.order()[row]));
      FloatMatrix features = all.features();
      rows[f] = FloatMatrix.allocate(of.size(), features.cols());
      for (int i = 0; i < of.size(); i++) {
        features.copyRow(of.get(i), rows[f].array(), (int) rows[f].position(i));
      }
    }
    return rows;
  }
}
