package io.github.mnist8k.reports;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The experiments whose results stand in a generated document, read off its tables. So a report can
 * tell what rewriting the document would lose.
 *
 * @param seeds number of our seeds by the experiment's title, in the order of the document
 */
public record SeedCounts(Map<String, Integer> seeds) {

  /** The two rows of an experiment that {@link ExperimentTables} writes. */
  private static final Pattern ROWS =
      Pattern.compile(
          "^\\| \\[(?<title>.*)]\\(\\S*\\) \\| published \\|.*\\R\\|  \\| ours, (?<n>\\d+) seeds?",
          Pattern.MULTILINE);

  /** Copies the counts. */
  public SeedCounts {
    seeds =
        Collections.unmodifiableMap(new LinkedHashMap<>(Objects.requireNonNull(seeds, "seeds")));
  }

  /** Reads the tables of a text; a text without any has no counts. */
  public static SeedCounts of(String text) {
    Map<String, Integer> seeds = new LinkedHashMap<>();
    Matcher rows = ROWS.matcher(text);
    while (rows.find()) {
      seeds.put(rows.group("title"), Integer.valueOf(rows.group("n")));
    }
    return new SeedCounts(seeds);
  }

  /**
   * What is lost on the way to other counts.
   *
   * @return one phrase per experiment with fewer seeds than here, such as {@code Step 3 (2 of 5
   *     seeds left)}
   */
  public List<String> lostIn(SeedCounts after) {
    return seeds.entrySet().stream()
        .filter(entry -> after.left(entry.getKey()) < entry.getValue())
        .map(
            entry ->
                "%s (%s of %s seeds left)"
                    .formatted(entry.getKey(), after.left(entry.getKey()), entry.getValue()))
        .toList();
  }

  private int left(String title) {
    return seeds.getOrDefault(title, 0);
  }
}
