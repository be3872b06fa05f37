package io.github.mnist8k.models.weights;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The parameters of one layer by name: tensors whose keys are equal up to the last dot.
 *
 * @param name the common part of the keys, such as {@code conv1}
 * @param shapes shape by the rest of the key, without {@code num_batches_tracked}
 */
record NamedLayer(String name, Map<String, List<Integer>> shapes) {

  private static final Pattern NUMBER = Pattern.compile("\\d{1,18}");

  /** The layers of a file, in the order of their first keys. */
  static List<NamedLayer> of(Map<String, TensorEntry> tensors) {
    Map<String, Map<String, List<Integer>>> layers = new LinkedHashMap<>();
    tensors.forEach(
        (key, tensor) -> {
          int dot = key.lastIndexOf('.');
          String name = key.substring(0, Math.max(0, dot));
          var shapes = layers.computeIfAbsent(name, unseen -> new LinkedHashMap<>());
          if (!key.endsWith(Weights.UPDATES)) {
            shapes.put(key.substring(dot + 1), tensor.shape());
          }
        });
    List<NamedLayer> named = new ArrayList<>();
    layers.forEach((name, shapes) -> named.add(new NamedLayer(name, shapes)));
    return named;
  }

  /** Whether it is a norm, and the axes of its weight: the order of layers is that of one kind. */
  String kind() {
    return shapes.containsKey("running_mean")
        ? "norm"
        : "weight of " + shapes.getOrDefault("weight", List.of()).size();
  }

  private long[] numbers() {
    return NUMBER
        .matcher(name)
        .results()
        .mapToLong(found -> Long.parseLong(found.group()))
        .toArray();
  }

  /** Compares the numbers in the names, the first one first. */
  int compareNumbers(NamedLayer other) {
    return Arrays.compare(numbers(), other.numbers());
  }

  /**
   * Whether the names are equal but for their numbers, and this one's come first: {@code conv2}
   * before {@code conv10}.
   */
  boolean isNumberedBefore(NamedLayer other) {
    return words().equals(other.words()) && compareNumbers(other) < 0;
  }

  private String words() {
    return NUMBER.matcher(name).replaceAll("#");
  }

  @Override
  public String toString() {
    return name
        + shapes.entrySet().stream()
            .map(shape -> " " + shape.getKey() + " " + shape.getValue())
            .collect(Collectors.joining());
  }
}
