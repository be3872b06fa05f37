package io.github.mnist8k.reproduce.spark.grid;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.mnist8k.models.json.JsonFormException;
import io.github.mnist8k.reproduce.options.UserException;
import io.github.mnist8k.training.experiment.Experiment;
import io.github.mnist8k.training.experiment.ExperimentJson;
import io.github.mnist8k.training.recipe.OneCycle;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The variants of an experiment: each value of an axis with each value of the others. A variant has
 * the id of its experiment and behind it what was changed, as in {@code
 * era2-s7/step5+learning_rate=0.02}: of the key the last name, or as many of the last names as tell
 * it from the other keys.
 */
public final class Grid {

  private static final Set<String> PARTS = Set.of("recipe", "layers");

  /** What the one-cycle policy sets, and by which keys of its own. */
  private static final Map<String, String> CYCLED =
      Map.of(
          "recipe.optimizer.learning_rate",
          "recipe.schedule.max_learning_rate",
          "recipe.optimizer.momentum",
          "recipe.schedule.max_momentum and base_momentum",
          "recipe.optimizer.beta1",
          "recipe.schedule.max_momentum and base_momentum");

  private final List<GridAxis> axes;
  private final List<String> names;

  /**
   * A grid of some axes; with none, an experiment is its only variant.
   *
   * @throws UserException if two axes have the same key
   */
  public Grid(List<GridAxis> axes) {
    this.axes = List.copyOf(axes);
    Set<String> keys = new HashSet<>();
    for (GridAxis axis : axes) {
      if (!keys.add(axis.key())) {
        throw new UserException(
            "--grid: expected each key once, found a second "
                + axis.key()
                + "; list its values in one");
      }
    }
    this.names = axes.stream().map(this::name).toList();
  }

  /** The fewest last names of a key that no other key ends with. */
  private String name(GridAxis axis) {
    for (int from = axis.path().size() - 1; from > 0; from--) {
      List<String> end = axis.path().subList(from, axis.path().size());
      if (axes.stream().filter(other -> endsWith(other.path(), end)).count() == 1) {
        return String.join(".", end);
      }
    }
    return axis.key();
  }

  private static boolean endsWith(List<String> path, List<String> end) {
    return path.size() >= end.size()
        && path.subList(path.size() - end.size(), path.size()).equals(end);
  }

  /**
   * The variants of an experiment. They are no longer what a source published.
   *
   * @throws UserException if a key names nothing in the experiment, a value cannot stand there, or
   *     two variants are the same net and recipe
   */
  public List<Experiment> variants(Experiment experiment) {
    if (axes.isEmpty()) {
      return List.of(experiment);
    }
    List<List<JsonNode>> choices = List.of(List.of());
    for (GridAxis axis : axes) {
      List<List<JsonNode>> longer = new ArrayList<>();
      for (List<JsonNode> choice : choices) {
        for (JsonNode value : axis.values()) {
          List<JsonNode> next = new ArrayList<>(choice);
          next.add(value);
          longer.add(next);
        }
      }
      choices = longer;
    }
    Map<List<Object>, String> seen = new HashMap<>();
    List<Experiment> variants = new ArrayList<>();
    for (List<JsonNode> choice : choices) {
      Experiment variant = variant(experiment, choice);
      String same = seen.put(List.of(variant.net(), variant.recipe()), variant.id());
      if (same != null) {
        throw new UserException(
            "--grid: %s and %s are the same net and recipe; leave out what changes nothing"
                .formatted(same, variant.id()));
      }
      variants.add(variant);
    }
    return variants;
  }

  /**
   * What people should know of the variants of an experiment, one line each: a key may name what
   * the schedule overrides.
   */
  public List<String> warnings(Experiment experiment) {
    if (!(experiment.recipe().schedule() instanceof OneCycle)) {
      return List.of();
    }
    return axes.stream()
        .filter(axis -> CYCLED.containsKey(axis.key()))
        .map(
            axis ->
                "%s: %s changes nothing, as the schedule one_cycle sets it for each update; vary %s"
                    .formatted(experiment.id(), axis.key(), CYCLED.get(axis.key())))
        .toList();
  }

  private Experiment variant(Experiment experiment, List<JsonNode> choice) {
    ObjectNode json = ExperimentJson.write(experiment);
    json.remove(List.of("parameters", "published", "notes", "source", "target"));
    StringBuilder change = new StringBuilder();
    for (int i = 0; i < axes.size(); i++) {
      set(experiment.id(), json, axes.get(i), choice.get(i));
      change.append('+').append(names.get(i)).append('=').append(GridAxis.text(choice.get(i)));
    }
    json.put("id", experiment.id() + change);
    json.put("title", experiment.title() + ", " + change.substring(1).replace("+", ", "));
    try {
      Experiment variant = ExperimentJson.read(json);
      return new Experiment(
          variant.id(),
          variant.title(),
          "",
          variant.net(),
          variant.recipe(),
          Optional.empty(),
          "A variant of " + experiment.id() + ".",
          "");
    } catch (JsonFormException e) {
      throw new UserException(
          "--grid: %s%s: %s".formatted(experiment.id(), change, e.getMessage()));
    }
  }

  private static void set(String id, ObjectNode json, GridAxis axis, JsonNode value) {
    List<String> path = axis.path();
    if (!PARTS.contains(path.get(0)) || path.size() < 2) {
      throw new UserException(
          "--grid %s: expected a key that begins with recipe or layers, such as"
                  .formatted(axis.key())
              + " recipe.batch_size or layers.0.out_channels");
    }
    JsonNode node = json;
    for (String name : path.subList(0, path.size() - 1)) {
      node = child(id, axis, node, name);
    }
    String last = path.get(path.size() - 1);
    JsonNode present = node.isObject() ? node.path(last) : child(id, axis, node, last);
    if (present.isContainerNode() || !(node instanceof ObjectNode object)) {
      throw new UserException(
          "--grid %s: %s: expected the key of a number, a text or a flag, found that of %s"
              .formatted(
                  axis.key(), id, present.isContainerNode() ? known(present) : "a part of a list"));
    }
    object.set(last, value);
  }

  private static JsonNode child(String id, GridAxis axis, JsonNode node, String name) {
    JsonNode child =
        node instanceof ArrayNode list && name.matches("\\d{1,4}")
            ? list.path(Integer.parseInt(name))
            : node.path(name);
    if (child.isMissingNode()) {
      throw new UserException(
          "--grid %s: %s: %s: unknown; here is %s".formatted(axis.key(), id, name, known(node)));
    }
    return child;
  }

  private static String known(JsonNode node) {
    if (node.isObject()) {
      List<String> names = new ArrayList<>();
      node.fieldNames().forEachRemaining(names::add);
      return "an object with " + String.join(", ", names);
    }
    return node.isArray() ? "a list of %d, from 0".formatted(node.size()) : node.toString();
  }
}
