package io.github.mnist8k.models.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.IntNode;
import java.math.BigDecimal;
import java.math.MathContext;

/** Numbers as JSON that is the same in every version of Java. */
public final class JsonNumbers {

  private static final int DIGITS_OF_DOUBLE = 17; // always enough to tell two doubles apart

  /**
   * The shortest decimal number that reads back as this one. Java's own text of a double changed
   * with version 19.
   *
   * @throws IllegalArgumentException if the number is infinite or none
   */
  public static JsonNode of(double number) {
    if (!Double.isFinite(number)) {
      throw new IllegalArgumentException("expected a finite number, found " + number);
    }
    if (number == (int) number) {
      return IntNode.valueOf((int) number);
    }
    var exact = new BigDecimal(number);
    BigDecimal shortest = exact;
    for (int digits = DIGITS_OF_DOUBLE; digits > 0; digits--) {
      BigDecimal rounded = exact.round(new MathContext(digits));
      if (rounded.doubleValue() != number) {
        break;
      }
      shortest = rounded;
    }
    return DecimalNode.valueOf(shortest.stripTrailingZeros());
  }

  private JsonNumbers() {}
}
