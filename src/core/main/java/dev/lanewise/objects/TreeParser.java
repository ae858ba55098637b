package dev.lanewise.objects;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** Reads one tree in brackets, with the nodes that are open on a stack of its own. */
final class TreeParser {
  private final String text;
  private int at;

  /** A node whose closing bracket has not come. */
  private record Open(int position, String label, List<Tree> children) {}

  TreeParser(String text) {
    this.text = text;
  }

  Tree tree() {
    Deque<Open> open = new ArrayDeque<>();
    Tree done = null;
    while (done == null || !open.isEmpty()) {
      skipSpace();
      if (at == text.length()) {
        throw wrong(
            open.isEmpty()
                ? "expected a tree, found the end"
                : "the bracket of position " + open.peek().position + " is not closed");
      }
      switch (text.charAt(at)) {
        case '(' -> {
          int position = at++;
          skipSpace();
          open.push(new Open(position, label(), new ArrayList<>()));
          continue;
        }
        case ')' -> {
          if (open.isEmpty()) {
            throw wrong("a bracket closes that was not opened");
          }
          at++;
          Open node = open.pop();
          done = Tree.of(node.label, node.children);
        }
        default -> done = Tree.of(label());
      }
      if (!open.isEmpty()) {
        open.peek().children.add(done);
      }
    }
    skipSpace();
    if (at < text.length()) {
      throw wrong("expected the end after a whole tree, found '" + text.charAt(at) + "'");
    }
    return done;
  }

  private String label() {
    int from = at;
    while (at < text.length() && Tree.inLabel(text.charAt(at))) {
      at++;
    }
    if (at == from) {
      throw wrong(
          "expected a label, found "
              + (at == text.length() ? "the end" : "'" + text.charAt(at) + "'"));
    }
    return text.substring(from, at);
  }

  private void skipSpace() {
    while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
      at++;
    }
  }

  private IllegalArgumentException wrong(String what) {
    return new IllegalArgumentException("position " + at + ": " + what);
  }
}
