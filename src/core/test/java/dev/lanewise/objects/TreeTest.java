package dev.lanewise.objects;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lanewise.matrix.CapacityException;
import java.util.List;
import org.junit.jupiter.api.Test;

class TreeTest {
  @Test
  void treesAreReadAndWritten() {
    String text = "(S (NP (N dog)) (VP runs))";
    Tree tree = Tree.parse("  ( S(NP (N dog) )\n(VP\truns))  ");
    assertEquals(text, tree.toString());
    assertEquals("S", tree.label());
    assertEquals(6, tree.size());
    assertEquals(2, tree.children().size());
    assertEquals("runs", tree.children().get(1).children().get(0).label());
    assertEquals(
        Tree.of("S", Tree.of("NP", Tree.of("N", Tree.of("dog"))), Tree.of("VP", Tree.of("runs"))),
        tree);
    assertEquals("dog", Tree.parse("dog").toString());
    assertEquals(Tree.parse("dog"), Tree.parse("(dog)"));
    for (Tree random : Examples.trees(200, 5, 1)) {
      Tree again = Tree.parse(random.toString());
      assertEquals(random, again);
      assertEquals(random.hashCode(), again.hashCode());
      assertEquals(random.size(), random.postOrder().size());
    }
    assertNotEquals(Tree.parse("(a b c)"), Tree.parse("(a (b c))"));
    assertNotEquals(Tree.parse("(a b c)"), Tree.parse("(a c b)"));
  }

  @Test
  void childrenComeBeforeParentsAndInTheirOrder() {
    List<String> labels =
        Tree.parse("(a (b c d) (e (f g)))").postOrder().stream().map(Tree::label).toList();
    assertEquals(List.of("c", "d", "b", "g", "f", "e", "a"), labels);
  }

  @Test
  void whatIsWrongIsNamedWithItsPosition() {
    assertMessage("position 0: expected a tree, found the end", "");
    assertMessage("position 2: expected a tree, found the end", "  ");
    assertMessage("position 6: the bracket of position 0 is not closed", "(a (b)");
    assertMessage("position 5: the bracket of position 2 is not closed", "(a(b ");
    assertMessage("position 1: expected a label, found '('", "((a) b)");
    assertMessage("position 1: expected a label, found ')'", "()");
    assertMessage("position 2: expected a label, found the end", "( ");
    assertMessage("position 0: a bracket closes that was not opened", ") a");
    assertMessage("position 4: expected the end after a whole tree, found ')'", "(a) )");
    assertMessage("position 2: expected the end after a whole tree, found 'b'", "a b");
    for (String label : new String[] {"", "a b", "(", "a)", "\n"}) {
      assertThrows(IllegalArgumentException.class, () -> Tree.of(label), label);
    }
  }

  private static void assertMessage(String expected, String text) {
    assertEquals(
        expected,
        assertThrows(IllegalArgumentException.class, () -> Tree.parse(text)).getMessage());
  }

  @Test
  void depthDoesNotMatter() {
    int depth = 100_000;
    String text = "(a ".repeat(depth) + "b" + ")".repeat(depth);
    Tree deep = Tree.parse(text);
    assertEquals(depth + 1, deep.size());
    assertEquals(text, deep.toString());
    assertEquals(deep, Tree.parse(text));
    assertEquals(deep.hashCode(), Tree.parse(text).hashCode());
    assertNotEquals(deep, Tree.parse(text.replace("b", "c")));
  }

  @Test
  void partsMayBeShared() {
    Tree tree = Tree.of("a");
    for (int i = 0; i < 10; i++) {
      tree = Tree.of("a", tree, tree);
    }
    assertEquals(2047, tree.size());
    assertEquals(tree, Tree.parse(tree.toString()));
    ObjectKernel<Tree> subtrees = new SubtreeKernel(1);
    assertEquals(
        subtrees.value(Tree.parse(tree.toString()), Tree.parse(tree.toString())),
        subtrees.value(tree, tree));
    for (int i = 0; i < 90; i++) {
      tree = Tree.of("a", tree, tree);
    }
    Tree huge = tree;
    for (ObjectKernel<Tree> kernel : List.of(new SubtreeKernel(0.5), new SubsetTreeKernel(0.5))) {
      String message =
          assertThrows(CapacityException.class, () -> kernel.value(huge, huge)).getMessage();
      assertTrue(message.startsWith("a tree of 4611686018427387903 nodes"), message);
    }
  }
}
