package dev.lanewise.kernel;

/** A kernel that is a function of the dot product of two rows. */
public sealed interface DotProductKernel extends EpilogueKernel
    permits LinearKernel, PolynomialKernel, SigmoidKernel {}
