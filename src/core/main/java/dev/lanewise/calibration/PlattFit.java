package dev.lanewise.calibration;

/**
 * A fitted sigmoid and how far the fit has come.
 *
 * @param sigmoid the best found; usable even where the fit has not converged
 * @param iterations Newton steps taken
 * @param converged is the gradient within the tolerance, or the objective within rounding of its
 *     minimum?
 */
public record PlattFit(Sigmoid sigmoid, int iterations, boolean converged) {}
