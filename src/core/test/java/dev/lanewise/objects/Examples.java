package dev.lanewise.objects;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Small random texts and trees. */
final class Examples {
  private Examples() {}

  static List<String> texts(int count, int longest, String letters, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      StringBuilder text = new StringBuilder();
      for (int n = random.nextInt(longest + 1); n > 0; n--) {
        text.append(letters.charAt(random.nextInt(letters.length())));
      }
      texts.add(text.toString());
    }
    return texts;
  }

  static List<Tree> trees(int count, int deepest, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    List<Tree> trees = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      trees.add(tree(deepest, random));
    }
    return trees;
  }

  private static Tree tree(int deepest, SplittableRandom random) {
    List<Tree> children = new ArrayList<>();
    if (deepest > 1) {
      for (int n = random.nextInt(4); n > 0; n--) {
        children.add(tree(deepest - 1, random));
      }
    }
    return Tree.of("abc".substring(random.nextInt(3)).substring(0, 1), children);
  }
}
