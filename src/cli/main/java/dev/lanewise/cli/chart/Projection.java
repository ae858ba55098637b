package dev.lanewise.cli.chart;

/**
 * Axonometric (parallel) projection of the unit cube: lines that are parallel stay so, and lengths
 * along an axis stay in proportion wherever they are, so that ticks can be read off.
 *
 * <pre>
 *   across = cos(a) (u - 1/2) + sin(a) (v - 1/2)
 *   depth  = cos(a) (v - 1/2) - sin(a) (u - 1/2)      larger is farther away
 *   up     = cos(e) (w - 1/2) + sin(e) depth
 * </pre>
 *
 * with a the turn about the vertical axis w and e the elevation of the eye above the floor w = 0.
 */
public final class Projection {
  private final double cosTurn;
  private final double sinTurn;
  private final double cosElevation;
  private final double sinElevation;

  /**
   * @param turnDegrees between 0 and 90: the corner u = 1, v = 0 is nearest
   * @param elevationDegrees 0 looks at a wall, 90 straight down
   */
  public Projection(double turnDegrees, double elevationDegrees) {
    cosTurn = Math.cos(Math.toRadians(turnDegrees));
    sinTurn = Math.sin(Math.toRadians(turnDegrees));
    cosElevation = Math.cos(Math.toRadians(elevationDegrees));
    sinElevation = Math.sin(Math.toRadians(elevationDegrees));
  }

  /** To the right in the picture; the cube's centre is at 0. */
  public double across(double u, double v) {
    return cosTurn * (u - 0.5) + sinTurn * (v - 0.5);
  }

  /** Upwards in the picture; the cube's centre is at 0. */
  public double up(double u, double v, double w) {
    return cosElevation * (w - 0.5) + sinElevation * depth(u, v);
  }

  /** Distance behind the cube's centre, along the floor. */
  public double depth(double u, double v) {
    return cosTurn * (v - 0.5) - sinTurn * (u - 0.5);
  }
}
