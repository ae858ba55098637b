package dev.lanewise.objects;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/**
 * The subtree kernel: trees are alike when they share subtrees, a node with everything below it. A
 * leaf is one, so is the whole tree.
 *
 * <pre>
 *   K(a, b) = sum over all trees s of (how often in a) (how often in b) lambda^(nodes of s)
 * </pre>
 *
 * Preparing lists the different subtrees of a tree, each once, by its label and the numbers of its
 * children, in ascending size. A value walks one list and finds each subtree in the other by what
 * its children were found to be: linear in the number of nodes, exact counts, symmetric bit for
 * bit. Nothing recurses.
 *
 * <p>(Vishwanathan, Smola, Fast Kernels for String and Tree Matching, 2002; there the weights are
 * any, here a power of lambda, and tables in place of suffix trees.)
 *
 * @param lambda above 0, at most 1
 */
public record SubtreeKernel(double lambda) implements PreparedKernel<Tree, SubtreeKernel.Subtrees> {
  /**
   * @throws IllegalArgumentException when lambda is out of its range
   */
  public SubtreeKernel {
    Counts.requireDecay(lambda);
  }

  /** The different subtrees of a tree. */
  public static final class Subtrees {
    private final Map<Key, Integer> numbers = new HashMap<>();
    private final List<Key> keys = new ArrayList<>();
    private double[] counts;
    private int[] sizes;

    private Subtrees() {}
  }

  /** A subtree: its label, and the numbers of its children in the list of its tree. */
  private record Key(String label, List<Integer> children) {}

  @Override
  public Subtrees prepare(Tree tree) {
    tree.requireListed();
    // Equal parts that are one object come up again and again: their number stays.
    Map<Tree, Integer> seen = new IdentityHashMap<>();
    Subtrees all = new Subtrees();
    List<Tree> nodes = new ArrayList<>(tree.postOrder());
    nodes.sort(Comparator.comparingLong(Tree::size)); // children are smaller than their parents
    double[] counts = new double[nodes.size()];
    int[] sizes = new int[nodes.size()];
    for (Tree node : nodes) {
      Integer number = seen.get(node);
      if (number == null) {
        Key key = new Key(node.label(), node.children().stream().map(seen::get).toList());
        number = all.numbers.computeIfAbsent(key, absent -> all.keys.size());
        if (number == all.keys.size()) {
          all.keys.add(key);
        }
        seen.put(node, number);
      }
      counts[number]++;
      sizes[number] = (int) node.size();
    }
    all.counts = Arrays.copyOf(counts, all.keys.size());
    all.sizes = Arrays.copyOf(sizes, all.keys.size());
    return all;
  }

  @Override
  public double preparedValue(Subtrees a, Subtrees b) {
    int[] inB = new int[a.keys.size()];
    double sum = 0;
    double alike = 0; // pairs of the size at hand: a whole number
    for (int i = 0; i < inB.length; i++) {
      inB[i] = find(a.keys.get(i), inB, b);
      if (inB[i] >= 0) {
        alike += a.counts[i] * b.counts[inB[i]];
      }
      if (i + 1 == inB.length || a.sizes[i + 1] != a.sizes[i]) {
        sum += alike * StrictMath.pow(lambda, a.sizes[i]);
        alike = 0;
      }
    }
    return sum;
  }

  /** Number of a subtree of a in b, or -1; its children have been looked for. */
  private static int find(Key key, int[] inB, Subtrees b) {
    List<Integer> children = new ArrayList<>(key.children.size());
    for (int child : key.children) {
      if (inB[child] < 0) {
        return -1;
      }
      children.add(inB[child]);
    }
    return b.numbers.getOrDefault(new Key(key.label, children), -1);
  }

  @Override
  public boolean positiveSemidefinite() {
    return true;
  }
}
