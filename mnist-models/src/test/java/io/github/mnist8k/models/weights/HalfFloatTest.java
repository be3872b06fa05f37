package io.github.mnist8k.models.weights;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HalfFloatTest {

  @ParameterizedTest
  @CsvSource({
    "0000, 0",
    "8000, -0.0",
    "3c00, 1",
    "c000, -2",
    "3555, 0.333251953125",
    "7bff, 65504",
    "0400, 6.103515625e-5",
    "03ff, 6.097555160522461e-5",
    "0001, 5.960464477539063e-8",
    "8001, -5.960464477539063e-8",
    "7c00, Infinity",
    "fc00, -Infinity",
    "7e00, NaN"
  })
  void numbersOfTheStandard(String bits, float number) {
    assertEquals(number, HalfFloat.of((short) Integer.parseInt(bits, 16)));
  }

  @Test
  void eachIsLargerThanTheOneBefore() {
    for (int bits = 1; bits <= 0x7c00; bits++) {
      float number = HalfFloat.of((short) bits);
      assertTrue(number > HalfFloat.of((short) (bits - 1)), "at " + bits);
      assertEquals(-number, HalfFloat.of((short) (bits | 0x8000)));
    }
  }
}
