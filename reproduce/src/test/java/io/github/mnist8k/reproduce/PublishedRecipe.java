package io.github.mnist8k.reproduce;

import static io.github.mnist8k.reproduce.PublishedExperiments.integer;
import static io.github.mnist8k.reproduce.PublishedExperiments.number;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.mnist8k.data.augment.Augmentation;
import io.github.mnist8k.data.augment.ColorJitter;
import io.github.mnist8k.data.augment.Normalization;
import io.github.mnist8k.data.augment.RandomAffine;
import io.github.mnist8k.data.augment.RandomRotation;
import io.github.mnist8k.training.recipe.Adam;
import io.github.mnist8k.training.recipe.ConstantRate;
import io.github.mnist8k.training.recipe.LastBatch;
import io.github.mnist8k.training.recipe.OneCycle;
import io.github.mnist8k.training.recipe.Optimizer;
import io.github.mnist8k.training.recipe.Recipe;
import io.github.mnist8k.training.recipe.ReduceOnPlateau;
import io.github.mnist8k.training.recipe.Schedule;
import io.github.mnist8k.training.recipe.Sgd;
import io.github.mnist8k.training.recipe.StepDecay;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/**
 * The recipes of the facts sheet. What a {@link Recipe} cannot vary must be in the sheet as it is
 * always done here, and an entry may say nothing that is not read.
 */
public final class PublishedRecipe {

  private static final int MNIST_TRAINING_IMAGES = 60_000;

  /** The recipe of an entry. */
  public static Recipe of(JsonNode experiment) {
    JsonNode recipe = experiment.get("recipe");
    assertText("every epoch", recipe, "shuffle");
    assertText("negative log-likelihood of log-softmax, batch mean", recipe, "loss");
    List<Augmentation> augmentations = new ArrayList<>();
    recipe.get("augmentation").forEach(node -> augmentations.add(augmentation(node)));
    JsonNode normalization = recipe.get("normalization");
    return new Recipe(
        integer(recipe, "batch_size"),
        LastBatch.valueOf(recipe.get("last_batch").textValue().toUpperCase(Locale.ROOT)),
        integer(recipe, "epochs"),
        new Normalization(number(normalization, "mean"), number(normalization, "std")),
        augmentations,
        optimizer(recipe.get("optimizer")),
        schedule(recipe.get("schedule"), recipe));
  }

  private static Augmentation augmentation(JsonNode node) {
    String type = node.get("type").textValue();
    return switch (type) {
      case "random_rotation" -> {
        assertFields(node, "degrees", "interpolation", "fill");
        assertText("nearest", node, "interpolation");
        yield new RandomRotation(number(node, "degrees"), integer(node, "fill"));
      }
      case "random_affine" -> {
        assertFields(node, "degrees", "translate", "scale", "interpolation", "fill");
        assertText("nearest", node, "interpolation");
        yield new RandomAffine(
            number(node, "degrees"),
            node.get("translate").get(0).doubleValue(),
            node.get("translate").get(1).doubleValue(),
            node.get("scale").get(0).doubleValue(),
            node.get("scale").get(1).doubleValue(),
            0,
            integer(node, "fill"));
      }
      case "color_jitter" -> {
        assertFields(node, "brightness", "contrast", "note");
        yield new ColorJitter(number(node, "brightness"), number(node, "contrast"));
      }
      default -> throw new AssertionError("unknown augmentation " + type);
    };
  }

  private static Optimizer optimizer(JsonNode node) {
    String type = node.get("type").textValue();
    return switch (type) {
      case "sgd" -> {
        assertFields(node, "learning_rate", "momentum");
        yield new Sgd(number(node, "learning_rate"), number(node, "momentum"), 0);
      }
      case "adam" -> {
        assertFields(node, "learning_rate", "beta1", "beta2", "eps");
        yield adam(node, 0);
      }
      case "adamw" -> {
        assertFields(node, "learning_rate", "beta1", "beta2", "eps", "weight_decay");
        yield adam(node, number(node, "weight_decay"));
      }
      default -> throw new AssertionError("unknown optimizer " + type);
    };
  }

  private static Adam adam(JsonNode node, double weightDecay) {
    return new Adam(
        number(node, "learning_rate"),
        number(node, "beta1"),
        number(node, "beta2"),
        number(node, "eps"),
        weightDecay);
  }

  private static Schedule schedule(JsonNode node, JsonNode recipe) {
    String type = node.get("type").textValue();
    return switch (type) {
      case "constant" -> new ConstantRate();
      case "step" -> {
        assertText("every epoch", node, "stepped");
        yield new StepDecay(integer(node, "step_size"), number(node, "gamma"));
      }
      case "reduce_on_plateau" -> {
        assertText("every epoch", node, "stepped");
        assertText("min", node, "mode");
        assertText("test_loss", node, "metric");
        assertText("rel", node, "threshold_mode");
        yield new ReduceOnPlateau(
            number(node, "factor"), integer(node, "patience"), number(node, "threshold"));
      }
      case "one_cycle" -> oneCycle(node, recipe);
      default -> throw new AssertionError("unknown schedule " + type);
    };
  }

  private static OneCycle oneCycle(JsonNode node, JsonNode recipe) {
    assertText("cos", node, "anneal");
    assertText("every update", node, "stepped");
    boolean sgd = recipe.get("optimizer").get("type").textValue().equals("sgd");
    assertText(sgd ? "momentum" : "beta1", node, "cycled");
    assertEquals(integer(recipe, "epochs"), integer(node, "epochs"));
    int batches = (MNIST_TRAINING_IMAGES - 1) / integer(recipe, "batch_size") + 1;
    assertEquals(batches, integer(node, "updates_per_epoch"));
    return new OneCycle(
        number(node, "max_learning_rate"),
        number(node, "pct_start"),
        number(node, "div_factor"),
        number(node, "final_div_factor"),
        number(node, "base_momentum"),
        number(node, "max_momentum"));
  }

  private static void assertText(String expected, JsonNode node, String name) {
    assertEquals(expected, node.get(name).textValue(), name);
  }

  /** Besides its type the node has these fields and no others. */
  private static void assertFields(JsonNode node, String... names) {
    Set<String> found = new TreeSet<>();
    node.fieldNames().forEachRemaining(found::add);
    found.remove("type");
    assertEquals(new TreeSet<>(Set.of(names)), found);
  }

  private PublishedRecipe() {}
}
