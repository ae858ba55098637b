package dev.lanewise.objects;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lanewise.matrix.DoubleMatrix;
import java.util.List;
import org.junit.jupiter.api.Test;

class TreeKernelTest {
  private static final Tree DOG = Tree.parse("(S (NP (N dog)) (VP runs))");
  private static final Tree CAT = Tree.parse("(S (NP (N cat)) (VP runs))");

  @Test
  void subtreesAreCountedByHand() {
    // Common: (VP runs) of two nodes, runs of one.
    assertEquals(0.25 + 0.5, new SubtreeKernel(0.5).value(DOG, CAT));
    // S 6, NP 3, N 2, dog 1, VP 2, runs 1
    assertEquals(6, new SubtreeKernel(1).value(DOG, DOG));
    double powers = Math.pow(0.5, 6) + Math.pow(0.5, 3) + 2 * 0.25 + 2 * 0.5;
    assertEquals(powers, new SubtreeKernel(0.5).value(DOG, DOG));
    assertEquals(0, new SubtreeKernel(1).value(DOG, Tree.parse("S")));
    assertEquals(4 + 1, new SubtreeKernel(1).value(Tree.parse("(a b b)"), Tree.parse("(a b b)")));
  }

  @Test
  void fragmentsAreCountedByHand() {
    // (VP runs), (S NP VP), (S NP (VP runs)), (NP N), (S (NP N) VP), (S (NP N) (VP runs))
    assertEquals(6, new SubsetTreeKernel(1).value(DOG, CAT));
    double powers = 3 * 0.5 + 2 * 0.25 + 0.125;
    assertEquals(powers, new SubsetTreeKernel(0.5).value(DOG, CAT));
    assertEquals(0, new SubsetTreeKernel(1).value(DOG, Tree.parse("S")), "leaves head nothing");
    // (a a), (a b), (a (a b)), (b c), (a (b c)), (a (a (b c)))
    Tree chain = Tree.parse("(a (a (b c)))");
    assertEquals(6, new SubsetTreeKernel(1).value(chain, chain));
  }

  @Test
  void depthDoesNotMatter() {
    int depth = 10_000;
    Tree deep = Tree.parse("(a ".repeat(depth) + "b" + ")".repeat(depth));
    Tree other = Tree.parse("(a ".repeat(200) + "b" + ")".repeat(200));
    assertEquals(201, new SubtreeKernel(1).value(deep, other));
    // Heads at heights i and j, above the leaf, share min(i, j) - 1 fragments that stop short of
    // the production of b, and where i = j one more that does not.
    double fragments = 0;
    for (int i = 1; i <= 200; i++) {
      for (int j = 1; j <= depth; j++) {
        fragments += Math.min(i, j) - 1 + (i == j ? 1 : 0);
      }
    }
    assertEquals(fragments, new SubsetTreeKernel(1).value(deep, other));
    assertEquals(fragments, new SubsetTreeKernel(1).value(other, deep));
  }

  @Test
  void fragmentsWithoutEndAreRefused() {
    Tree tree = Tree.of("a");
    for (int i = 0; i < 12; i++) {
      tree = Tree.of("a", tree, tree);
    }
    List<Tree> trees = List.of(DOG, tree);
    ObjectKernel<Tree> kernel = new SubsetTreeKernel(1);
    String message =
        assertThrows(IllegalArgumentException.class, () -> ObjectGram.gram(kernel, trees))
            .getMessage();
    assertTrue(message.startsWith("K(object 1, object 1) is Infinity"), message);
    assertEquals(1, ObjectGram.gram(new SubsetTreeKernel(0.2), trees).get(1, 1));
  }

  @Test
  void valuesAreSymmetricBitForBit() {
    List<Tree> trees = Examples.trees(60, 5, 2);
    for (ObjectKernel<Tree> kernel : List.of(new SubtreeKernel(0.3), new SubsetTreeKernel(0.3))) {
      DoubleMatrix gram = ObjectGram.gram(kernel, trees);
      for (int i = 0; i < trees.size(); i++) {
        for (int j = 0; j < trees.size(); j++) {
          assertEquals(
              kernel.value(trees.get(i), trees.get(j)), kernel.value(trees.get(j), trees.get(i)));
          assertEquals(gram.get(i, j), gram.get(j, i));
        }
      }
    }
  }
}
