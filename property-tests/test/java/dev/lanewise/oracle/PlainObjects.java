package dev.lanewise.oracle;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Kernels on strings and trees straight from their feature maps: every feature of every object is
 * listed, values are exact. Trees come in brackets and are cut up as texts.
 */
public final class PlainObjects {
  private static final Pattern PART = Pattern.compile("[()]|[^() ]+");

  private PlainObjects() {}

  /** The sum over common features of the products of their values. */
  public static BigDecimal dot(Map<String, BigDecimal> a, Map<String, BigDecimal> b) {
    BigDecimal sum = BigDecimal.ZERO;
    for (Map.Entry<String, BigDecimal> feature : a.entrySet()) {
      sum = sum.add(feature.getValue().multiply(b.getOrDefault(feature.getKey(), BigDecimal.ZERO)));
    }
    return sum;
  }

  /** All choices of n positions, each with lambda to the length of its stretch. */
  public static Map<String, BigDecimal> subsequences(String text, int n, double lambda) {
    Map<String, BigDecimal> features = new HashMap<>();
    for (int chosen = 0; chosen < 1 << text.length(); chosen++) {
      if (Integer.bitCount(chosen) == n) {
        StringBuilder u = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
          u.append((chosen >> i & 1) == 1 ? text.substring(i, i + 1) : "");
        }
        int first = Integer.numberOfTrailingZeros(chosen);
        int last = 31 - Integer.numberOfLeadingZeros(chosen);
        BigDecimal weight = new BigDecimal(lambda).pow(last - first + 1);
        features.merge(u.toString(), weight, BigDecimal::add);
      }
    }
    return features;
  }

  /** All words of k letters, each with the number of runs that differ in at most m places. */
  public static Map<String, BigDecimal> mismatches(String text, int k, int m, String letters) {
    Map<String, BigDecimal> features = new HashMap<>();
    List<String> words = List.of("");
    for (int i = 0; i < k; i++) {
      List<String> longer = new ArrayList<>();
      for (String word : words) {
        letters.chars().forEach(letter -> longer.add(word + (char) letter));
      }
      words = longer;
    }
    for (String word : words) {
      for (int i = 0; i + k <= text.length(); i++) {
        int different = 0;
        for (int j = 0; j < k; j++) {
          different += text.charAt(i + j) != word.charAt(j) ? 1 : 0;
        }
        if (different <= m) {
          features.merge(word, BigDecimal.ONE, BigDecimal::add);
        }
      }
    }
    return features;
  }

  /** A node of a tree: its label, its children, and itself in writing. */
  private record Node(String label, List<Node> children, String text) {}

  /** All nodes of a tree in brackets; the root is the last. */
  private static List<Node> nodes(String tree) {
    List<Node> done = new ArrayList<>();
    Matcher parts = PART.matcher(tree);
    parts.find();
    node(parts, done);
    return done;
  }

  private static Node node(Matcher parts, List<Node> done) {
    Node node;
    if (parts.group().equals("(")) {
      parts.find();
      String label = parts.group();
      List<Node> children = new ArrayList<>();
      StringBuilder text = new StringBuilder("(" + label);
      while (parts.find() && !parts.group().equals(")")) {
        children.add(node(parts, done));
        text.append(' ').append(children.getLast().text);
      }
      node = new Node(label, children, text.append(')').toString());
    } else {
      node = new Node(parts.group(), List.of(), parts.group());
    }
    done.add(node);
    return node;
  }

  /** How often each subtree occurs. */
  public static Map<String, Integer> subtrees(String tree) {
    Map<String, Integer> features = new HashMap<>();
    nodes(tree).forEach(node -> features.merge(node.text, 1, Integer::sum));
    return features;
  }

  /** How often each fragment occurs. */
  public static Map<String, Integer> fragments(String tree) {
    Map<String, Integer> features = new HashMap<>();
    nodes(tree).forEach(node -> headed(node).forEach(f -> features.merge(f, 1, Integer::sum)));
    return features;
  }

  /** The fragments that a node heads, in writing. */
  private static List<String> headed(Node node) {
    if (node.children.isEmpty()) {
      return List.of();
    }
    List<String> begun = List.of("(" + node.label);
    for (Node child : node.children) {
      List<String> ways = new ArrayList<>(headed(child));
      ways.add(child.label);
      List<String> longer = new ArrayList<>();
      for (String fragment : begun) {
        ways.forEach(way -> longer.add(fragment + " " + way));
      }
      begun = longer;
    }
    return begun.stream().map(fragment -> fragment + ")").toList();
  }

  /** Nodes of a tree in writing. */
  public static int nodeCount(String tree) {
    return (int) PART.matcher(tree).results().filter(p -> !p.group().matches("[()]")).count();
  }

  /** Nodes with children. */
  public static int productionCount(String tree) {
    return (int) tree.chars().filter(c -> c == '(').count();
  }
}
