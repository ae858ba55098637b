package dev.lanewise.cli.chart;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Shape;
import java.awt.Stroke;
import java.awt.geom.AffineTransform;
import java.awt.geom.Ellipse2D;
import java.awt.geom.PathIterator;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.util.List;

/**
 * Writes what is painted as SVG 1.1, one element a shape, in hundredths of a pixel.
 *
 * <p>The encoders at hand first build a document in memory, which takes about as long again as the
 * painting, and more in a JVM just started.
 */
final class SvgGraphics extends VectorGraphics {
  private static final double UNITS = 100;

  private final int width;
  private final int height;
  private final StringBuilder body = new StringBuilder(1 << 16);
  private Shape groupClip;

  SvgGraphics(int width, int height) {
    this.width = width;
    this.height = height;
  }

  /** All of it as a document, with words for those who hear it. */
  String document(String title, List<String> words) {
    closeGroup();
    return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
        + "<svg xmlns=\"http://www.w3.org/2000/svg\" version=\"1.1\" role=\"img\" width=\""
        + width
        + "\" height=\""
        + height
        + "\" viewBox=\"0 0 "
        + width
        + " "
        + height
        + "\" font-family=\"DejaVu Sans, Verdana, sans-serif\">\n<title>"
        + escaped(title)
        + "</title>\n<desc>"
        + escaped(String.join("; ", words))
        + "</desc>\n"
        + body
        + "</svg>\n";
  }

  @Override
  public void fill(Shape shape) {
    openGroup();
    int start = shape(shape);
    if (start >= 0) {
      paint("fill", getColor());
      boolean evenOdd =
          body.charAt(start + 1) == 'p'
              && shape.getPathIterator(null).getWindingRule() == PathIterator.WIND_EVEN_ODD;
      body.append(evenOdd ? " fill-rule=\"evenodd\"/>\n" : "/>\n");
    }
  }

  @Override
  public void draw(Shape shape) {
    Stroke stroke = getStroke();
    if (!(stroke instanceof BasicStroke line)) {
      fill(stroke.createStrokedShape(shape));
      return;
    }
    openGroup();
    if (shape(shape) >= 0) {
      body.append(" fill=\"none\"");
      paint("stroke", getColor());
      stroke(line);
      body.append("/>\n");
    }
  }

  private void stroke(BasicStroke line) {
    double scale = Math.sqrt(Math.abs(map().getDeterminant()));
    if (line.getLineWidth() * scale != 1) {
      body.append(" stroke-width=\"");
      number(Math.round(line.getLineWidth() * scale * UNITS));
      body.append('"');
    }
    if (line.getLineJoin() == BasicStroke.JOIN_ROUND) {
      body.append(" stroke-linejoin=\"round\"");
    }
    if (line.getEndCap() != BasicStroke.CAP_BUTT) {
      body.append(" stroke-linecap=\"");
      body.append(line.getEndCap() == BasicStroke.CAP_ROUND ? "round\"" : "square\"");
    }
    if (line.getDashArray() != null) {
      body.append(" stroke-dasharray=\"");
      for (float dash : line.getDashArray()) {
        number(Math.round(dash * scale * UNITS));
        body.append(' ');
      }
      body.setCharAt(body.length() - 1, '"');
    }
  }

  @Override
  public void drawString(String text, float x, float y) {
    openGroup();
    Font font = getFont();
    AffineTransform map = map();
    boolean turned = map.getShearX() != 0 || map.getScaleX() <= 0;
    double scale = Math.sqrt(Math.abs(map.getDeterminant()));
    Point2D at = map.transform(new Point2D.Float(x, y), null);
    double length = font.getStringBounds(text, getFontRenderContext()).getWidth() * scale;
    attribute("<text x=\"", at.getX());
    attribute(" y=\"", at.getY());
    attribute(" font-size=\"", font.getSize2D() * scale);
    if (!text.isEmpty()) {
      attribute(" textLength=\"", length); // the reader's font may be wider than ours
    }
    if (font.isBold()) {
      body.append(" font-weight=\"bold\"");
    }
    if (turned) {
      double degrees = Math.toDegrees(Math.atan2(map.getShearY(), map.getScaleX()));
      attribute(" transform=\"rotate(", degrees);
      body.setCharAt(body.length() - 1, ' ');
      number(Math.round(at.getX() * UNITS));
      body.append(' ');
      number(Math.round(at.getY() * UNITS));
      body.append(")\"");
    }
    paint("fill", getColor());
    body.append('>').append(escaped(text)).append("</text>\n");
  }

  /** One group for what shares a clip; none for what has the whole page. */
  private void openGroup() {
    Shape clip = pageClip();
    if (clip != null && clip.contains(0, 0, width, height)) {
      clip = null;
    }
    boolean same =
        clip == groupClip
            || (clip != null
                && groupClip != null
                && clip.getBounds2D().equals(groupClip.getBounds2D()));
    if (same) {
      return;
    }
    closeGroup();
    if (clip != null) {
      // a viewport clips without an identifier, which could occur twice on a page
      Rectangle2D box = clip.getBounds2D();
      attribute("<svg overflow=\"hidden\" x=\"", box.getX());
      attribute(" y=\"", box.getY());
      attribute(" width=\"", box.getWidth());
      attribute(" height=\"", box.getHeight());
      body.append(" viewBox=\"");
      for (double value : new double[] {box.getX(), box.getY(), box.getWidth(), box.getHeight()}) {
        number(Math.round(value * UNITS));
        body.append(' ');
      }
      body.setCharAt(body.length() - 1, '"');
      body.append(">\n");
      groupClip = clip;
    }
  }

  private void closeGroup() {
    if (groupClip != null) {
      body.append("</svg>\n");
      groupClip = null;
    }
  }

  /** Begins the element of a shape; where it begins, or -1 for an empty shape, which has none. */
  private int shape(Shape shape) {
    int start = body.length();
    boolean upright = map().getShearX() == 0 && map().getShearY() == 0;
    if (upright && shape instanceof Ellipse2D e && e.getWidth() == e.getHeight()) {
      Point2D centre = map().transform(new Point2D.Double(e.getCenterX(), e.getCenterY()), null);
      attribute("<circle cx=\"", centre.getX());
      attribute(" cy=\"", centre.getY());
      attribute(" r=\"", e.getWidth() / 2 * map().getScaleX());
      return start;
    }
    if (upright && shape instanceof Rectangle2D) {
      Rectangle2D box = map().createTransformedShape(shape).getBounds2D();
      attribute("<rect x=\"", box.getX());
      attribute(" y=\"", box.getY());
      attribute(" width=\"", box.getWidth());
      attribute(" height=\"", box.getHeight());
      return start;
    }
    body.append("<path d=\"");
    int empty = body.length();
    path(shape.getPathIterator(map()));
    if (body.length() == empty) {
      body.setLength(start);
      return -1;
    }
    body.append('"');
    return start;
  }

  /**
   * Moves from point to point relative to the point as written, so that roundings do not add up.
   */
  private void path(PathIterator path) {
    double[] points = new double[6];
    long x = 0;
    long y = 0;
    long startX = 0;
    long startY = 0;
    for (; !path.isDone(); path.next()) {
      int kind = path.currentSegment(points);
      if (kind == PathIterator.SEG_CLOSE) {
        body.append('z');
        x = startX;
        y = startY;
        continue;
      }
      int count =
          switch (kind) {
            case PathIterator.SEG_QUADTO -> 2;
            case PathIterator.SEG_CUBICTO -> 3;
            default -> 1;
          };
      body.append("mlqc".charAt(kind));
      long fromX = x;
      long fromY = y;
      for (int p = 0; p < count; p++) {
        x = Math.round(points[2 * p] * UNITS);
        y = Math.round(points[2 * p + 1] * UNITS);
        if (p > 0) {
          body.append(' ');
        }
        number(x - fromX);
        if (y >= fromY) {
          body.append(' ');
        }
        number(y - fromY);
      }
      if (kind == PathIterator.SEG_MOVETO) {
        startX = x;
        startY = y;
      }
    }
  }

  private void attribute(String before, double value) {
    body.append(before);
    number(Math.round(value * UNITS));
    body.append('"');
  }

  /** Hundredths as a decimal number without needless digits. */
  private void number(long hundredths) {
    long size = Math.abs(hundredths);
    if (hundredths < 0) {
      body.append('-');
    }
    long fraction = size % 100;
    if (size >= 100 || fraction == 0) {
      body.append(size / 100);
    }
    if (fraction != 0) {
      body.append('.').append(fraction / 10);
      if (fraction % 10 != 0) {
        body.append(fraction % 10);
      }
    }
  }

  private void paint(String attribute, Color color) {
    String hex = Integer.toHexString(color.getRGB() & 0xFFFFFF | 0x1000000).substring(1);
    body.append(' ').append(attribute).append("=\"#").append(hex).append('"');
    if (color.getAlpha() < 255) {
      body.append(' ').append(attribute);
      attribute("-opacity=\"", color.getAlpha() / 255.0);
    }
  }

  /** Text for XML: marks escaped, characters that XML cannot hold replaced. */
  private static String escaped(String text) {
    StringBuilder out = new StringBuilder(text.length());
    text.codePoints()
        .forEach(
            c -> {
              switch (c) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '"' -> out.append("&quot;");
                default -> out.appendCodePoint(allowed(c) ? c : 0xFFFD);
              }
            });
    return out.toString();
  }

  private static boolean allowed(int c) {
    return c == '\t'
        || c == '\n'
        || (c >= 0x20 && c <= 0xD7FF)
        || (c >= 0xE000 && c <= 0xFFFD)
        || c >= 0x10000;
  }
}
