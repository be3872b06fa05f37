package io.github.mnist8k.reports.audit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * The lines that a person sees of a log: of a text, of a page that shows one, or of the outputs of
 * a notebook. What a progress bar wrote over itself stands line by line.
 */
final class LogLines {

  private static final String BYTE_ORDER_MARK = "\uFEFF";
  private static final Pattern COLOURS = Pattern.compile("\u001B\\[[0-9;?]*[ -/]*[@-~]");
  private static final Pattern PAGE = Pattern.compile("(?i)<(pre|html|body|br|span|code|samp)\\b");
  private static final Pattern TAGS =
      Pattern.compile(
          "(?i)</?(pre|html|head|body|br|span|code|samp|div|p|b|i|em|strong|td|tr|th|table|font)\\b[^<>]*>");
  private static final Pattern ENTITIES = Pattern.compile("&(#\\d{1,7}|#x[0-9a-fA-F]{1,6}|\\w+);");

  private LogLines() {}

  /**
   * The lines of a file.
   *
   * @param text all of it
   * @throws IllegalArgumentException if it begins like a notebook and is none
   */
  static List<Line> of(String text) {
    String body = text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
    return body.stripLeading().startsWith("{") && body.contains("\"cells\"")
        ? notebook(body)
        : lines("", body);
  }

  private static List<Line> lines(String prefix, String text) {
    boolean page = PAGE.matcher(text).find();
    List<Line> lines = new ArrayList<>();
    int number = 0;
    for (String whole : text.split("\r?\n", -1)) {
      number++;
      for (String part : whole.split("\r")) {
        String plain = COLOURS.matcher(part).replaceAll("");
        lines.add(new Line(prefix + "line " + number, page ? withoutTags(plain) : plain));
      }
    }
    return lines;
  }

  private static String withoutTags(String text) {
    return ENTITIES.matcher(TAGS.matcher(text).replaceAll(" ")).replaceAll(LogLines::character);
  }

  private static String character(MatchResult entity) {
    String name = entity.group(1);
    if (name.startsWith("#")) {
      boolean hexadecimal = name.charAt(1) == 'x' || name.charAt(1) == 'X';
      int code = Integer.parseInt(name.substring(hexadecimal ? 2 : 1), hexadecimal ? 16 : 10);
      return Character.isValidCodePoint(code)
          ? java.util.regex.Matcher.quoteReplacement(Character.toString(code))
          : " ";
    }
    return switch (name) {
      case "lt" -> "<";
      case "gt" -> ">";
      case "amp" -> "&";
      case "quot" -> "\"";
      default -> " ";
    };
  }

  /** The markdown and the outputs of a notebook's cells, in their order. */
  private static List<Line> notebook(String text) {
    JsonNode root;
    try {
      root = new ObjectMapper().readTree(text);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(
          "line "
              + (e.getLocation() == null ? 1 : e.getLocation().getLineNr())
              + ": begins like a notebook, but is no sound JSON",
          e);
    }
    List<Line> lines = new ArrayList<>();
    int cell = 0;
    for (JsonNode node : root.path("cells")) {
      cell++;
      String place = "cell " + cell + ", ";
      if (node.path("cell_type").asText().equals("markdown")) {
        lines.addAll(lines(place, joined(node.path("source"))));
      }
      StringBuilder printed = new StringBuilder();
      for (JsonNode output : node.path("outputs")) {
        printed.append(joined(output.path("text")));
        printed.append(joined(output.path("data").path("text/plain")));
      }
      lines.addAll(lines(place, printed.toString()));
    }
    return lines;
  }

  /** A notebook keeps a text as a string or as its lines. */
  private static String joined(JsonNode text) {
    if (text.isTextual()) {
      return text.asText();
    }
    StringBuilder joined = new StringBuilder();
    text.forEach(line -> joined.append(line.asText()));
    return joined.toString();
  }
}
