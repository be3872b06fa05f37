package io.github.mnist8k.training.files;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** In which fields two JSON objects differ, in words. */
final class JsonDifference {

  private static final JsonMapper JSON = new JsonMapper();

  private final List<String> lines = new ArrayList<>();

  private JsonDifference() {}

  /**
   * Names the fields that differ. Objects of different {@code type} have no fields in common, so
   * they are given whole.
   *
   * @param name what to call the objects, such as {@code recipe}
   * @param expected text of JSON
   * @param found a text that should be JSON
   * @return such as {@code recipe.epochs: expected 5, found 3}, with commas between fields; the
   *     whole texts if one is no JSON
   */
  static String of(String name, String expected, String found) {
    var difference = new JsonDifference();
    try {
      difference.add(name, JSON.readTree(expected), JSON.readTree(found));
    } catch (JsonProcessingException e) {
      return "%s: expected %s, found %s".formatted(name, expected, found);
    }
    return String.join(", ", difference.lines);
  }

  private void add(String name, JsonNode expected, JsonNode found) {
    if (expected.equals(found)) {
      return;
    }
    boolean sameKind = expected.path("type").equals(found.path("type"));
    if (!expected.isObject() || !found.isObject() || !sameKind) {
      lines.add("%s: expected %s, found %s".formatted(name, text(expected), text(found)));
      return;
    }
    Set<String> fields = new LinkedHashSet<>();
    expected.fieldNames().forEachRemaining(fields::add);
    found.fieldNames().forEachRemaining(fields::add);
    fields.forEach(field -> add(name + "." + field, expected.path(field), found.path(field)));
  }

  private static String text(JsonNode node) {
    return node.isMissingNode() ? "none" : node.toString();
  }
}
