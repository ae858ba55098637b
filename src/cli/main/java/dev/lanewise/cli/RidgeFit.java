package dev.lanewise.cli;

import dev.lanewise.ridge.LeaveOneOut;
import dev.lanewise.svm.SvmRegressor;
import java.util.OptionalDouble;

/**
 * A kernel ridge regression and what is said of it.
 *
 * @param gamma where the kernel has one
 * @param tried cells of the search; 0 when gamma and lambda were given
 * @param jitter what was added to the diagonal against rounding
 */
record RidgeFit(
    String kernel,
    OptionalDouble gamma,
    double lambda,
    SvmRegressor model,
    LeaveOneOut errors,
    int tried,
    double jitter) {
  void print(Console console, double seconds) throws CommandFailure {
    String shape = gamma.isPresent() ? ", gamma = " + Numbers.general(gamma.getAsDouble()) : "";
    console.line("kernel = %s%s, lambda = %s", kernel, shape, Numbers.general(lambda));
    if (jitter > 0) {
      console.line("jitter = %s was needed on the diagonal", Numbers.general(jitter));
    }
    console.line(
        "leave-one-out: RMSE = %s, R2 = %s",
        Numbers.general(errors.rmse()[0]), Numbers.general(errors.r2()[0]));
    console.line("%d examples, %d cells tried, %.2f s", errors.errors().rows(), tried, seconds);
  }
}
