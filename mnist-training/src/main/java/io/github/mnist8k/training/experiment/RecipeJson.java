package io.github.mnist8k.training.experiment;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.mnist8k.data.augment.Normalization;
import io.github.mnist8k.models.json.JsonFields;
import io.github.mnist8k.models.json.JsonNumbers;
import io.github.mnist8k.models.json.NormalizationJson;
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

/**
 * A recipe as a JSON object and back. What a recipe cannot vary (the loss, the shuffling, cosines)
 * may stand in a text that is read, but must be what is always done here.
 */
final class RecipeJson {

  private static final String LOSS = "negative log-likelihood of log-softmax, batch mean";

  static ObjectNode write(Recipe recipe) {
    ObjectNode node = object();
    node.put("batch_size", recipe.batchSize());
    node.put("last_batch", recipe.lastBatch() == LastBatch.KEPT ? "kept" : "dropped");
    node.put("shuffle", "every epoch");
    node.put("epochs", recipe.epochs());
    node.put("loss", LOSS);
    node.set("normalization", NormalizationJson.write(recipe.normalization()));
    ArrayNode augmentation = node.putArray("augmentation");
    recipe.augmentation().forEach(one -> augmentation.add(AugmentationJson.write(one)));
    node.set("optimizer", write(recipe.optimizer()));
    node.set("schedule", write(recipe.schedule(), recipe.optimizer()));
    return node;
  }

  static Recipe read(JsonFields recipe) {
    recipe.requireText("shuffle", "every epoch");
    recipe.requireText("loss", LOSS);
    recipe.ignore("test_batch_size", "source_seed"); // they change no result here
    LastBatch lastBatch =
        switch (recipe.text("last_batch")) {
          case "kept" -> LastBatch.KEPT;
          case "dropped" -> LastBatch.DROPPED;
          default -> throw recipe.wrong("last_batch", "kept or dropped");
        };
    Normalization normalization = NormalizationJson.read(recipe.object("normalization"));
    JsonFields rule = recipe.object("optimizer");
    Optimizer optimizer = rule.checked(() -> optimizer(rule));
    JsonFields rates = recipe.object("schedule");
    int epochs = recipe.integer("epochs");
    Schedule schedule = rates.checked(() -> schedule(rates, optimizer, epochs));
    return recipe.checked(
        () ->
            new Recipe(
                recipe.integer("batch_size"),
                lastBatch,
                epochs,
                normalization,
                recipe.objects("augmentation").stream()
                    .map(one -> one.checked(() -> AugmentationJson.read(one)))
                    .toList(),
                optimizer,
                schedule));
  }

  private static ObjectNode write(Optimizer optimizer) {
    ObjectNode node = object();
    if (optimizer instanceof Sgd sgd) {
      node.put("type", "sgd");
      node.set("learning_rate", JsonNumbers.of(sgd.learningRate()));
      node.set("momentum", JsonNumbers.of(sgd.momentum()));
      if (sgd.weightDecay() > 0) {
        node.set("weight_decay", JsonNumbers.of(sgd.weightDecay()));
      }
    } else if (optimizer instanceof Adam adam) {
      node.put("type", adam.weightDecay() > 0 ? "adamw" : "adam");
      node.set("learning_rate", JsonNumbers.of(adam.learningRate()));
      node.set("beta1", JsonNumbers.of(adam.beta1()));
      node.set("beta2", JsonNumbers.of(adam.beta2()));
      node.set("eps", JsonNumbers.of(adam.eps()));
      if (adam.weightDecay() > 0) {
        node.set("weight_decay", JsonNumbers.of(adam.weightDecay()));
      }
    } else {
      throw new IllegalArgumentException("no JSON for the optimizer " + optimizer);
    }
    return node;
  }

  private static Optimizer optimizer(JsonFields node) {
    return switch (node.text("type")) {
      case "sgd" ->
          new Sgd(
              node.number("learning_rate"),
              node.number("momentum"),
              node.number("weight_decay", 0));
      case "adam" -> adam(node, 0);
      case "adamw" -> adam(node, node.number("weight_decay"));
      default -> throw node.wrong("type", "sgd, adam or adamw");
    };
  }

  private static Adam adam(JsonFields node, double weightDecay) {
    return new Adam(
        node.number("learning_rate"),
        node.number("beta1"),
        node.number("beta2"),
        node.number("eps"),
        weightDecay);
  }

  private static ObjectNode write(Schedule schedule, Optimizer optimizer) {
    ObjectNode node = object();
    if (schedule instanceof ConstantRate) {
      node.put("type", "constant");
    } else if (schedule instanceof StepDecay step) {
      node.put("type", "step");
      node.put("step_size", step.stepSize());
      node.set("gamma", JsonNumbers.of(step.gamma()));
    } else if (schedule instanceof ReduceOnPlateau plateau) {
      node.put("type", "reduce_on_plateau");
      node.put("mode", "min");
      node.put("metric", "test_loss");
      node.set("factor", JsonNumbers.of(plateau.factor()));
      node.put("patience", plateau.patience());
      node.set("threshold", JsonNumbers.of(plateau.threshold()));
      node.put("threshold_mode", "rel");
    } else if (schedule instanceof OneCycle cycle) {
      node.put("type", "one_cycle");
      node.set("max_learning_rate", JsonNumbers.of(cycle.maxLearningRate()));
      node.set("pct_start", JsonNumbers.of(cycle.pctStart()));
      node.put("anneal", "cos");
      node.set("div_factor", JsonNumbers.of(cycle.divFactor()));
      node.set("final_div_factor", JsonNumbers.of(cycle.finalDivFactor()));
      node.put("cycled", cycled(optimizer));
      node.set("base_momentum", JsonNumbers.of(cycle.baseMomentum()));
      node.set("max_momentum", JsonNumbers.of(cycle.maxMomentum()));
    } else {
      throw new IllegalArgumentException("no JSON for the schedule " + schedule);
    }
    return node;
  }

  private static Schedule schedule(JsonFields node, Optimizer optimizer, int epochs) {
    String type = node.text("type");
    node.requireText("stepped", type.equals("one_cycle") ? "every update" : "every epoch");
    return switch (type) {
      case "constant" -> new ConstantRate();
      case "step" -> new StepDecay(node.integer("step_size"), node.number("gamma"));
      case "reduce_on_plateau" -> {
        node.requireText("mode", "min");
        node.requireText("metric", "test_loss");
        node.requireText("threshold_mode", "rel");
        yield new ReduceOnPlateau(
            node.number("factor"), node.integer("patience"), node.number("threshold"));
      }
      case "one_cycle" -> oneCycle(node, optimizer, epochs);
      default -> throw node.wrong("type", "constant, step, one_cycle or reduce_on_plateau");
    };
  }

  /** The cycle's length is that of the run: epochs and updates may be said, but not changed. */
  private static OneCycle oneCycle(JsonFields node, Optimizer optimizer, int epochs) {
    node.requireText("anneal", "cos");
    node.requireText("cycled", cycled(optimizer));
    node.ignore("updates_per_epoch"); // follows from the batch size and the training set
    if (node.has("epochs") && node.integer("epochs") != epochs) {
      throw node.wrong("epochs", epochs + ", the epochs of the recipe");
    }
    return new OneCycle(
        node.number("max_learning_rate"),
        node.number("pct_start"),
        node.number("div_factor"),
        node.number("final_div_factor"),
        node.number("base_momentum"),
        node.number("max_momentum"));
  }

  private static String cycled(Optimizer optimizer) {
    return optimizer instanceof Adam ? "beta1" : "momentum";
  }

  private static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }

  private RecipeJson() {}
}
