package io.github.mnist8k.reproduce.bench;

import io.github.mnist8k.training.log.Spread;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/**
 * A figure that was measured.
 *
 * @param name its name
 * @param unit unit of the values
 * @param values each measurement, in any order; none where it could not be measured
 */
public record Figure(String name, String unit, List<Double> values) {

  private static final MathContext DIGITS = new MathContext(5); // no timing is more exact than that

  /** The names of the {@link #cells}. */
  public static final List<String> COLUMNS = List.of("figure", "unit", "n", "median", "min", "max");

  /** The figure as text; the last three are empty where nothing was measured. */
  public List<String> cells() {
    if (values.isEmpty()) {
      return List.of(name, unit, "0", "", "", "");
    }
    Spread spread = Spread.of(values);
    return Stream.concat(
            Stream.of(name, unit, Integer.toString(spread.n())),
            DoubleStream.of(spread.median(), spread.min(), spread.max()).mapToObj(Figure::text))
        .toList();
  }

  private static String text(double value) {
    return new BigDecimal(value).round(DIGITS).toPlainString();
  }
}
