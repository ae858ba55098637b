package dev.lanewise.simd;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;

import org.junit.jupiter.api.Test;

/** That another mode is refused is shown in virtual machines of their own, by ForeignModeTest. */
class ArithmeticModeTest {
  @Test
  void theModeOfJavaIsAcceptedHoweverOftenItIsLookedAt() {
    assertDoesNotThrow(
        () -> {
          for (int i = 0; i < 200_000; i++) {
            ArithmeticMode.check();
          }
        });
  }
}
