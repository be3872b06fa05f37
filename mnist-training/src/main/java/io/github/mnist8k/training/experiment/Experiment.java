package io.github.mnist8k.training.experiment;

import io.github.mnist8k.models.Net;
import io.github.mnist8k.models.trained.Model;
import io.github.mnist8k.models.weights.Weights;
import io.github.mnist8k.training.recipe.Recipe;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A net, the recipe that trains it, and what a source published of it.
 *
 * @param id {@code assignment/model}, such as {@code era2-s7/step3}: two names of small letters,
 *     digits, dots, hyphens and underscores; the run's folder is called so. Behind them may stand
 *     what was changed of another experiment, as in {@code era2-s7/step5+learning_rate=0.02}
 * @param title title for people
 * @param target what the source wanted of it, in a short sentence, or an empty text
 * @param net what is trained
 * @param recipe how it is trained
 * @param published what the source published, if there is a source
 * @param notes what had to be assumed, or an empty text
 * @param source address of the notebook or script, or an empty text
 */
public record Experiment(
    String id,
    String title,
    String target,
    Net net,
    Recipe recipe,
    Optional<Published> published,
    String notes,
    String source) {

  static final String ID_WORDS =
      "two names of small letters and digits with a slash between them, such as own/net1";

  private static final Pattern ID =
      Pattern.compile(
          "[a-z0-9][a-z0-9._-]{0,63}/[a-z0-9][a-z0-9._-]{0,63}"
              + "(\\+[a-z0-9._]{1,64}=[a-z0-9._-]{0,63}[a-z0-9])*");

  private static final int MOST_OF_A_FILE_NAME = 200; // systems allow 255, with room for endings

  /**
   * Checks the id.
   *
   * @throws IllegalArgumentException if the id is no {@code assignment/model}
   * @throws NullPointerException naming the component that is null
   */
  public Experiment {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(title, "title");
    Objects.requireNonNull(target, "target");
    Objects.requireNonNull(net, "net");
    Objects.requireNonNull(recipe, "recipe");
    Objects.requireNonNull(published, "published");
    Objects.requireNonNull(notes, "notes");
    Objects.requireNonNull(source, "source");
    if (!isId(id)) {
      throw new IllegalArgumentException("id: expected " + ID_WORDS + ", found " + id);
    }
  }

  /** Whether a text is {@code assignment/model}. */
  static boolean isId(String text) {
    return ID.matcher(text).matches()
        && text.length() - text.indexOf('/') - 1 <= MOST_OF_A_FILE_NAME;
  }

  /**
   * An experiment of one's own, without a source.
   *
   * @param id {@code assignment/model}, such as {@code own/net1}; it is the title too
   * @param net what is trained
   * @param recipe how it is trained
   */
  public static Experiment own(String id, Net net, Recipe recipe) {
    return new Experiment(id, id, "", net, recipe, Optional.empty(), "", "");
  }

  /** Whether another experiment has the same net and recipe, so that it gives the same runs. */
  public boolean trainsAs(Experiment other) {
    return net.equals(other.net) && recipe.equals(other.recipe);
  }

  /**
   * The net with weights that the recipe has trained.
   *
   * @throws IllegalArgumentException if the weights are not the net's
   */
  public Model model(Weights weights) {
    return new Model(net, weights, recipe.normalization());
  }

  /** The part of the id before the slash. */
  public String assignment() {
    return id.substring(0, id.indexOf('/'));
  }
}
