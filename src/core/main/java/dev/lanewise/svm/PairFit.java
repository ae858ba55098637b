package dev.lanewise.svm;

/**
 * The solution of one pair of classes.
 *
 * @param positiveLabel class on the side where decision values are positive
 * @param negativeLabel the other class
 * @param rho decision = sum coef K - rho
 * @param certificate how good it is; the objective of C-SVC is 1/2 alpha'Q alpha - sum alpha
 */
public record PairFit(int positiveLabel, int negativeLabel, double rho, Certificate certificate) {}
