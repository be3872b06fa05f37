package io.github.mnist8k.models.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonNumbersTest {

  /** Without exponents, as people write them. */
  @ParameterizedTest
  @CsvSource({"0.1, 0.1", "1e-5, 0.00001", "15.0, 15", "-0.0307, -0.0307", "2.0E-3, 0.002"})
  void numberIsWrittenInTheFewestDigits(double number, String text) {
    assertEquals(text, JsonNumbers.of(number).decimalValue().toPlainString());
  }

  @ParameterizedTest
  @CsvSource({"0.1", "0.3081", "2.2E-322", "1.7976931348623157E308", "123456789012.5"})
  void numberReadsBackExactly(double number) {
    assertEquals(number, JsonNumbers.of(number).doubleValue());
  }

  @Test
  void infinityIsRefused() {
    assertThrows(IllegalArgumentException.class, () -> JsonNumbers.of(Double.POSITIVE_INFINITY));
  }
}
