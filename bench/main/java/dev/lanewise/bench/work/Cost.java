package dev.lanewise.bench.work;

import dev.lanewise.bench.limit.Limit;

/**
 * What one repetition of a work takes.
 *
 * @param limit what bounds it
 * @param amount floating-point operations, bytes or elements, as the limit counts them
 */
public record Cost(Limit limit, double amount) {
  static Cost elements(double amount) {
    return new Cost(Limit.NONE, amount);
  }
}
