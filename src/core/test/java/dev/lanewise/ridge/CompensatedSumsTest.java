package dev.lanewise.ridge;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class CompensatedSumsTest {
  @Test
  void whatCancelsIsKept() {
    CompensatedSums sums = new CompensatedSums(1);
    sums.addProduct(0, 1 + 0x1p-52, 1 + 0x1p-52);
    // 1 + 2^-51 + 2^-104
    assertEquals(-0x1p-104, sums.residual(0, 1 + 0x1p-51, 1, 1, 0));
    sums = new CompensatedSums(1);
    sums.addProduct(0, 0x1p60, 0x1p40);
    sums.addProduct(0, 3, 5);
    sums.addProduct(0, -0x1p60, 0x1p40);
    assertEquals(-8, sums.residual(0, 1, 0.5, 0.25, 6));
  }

  /** Against decimals, rounded once: terms of any size, b next to the sum. */
  @Test
  void residualsAreRoundedOnceOrNearlySo() {
    SplittableRandom random = new SplittableRandom(7);
    int n = 9;
    for (int run = 0; run < 200; run++) {
      double[] k = new double[n * n];
      double[] a = random.doubles(n, -1, 1).toArray();
      CompensatedSums sums = new CompensatedSums(n);
      for (int i = 0; i < n; i++) {
        for (int j = i; j < n; j++) {
          k[i * n + j] = Math.scalb(random.nextDouble() - 0.5, random.nextInt(-20, 20));
          k[j * n + i] = k[i * n + j];
        }
      }
      for (int i = 0; i < n; i++) {
        sums.addProduct(i, k[i * n + i], a[i]);
        sums.addSymmetric(i, k, i * n + i + 1, n - i - 1, a);
      }
      double scale = random.nextDouble();
      double shift = random.nextDouble();
      for (int i = 0; i < n; i++) {
        BigDecimal exact = BigDecimal.ZERO;
        BigDecimal size = BigDecimal.ZERO;
        for (int j = 0; j < n; j++) {
          BigDecimal product = product(k[i * n + j], a[j]).multiply(new BigDecimal(scale));
          exact = exact.add(product);
          size = size.add(product.abs());
        }
        exact = exact.add(product(shift, a[i]));
        double b = exact.round(new MathContext(17)).doubleValue();
        double expected = new BigDecimal(b).subtract(exact).doubleValue();
        double most = size.doubleValue() * n * 0x1p-100 + Math.abs(expected) * 0x1p-52;
        assertEquals(expected, sums.residual(i, b, scale, shift, a[i]), most);
      }
    }
  }

  private static BigDecimal product(double a, double b) {
    return new BigDecimal(a).multiply(new BigDecimal(b));
  }
}
