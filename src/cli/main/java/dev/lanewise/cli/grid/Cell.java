package dev.lanewise.cli.grid;

import dev.lanewise.kernel.Gamma;

/**
 * One setting of the search; what the kernel or the machine has no use for holds a default.
 *
 * @param c bound of the alphas
 * @param coef0 constant of the polynomial and sigmoid kernels
 * @param degree of the polynomial kernel
 * @param gamma of all kernels but the linear one
 * @param tube half the width in which errors cost nothing, of epsilon-SVR
 */
public record Cell(double c, double coef0, int degree, Gamma gamma, double tube) {}
