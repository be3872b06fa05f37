package io.github.mnist8k.reproduce.text;

import io.github.mnist8k.training.recipe.Recipe;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** A recipe in lines of text. */
public final class RecipeText {

  /** One line per choice. */
  public static List<String> lines(Recipe recipe) {
    String augmentation =
        recipe.augmentation().isEmpty()
            ? "none"
            : recipe.augmentation().stream()
                .map(RecipeText::value)
                .collect(Collectors.joining(", then "));
    return List.of(
        "epochs: " + recipe.epochs(),
        "batch size: "
            + recipe.batchSize()
            + ", a smaller last batch is "
            + recipe.lastBatch().name().toLowerCase(Locale.ROOT),
        "normalisation: mean %s, standard deviation %s"
            .formatted(recipe.normalization().mean(), recipe.normalization().std()),
        "augmentation: " + augmentation,
        "optimizer: " + value(recipe.optimizer()),
        "schedule: " + value(recipe.schedule()));
  }

  /** {@code Sgd[learningRate=0.01, ...]} as {@code Sgd (learningRate 0.01, ...)}. */
  private static String value(Object value) {
    String text = value.toString().replace('=', ' ').replace("[", " (").replace(']', ')');
    return text.replace(" ()", "");
  }

  private RecipeText() {}
}
