package dev.lanewise.objects;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The subset-tree kernel: trees are alike when they share fragments. A fragment is a node of a tree
 * with its children, and then each child that has children of its own either with all of these or
 * without any, and so on. A node with its children is a production; a fragment of p productions
 * counts lambda^p.
 *
 * <pre>
 *   K(a, b) = sum over the nodes i of a and j of b of C(i, j)        fragments that i and j both head
 *   C(i, j) = 0                                          when their productions differ, or for leaves
 *           = lambda product over children c of (1 + C(i_c, j_c))                         otherwise
 * </pre>
 *
 * Children come before their parents, so that nothing recurses; only nodes with the same production
 * meet. At most O(|a| |b|) time, for parse trees nearly linear; memory for those C whose parents
 * are still to come. Relative error at most gamma(4 (|a| + |b|)); symmetric bit for bit.
 *
 * <p>Without decay the number of fragments of large trees leaves the range of doubles, which {@link
 * ObjectGram} refuses, and what a tree has in common with itself outweighs everything: lambda
 * around 0.4 is usual.
 *
 * <p>(Collins, Duffy, Convolution Kernels for Natural Language, 2001; meeting by production:
 * Moschitti, Making Tree Kernels Practical for Natural Language Learning, 2006.)
 *
 * @param lambda above 0, at most 1
 */
public record SubsetTreeKernel(double lambda)
    implements PreparedKernel<Tree, SubsetTreeKernel.Productions> {
  private static final int LEAF = -1;
  private static final int ABSENT = -2;

  /**
   * @throws IllegalArgumentException when lambda is out of its range
   */
  public SubsetTreeKernel {
    Counts.requireDecay(lambda);
  }

  /** The inner nodes of a tree, children before parents, grouped by production. */
  public static final class Productions {
    /** The tree in writing: which of two comes first. */
    private final String text;

    private final Map<Production, Integer> numbers = new HashMap<>();

    /** Of each production its nodes, ascending. */
    private final List<List<Integer>> nodes = new ArrayList<>();

    /** Of each inner node its production and its place among the nodes of that. */
    private final int[] production;

    private final int[] place;

    /** Of each inner node its children in their order: inner nodes, or {@link #LEAF}. */
    private final int[][] children;

    private Productions(String text, int inner) {
      this.text = text;
      this.production = new int[inner];
      this.place = new int[inner];
      this.children = new int[inner][];
    }
  }

  /** A label and those of the children. */
  private record Production(String label, List<String> children) {}

  @Override
  public Productions prepare(Tree tree) {
    tree.requireListed();
    List<Tree> all = tree.postOrder();
    int inner = (int) all.stream().filter(node -> !node.isLeaf()).count();
    Productions p = new Productions(tree.toString(), inner);
    int[] waiting = new int[all.size()]; // nodes whose parents are to come
    int top = 0;
    int next = 0;
    for (Tree node : all) {
      int number = LEAF;
      if (!node.isLeaf()) {
        int from = top - node.children().size();
        number = next++;
        p.children[number] = Arrays.copyOfRange(waiting, from, top);
        p.production[number] = numberOf(node, p);
        List<Integer> alike = p.nodes.get(p.production[number]);
        p.place[number] = alike.size();
        alike.add(number);
        top = from;
      }
      waiting[top++] = number;
    }
    return p;
  }

  private static int numberOf(Tree node, Productions p) {
    List<String> labels = node.children().stream().map(Tree::label).toList();
    int number =
        p.numbers.computeIfAbsent(new Production(node.label(), labels), k -> p.nodes.size());
    if (number == p.nodes.size()) {
      p.nodes.add(new ArrayList<>());
    }
    return number;
  }

  @Override
  public double preparedValue(Productions a, Productions b) {
    // One order for both, so that K(a, b) and K(b, a) are the same sums.
    return a.text.compareTo(b.text) <= 0 ? sum(a, b) : sum(b, a);
  }

  private double sum(Productions a, Productions b) {
    int[] inB = new int[a.nodes.size()];
    a.numbers.forEach((production, p) -> inB[p] = b.numbers.getOrDefault(production, ABSENT));
    double[][] c = new double[a.production.length][];
    double total = 0;
    for (int i = 0; i < c.length; i++) {
      int p = inB[a.production[i]];
      if (p != ABSENT) {
        c[i] = row(i, a, b, p, inB, c);
        double heads = 0;
        for (double fragments : c[i]) {
          heads += fragments;
        }
        total += heads;
      }
      for (int child : a.children[i]) {
        if (child != LEAF) {
          c[child] = null; // i was the only one to ask for it
        }
      }
    }
    return total;
  }

  /** C(i, j) for the nodes j of b that have production p, which is that of i. */
  private double[] row(int i, Productions a, Productions b, int p, int[] inB, double[][] c) {
    double[] row = new double[b.nodes.get(p).size()];
    for (int at = 0; at < row.length; at++) {
      int[] here = a.children[i];
      int[] there = b.children[b.nodes.get(p).get(at)];
      double product = lambda;
      for (int x = 0; x < here.length; x++) {
        if (here[x] != LEAF
            && there[x] != LEAF
            && inB[a.production[here[x]]] == b.production[there[x]]) {
          product *= 1 + c[here[x]][b.place[there[x]]];
        }
      }
      row[at] = product;
    }
    return row;
  }

  @Override
  public boolean positiveSemidefinite() {
    return true;
  }
}
