package io.github.mnist8k.reproduce.spark.grid;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * A place in the JSON form of an experiment, and the values that stand there by turns.
 *
 * @param path names of fields and places in lists, such as {@code recipe, optimizer, learning_rate}
 *     or {@code layers, 3, rate}
 * @param values at least one: numbers, texts, or true and false
 */
public record GridAxis(List<String> path, List<JsonNode> values) {

  private static final Pattern WORD = Pattern.compile("[a-z0-9._-]*[a-z0-9]");
  private static final int MOST_DIGITS = 40;

  /** Copies the lists. */
  public GridAxis {
    path = List.copyOf(path);
    values = List.copyOf(values);
  }

  /** The path as people write it. */
  public String key() {
    return String.join(".", path);
  }

  /** A value as it stands in an id: numbers without exponent and without zeros at the end. */
  static String text(JsonNode value) {
    return value.isNumber() ? value.decimalValue().toPlainString() : value.asText();
  }

  /**
   * Reads the text of an option, such as {@code recipe.optimizer.learning_rate=0.01,0.02}. Names
   * may be written as Java has them, {@code learningRate}.
   */
  public static final class Converter implements ITypeConverter<GridAxis> {

    @Override
    public GridAxis convert(String text) {
      int sign = text.indexOf('=');
      if (sign < 1) {
        throw new TypeConversionException(
            "expected KEY=VALUE,VALUE such as recipe.optimizer.learning_rate=0.01,0.02, found "
                + text);
      }
      String key =
          text.substring(0, sign).strip().replaceAll("(?=[A-Z])", "_").toLowerCase(Locale.ROOT);
      List<JsonNode> values = new ArrayList<>();
      for (String part : text.substring(sign + 1).split(",", -1)) {
        JsonNode value = value(text, part.strip());
        if (values.contains(value)) {
          throw new TypeConversionException(
              text + ": expected each value once, found a second " + part);
        }
        values.add(value);
      }
      return new GridAxis(List.of(key.split("\\.", -1)), values);
    }

    private static JsonNode value(String text, String part) {
      try {
        BigDecimal number = new BigDecimal(part).stripTrailingZeros();
        if (Math.max(number.precision(), Math.abs(number.scale())) <= MOST_DIGITS) {
          return DecimalNode.valueOf(number.scale() < 0 ? number.setScale(0) : number);
        }
      } catch (NumberFormatException e) {
        if (part.equals("true") || part.equals("false")) {
          return BooleanNode.valueOf(part.equals("true"));
        }
        if (WORD.matcher(part).matches()) {
          return TextNode.valueOf(part);
        }
      }
      throw new TypeConversionException(
          text
              + ": expected numbers, small words, or true and false behind the =, found '"
              + part
              + "'");
    }
  }
}
