package io.github.mnist8k.models.json;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The fields of a JSON object, read strictly: each is asked for by name and type, and {@link
 * #requireNoOthers} refuses what nobody asked for. Every complaint is a {@link JsonFormException}
 * with the pointer of the place.
 */
public final class JsonFields {

  private static final String FLOAT32 = "float32 (0, or 1.2e-38 to 3.4e38 with either sign)";

  /** How the message of a value's own check begins: with the name of one of its numbers. */
  private static final Pattern COMPONENT = Pattern.compile("(\\w+): (.*)");

  private final String pointer;
  private final JsonNode node;
  private final Set<String> known = new LinkedHashSet<>();

  /**
   * The fields of an object.
   *
   * @param pointer its place in the text, empty for the whole
   * @param node the object
   * @throws JsonFormException if it is none
   */
  public JsonFields(String pointer, JsonNode node) {
    this.pointer = pointer;
    this.node = node;
    if (!node.isObject()) {
      throw new JsonFormException(pointer, "expected an object in braces, found " + shown(node));
    }
  }

  /** Pointer of a field. */
  public String pointer(String name) {
    return pointer + "/" + name.replace("~", "~0").replace("/", "~1");
  }

  /** Whether there is such a field; asking makes it a known one. */
  public boolean has(String name) {
    known.add(name);
    return node.has(name);
  }

  /** A text. */
  public String text(String name) {
    JsonNode value = field(name, "a text in quotes");
    if (!value.isTextual()) {
      throw wrong(name, "a text in quotes");
    }
    return value.textValue();
  }

  /** A text, or another if there is no such field. */
  public String text(String name, String absent) {
    return has(name) ? text(name) : absent;
  }

  /** A field that, if it is there, must be this text: nothing else can be done here. */
  public void requireText(String name, String only) {
    if (has(name) && !text(name).equals(only)) {
      throw wrong(name, '"' + only + "\", the only one there is");
    }
  }

  /** A whole number of 32 bits. */
  public int integer(String name) {
    JsonNode value = field(name, "a whole number");
    if (!value.canConvertToExactIntegral()) {
      throw wrong(name, "a whole number");
    }
    if (!value.canConvertToInt()) {
      throw wrong(name, "a whole number of 32 bits");
    }
    return value.intValue();
  }

  /** A number that float32, in which everything is computed, can hold: 0 or a normal number. */
  public double number(String name) {
    JsonNode value = field(name, "a number");
    if (!value.isNumber()) {
      throw wrong(name, "a number");
    }
    if (!isFloat32(value)) {
      throw wrong(name, "a number that " + FLOAT32 + " holds");
    }
    return value.doubleValue();
  }

  private static boolean isFloat32(JsonNode value) {
    double size = Math.abs(value.doubleValue());
    boolean zero = size == 0 && value.decimalValue().signum() == 0;
    return zero || size >= Float.MIN_NORMAL && size <= Float.MAX_VALUE;
  }

  /** A number, or another if there is no such field. */
  public double number(String name, double absent) {
    return has(name) ? number(name) : absent;
  }

  /** Two numbers in brackets, each as {@link #number} takes it. */
  public double[] pair(String name) {
    JsonNode value = field(name, "two numbers in brackets");
    if (!value.isArray()
        || value.size() != 2
        || !value.get(0).isNumber()
        || !value.get(1).isNumber()) {
      throw wrong(name, "two numbers in brackets");
    }
    if (!isFloat32(value.get(0)) || !isFloat32(value.get(1))) {
      throw wrong(name, "two numbers that " + FLOAT32 + " holds");
    }
    return new double[] {value.get(0).doubleValue(), value.get(1).doubleValue()};
  }

  /** True or false. */
  public boolean flag(String name) {
    JsonNode value = field(name, "true or false");
    if (!value.isBoolean()) {
      throw wrong(name, "true or false");
    }
    return value.booleanValue();
  }

  /** An object. */
  public JsonFields object(String name) {
    return new JsonFields(pointer(name), field(name, "an object in braces"));
  }

  /** An object, if there is such a field. */
  public Optional<JsonFields> optionalObject(String name) {
    return has(name) ? Optional.of(object(name)) : Optional.empty();
  }

  /** A list of objects. */
  public List<JsonFields> objects(String name) {
    JsonNode list = field(name, "a list in brackets");
    if (!list.isArray()) {
      throw wrong(name, "a list in brackets");
    }
    List<JsonFields> objects = new ArrayList<>();
    for (int i = 0; i < list.size(); i++) {
      objects.add(new JsonFields(pointer(name) + "/" + i, list.get(i)));
    }
    return objects;
  }

  /** Fields that may stand there for people; nothing is done with them. */
  public void ignore(String... names) {
    known.addAll(List.of(names));
  }

  /**
   * What the fields make. A complaint of the value's own check that begins with the name of one of
   * its numbers, such as {@code learningRate: }, gets the pointer of the field of that name; one on
   * the whole value gets that of the object.
   */
  public <T> T checked(Supplier<T> value) {
    try {
      T made = value.get();
      requireNoOthers();
      return made;
    } catch (IllegalArgumentException e) {
      throw complaint(e.getMessage());
    }
  }

  private JsonFormException complaint(String message) {
    Matcher named = COMPONENT.matcher(message);
    if (named.matches()) {
      String name = named.group(1).replaceAll("(?=[A-Z])", "_").toLowerCase(Locale.ROOT);
      for (String field : known) {
        // A pair is one field: scale holds scaleMin and scaleMax.
        if (node.has(field) && (name.equals(field) || name.startsWith(field + "_"))) {
          return new JsonFormException(pointer(field), named.group(2));
        }
      }
    }
    return new JsonFormException(pointer, message);
  }

  /**
   * Ends the reading.
   *
   * @throws JsonFormException naming the first field that nobody asked for
   */
  public void requireNoOthers() {
    for (Iterator<String> names = node.fieldNames(); names.hasNext(); ) {
      String name = names.next();
      if (!known.contains(name)) {
        throw new JsonFormException(
            pointer(name), "unknown; here can stand " + String.join(", ", known));
      }
    }
  }

  /** A complaint about a field. */
  public JsonFormException wrong(String name, String expected) {
    JsonNode value = node.get(name);
    return new JsonFormException(
        pointer(name),
        "expected " + expected + ", found " + (value == null ? "nothing" : shown(value)));
  }

  private JsonNode field(String name, String expected) {
    if (!has(name)) {
      throw wrong(name, expected);
    }
    return node.get(name);
  }

  private static String shown(JsonNode value) {
    if (value.isMissingNode()) {
      return "nothing";
    }
    String text = value.toString();
    return text.length() > 60 ? text.substring(0, 57) + "..." : text;
  }
}
