package io.github.mnist8k.reproduce.options;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * Seeds of a sweep, written as {@code 3}, {@code 0..4} or {@code 0,2,7..9}.
 *
 * @param values the seeds, each once, in the order given
 */
public record Seeds(List<Long> values) {

  private static final Pattern PART = Pattern.compile("(\\d{1,9})(?:\\.\\.(\\d{1,9}))?");
  private static final int MOST = 10_000;

  /** Reads the text of an option. */
  public static final class Converter implements ITypeConverter<Seeds> {

    @Override
    public Seeds convert(String text) {
      Set<Long> seeds = new LinkedHashSet<>();
      for (String part : text.split(",", -1)) {
        Matcher matcher = PART.matcher(part.strip());
        if (!matcher.matches()) {
          throw wrong(text);
        }
        long first = Long.parseLong(matcher.group(1));
        long last = matcher.group(2) == null ? first : Long.parseLong(matcher.group(2));
        if (last < first || last - first >= MOST) {
          throw wrong(text);
        }
        for (long seed = first; seed <= last; seed++) {
          seeds.add(seed);
        }
      }
      return new Seeds(List.copyOf(seeds));
    }

    private static TypeConversionException wrong(String text) {
      return new TypeConversionException(
          "expected a seed, a list such as 0,2,5 or a range such as 0..4, found " + text);
    }
  }
}
