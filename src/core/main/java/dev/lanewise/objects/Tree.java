package dev.lanewise.objects;

import dev.lanewise.matrix.CapacityException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * An ordered tree with a label at each node. Immutable. Nothing here recurses, so trees may be as
 * deep as memory allows.
 *
 * <p>Written in brackets: a leaf is its label, any other node {@code (label child child ...)}.
 *
 * <pre>
 *            S
 *          /   \
 *        NP     VP        (S (NP (N dog)) (VP runs))
 *        |       |
 *        N     runs
 *        |
 *       dog
 * </pre>
 */
public final class Tree {
  private final String label;
  private final List<Tree> children;
  private final long size;
  private final int hash;

  private Tree(String label, List<Tree> children) {
    this.label = label;
    this.children = children;
    long nodes = 1;
    for (Tree child : children) {
      nodes = Math.min(Long.MAX_VALUE / 2, nodes + child.size); // shared parts count each time
    }
    this.size = nodes;
    this.hash = 31 * label.hashCode() + children.hashCode();
  }

  /**
   * A node with its children, in their order; none make a leaf.
   *
   * @throws IllegalArgumentException when the label is empty or has brackets or white space, which
   *     would make another tree of it in writing
   */
  public static Tree of(String label, Tree... children) {
    return of(label, List.of(children));
  }

  /** The same from a list. */
  public static Tree of(String label, List<Tree> children) {
    if (label.isEmpty() || !label.chars().allMatch(Tree::inLabel)) {
      throw new IllegalArgumentException(
          "label \"" + label + "\": expected characters other than brackets and white space");
    }
    return new Tree(label, List.copyOf(children));
  }

  static boolean inLabel(int symbol) {
    return symbol != '(' && symbol != ')' && !Character.isWhitespace(symbol);
  }

  /**
   * Reads a tree in brackets; white space around labels and brackets does not matter.
   *
   * @throws IllegalArgumentException naming the position, from 0 on, of what is wrong
   */
  public static Tree parse(String text) {
    return new TreeParser(text).tree();
  }

  public String label() {
    return label;
  }

  /** In their order; not to be changed. */
  public List<Tree> children() {
    return children;
  }

  public boolean isLeaf() {
    return children.isEmpty();
  }

  /** Number of nodes. */
  public long size() {
    return size;
  }

  /**
   * Refuses a tree whose nodes make no list, as a few objects shared many times over can.
   *
   * @throws CapacityException when that is so
   */
  void requireListed() {
    CapacityException.check(
        "a tree of " + size + " nodes",
        CapacityException.bytes(size, 1, 2 * Long.BYTES),
        CapacityException.LARGEST_ARRAY,
        "compare parts of it");
  }

  /** The nodes of this tree, children before their parents and in their order. */
  List<Tree> postOrder() {
    List<Tree> nodes = new ArrayList<>();
    Deque<Tree> open = new ArrayDeque<>();
    open.push(this);
    while (!open.isEmpty()) {
      Tree node = open.pop();
      nodes.add(node);
      node.children.forEach(open::push);
    }
    return nodes.reversed(); // parent, last child, ... the other way round
  }

  /** Whether the other is a tree with the same labels in the same places. */
  @Override
  public boolean equals(Object other) {
    if (!(other instanceof Tree that)) {
      return false;
    }
    Deque<Tree> here = new ArrayDeque<>(List.of(this));
    Deque<Tree> there = new ArrayDeque<>(List.of(that));
    while (!here.isEmpty()) {
      Tree a = here.pop();
      Tree b = there.pop();
      if (a != b) {
        if (a.hash != b.hash
            || !a.label.equals(b.label)
            || a.children.size() != b.children.size()) {
          return false;
        }
        a.children.forEach(here::push);
        b.children.forEach(there::push);
      }
    }
    return true;
  }

  @Override
  public int hashCode() {
    return hash;
  }

  /** In brackets. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    Deque<Object> open = new ArrayDeque<>();
    open.push(this);
    while (!open.isEmpty()) {
      switch (open.pop()) {
        case Tree leaf when leaf.isLeaf() -> text.append(leaf.label);
        case Tree node -> {
          text.append('(').append(node.label);
          open.push(")");
          for (Tree child : node.children.reversed()) {
            open.push(child);
            open.push(" ");
          }
        }
        case Object bracketOrSpace -> text.append(bracketOrSpace);
      }
    }
    return text.toString();
  }
}
