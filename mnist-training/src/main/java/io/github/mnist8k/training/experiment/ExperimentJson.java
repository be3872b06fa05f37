package io.github.mnist8k.training.experiment;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.mnist8k.models.Net;
import io.github.mnist8k.models.json.JsonFields;
import io.github.mnist8k.models.json.JsonFormException;
import io.github.mnist8k.models.json.JsonNumbers;
import io.github.mnist8k.models.json.NetJson;
import io.github.mnist8k.training.recipe.Recipe;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The one text form of an experiment: a JSON object with {@code id}, {@code layers} and {@code
 * recipe}, and if wanted {@code title}, {@code target}, {@code published}, {@code notes} and {@code
 * source}. Reading is strict: unknown fields, numbers out of range, and layers that do not fit each
 * other are refused with the JSON pointer of the place.
 *
 * <p>{@code parameters}, {@code outputs}, {@code multiply_accumulates_per_image} and {@code
 * receptive_field} may be stated; then they must be those of the net.
 */
public final class ExperimentJson {

  /** An experiment as JSON; {@link #read(JsonNode)} gives an equal one back. */
  public static ObjectNode write(Experiment experiment) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("id", experiment.id());
    node.put("title", experiment.title());
    putText(node, "target", experiment.target());
    node.set("layers", NetJson.write(experiment.net()));
    node.put("parameters", experiment.net().parameterCount());
    node.set("recipe", RecipeJson.write(experiment.recipe()));
    if (experiment.published().isPresent()) {
      Published published = experiment.published().get();
      ObjectNode results = node.putObject("published");
      if (published.bestTrain() != null) {
        results.set("best_train", JsonNumbers.of(published.bestTrain()));
      }
      results.set("best_test", JsonNumbers.of(published.bestTest()));
    }
    putText(node, "notes", experiment.notes());
    putText(node, "source", experiment.source());
    return node;
  }

  /**
   * Reads a file: an experiment, or the {@code run.json} of a run, whose field {@code experiment}
   * is one.
   *
   * @throws IOException if the file cannot be read or is no experiment, with the file, the place,
   *     what was expected and what was found
   */
  public static Experiment read(Path file) throws IOException {
    JsonNode node = ExperimentText.read(file);
    try {
      boolean run = node.path("experiment").isObject();
      return run ? read("/experiment", node.get("experiment")) : read("", node);
    } catch (JsonFormException e) {
      throw new IOException(file + ": " + e.getMessage(), e);
    }
  }

  /**
   * Reads an experiment.
   *
   * @throws JsonFormException with the pointer of the first place that is wrong
   */
  public static Experiment read(JsonNode node) {
    return read("", node);
  }

  private static Experiment read(String pointer, JsonNode node) {
    var fields = new JsonFields(pointer, node);
    String id = fields.text("id");
    if (!Experiment.isId(id)) {
      throw fields.wrong("id", Experiment.ID_WORDS);
    }
    Net net = NetJson.read(fields);
    requireStated(fields, "parameters", net.parameterCount());
    requireStated(fields, "outputs", net.classes());
    requireStated(fields, "multiply_accumulates_per_image", net.multiplyAccumulates());
    requireStated(fields, "receptive_field", net.receptiveField());
    Recipe recipe = RecipeJson.read(fields.object("recipe"));
    Optional<Published> published =
        fields.optionalObject("published").map(ExperimentJson::published);
    fields.ignore("seed_document", "source_repository", "source_path");
    return fields.checked(
        () ->
            new Experiment(
                id,
                fields.text("title", id),
                fields.text("target", ""),
                net,
                recipe,
                published,
                fields.text("notes", ""),
                fields.text("source", "")));
  }

  private static Published published(JsonFields fields) {
    fields.ignore("stated_parameters", "stated_test", "epoch_log");
    Double bestTrain = fields.has("best_train") ? percent(fields, "best_train") : null;
    Published published = new Published(bestTrain, percent(fields, "best_test"));
    fields.requireNoOthers();
    return published;
  }

  private static double percent(JsonFields fields, String name) {
    double percent = fields.number(name);
    if (percent < 0 || percent > 100) {
      throw fields.wrong(name, "a percentage from 0 to 100");
    }
    return percent;
  }

  private static void requireStated(JsonFields fields, String name, long actual) {
    if (fields.has(name) && fields.number(name) != actual) {
      throw fields.wrong(name, actual + ", as the layers have it");
    }
  }

  private static void putText(ObjectNode node, String name, String text) {
    if (!text.isEmpty()) {
      node.put(name, text);
    }
  }

  private ExperimentJson() {}
}
