package io.github.mnist8k.reproduce.options;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.apache.commons.text.similarity.LevenshteinDistance;
import picocli.CommandLine.IDefaultValueProvider;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * Takes the value of an option that is not given from the system property of the same name. A flag
 * must declare the fallback value {@code true}: by itself picocli turns a flag that is given into
 * the opposite of its default.
 */
public final class PropertyDefaults implements IDefaultValueProvider {

  private static final LevenshteinDistance DISTANCE = LevenshteinDistance.getDefaultInstance();

  /** Of names this short, many are one letter from another. */
  private static final int SHORT = 4;

  @Override
  public String defaultValue(ArgSpec argument) {
    if (!(argument instanceof OptionSpec option)) {
      return null;
    }
    String value = System.getProperty(name(option));
    boolean flag = option.arity().max() == 0;
    return flag && "".equals(value) ? "true" : value; // -Dresume means -Dresume=true
  }

  /**
   * Refuses a system property that is almost an option's name: {@code -Depoch=1} would train all
   * epochs. Names with a dot are Java's, Maven's and the libraries' own.
   *
   * @param command the command whose options are meant
   * @throws UserException naming the nearest option
   */
  public static void requireNoneMisspelled(CommandSpec command) {
    List<String> options = command.options().stream().map(PropertyDefaults::name).toList();
    for (String property : System.getProperties().stringPropertyNames()) {
      if (property.contains(".") || options.contains(property)) {
        continue;
      }
      options.stream()
          .min(Comparator.comparingInt(option -> distance(property, option)))
          .filter(option -> distance(property, option) <= (option.length() > SHORT ? 2 : 1))
          .ifPresent(
              option -> {
                throw new UserException(
                    "-D%s: no option has this name; the nearest is -D%s"
                        .formatted(property, option));
              });
    }
  }

  private static int distance(String property, String option) {
    return DISTANCE.apply(property.toLowerCase(Locale.ROOT), option.toLowerCase(Locale.ROOT));
  }

  private static String name(OptionSpec option) {
    return option.longestName().replaceFirst("^--", "");
  }
}
