package io.github.mnist8k.reports.text;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The parts of a Markdown text that are generated. Each lies between two lines, {@code <!--
 * mnist8k:results:NAME begin -->} and {@code <!-- mnist8k:results:NAME end -->}; all other text
 * belongs to people and is kept byte by byte.
 */
public final class MarkedSections {

  private static final Pattern MARKER =
      Pattern.compile(
          "^<!-- mnist8k:results:(?<name>\\S+) (?<kind>begin|end) -->[ \\t]*(?<eol>\\r?\\n|\\z)",
          Pattern.MULTILINE);

  private final String text;
  private final Map<String, Section> sections = new LinkedHashMap<>();

  /** From the end of the begin marker's line to the start of the end marker. */
  private record Section(int start, int end, String lineEnd) {}

  /**
   * Finds the sections.
   *
   * @throws IllegalArgumentException if markers are missing, doubled or crossed, or their names are
   *     not exactly the given ones
   */
  public MarkedSections(String text, Set<String> names) {
    this.text = Objects.requireNonNull(text, "text");
    Objects.requireNonNull(names, "names");
    findAll();
    for (String name : names) {
      if (!sections.containsKey(name)) {
        throw new IllegalArgumentException(
            "expected the lines " + begin(name) + " and " + end(name) + ", found neither");
      }
    }
    for (String name : sections.keySet()) {
      if (!names.contains(name)) {
        throw new IllegalArgumentException(
            "expected only markers of " + names + ", found " + begin(name));
      }
    }
  }

  private void findAll() {
    Matcher marker = MARKER.matcher(text);
    String open = null;
    int start = 0;
    String lineEnd = "";
    while (marker.find()) {
      String name = marker.group("name");
      if (marker.group("kind").equals("begin")) {
        if (open != null) {
          throw wrong(marker.start(), end(open), begin(name));
        }
        if (sections.containsKey(name)) {
          throw wrong(marker.start(), begin(name) + " only once", "it again");
        }
        open = name;
        start = marker.end();
        lineEnd = marker.group("eol");
      } else {
        if (!name.equals(open)) {
          throw wrong(marker.start(), open == null ? "a begin marker first" : end(open), end(name));
        }
        sections.put(name, new Section(start, marker.start(), lineEnd));
        open = null;
      }
    }
    if (open != null) {
      throw wrong(text.length(), end(open), "the end of the text");
    }
  }

  /** The whole text with other sections, which take on the line ends that their markers have. */
  public String with(Map<String, String> contents) {
    StringBuilder result = new StringBuilder();
    int copied = 0;
    for (Map.Entry<String, Section> entry : sections.entrySet()) {
      Section section = entry.getValue();
      result.append(text, copied, section.start());
      result.append(contents.get(entry.getKey()).replace("\n", section.lineEnd()));
      copied = section.end();
    }
    return result.append(text, copied, text.length()).toString();
  }

  private IllegalArgumentException wrong(int position, String expected, String found) {
    long line = text.substring(0, position).chars().filter(c -> c == '\n').count() + 1;
    return new IllegalArgumentException(
        "line " + line + ": expected " + expected + ", found " + found);
  }

  private static String begin(String name) {
    return "<!-- mnist8k:results:" + name + " begin -->";
  }

  private static String end(String name) {
    return "<!-- mnist8k:results:" + name + " end -->";
  }
}
