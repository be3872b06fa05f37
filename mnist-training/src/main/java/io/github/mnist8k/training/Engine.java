package io.github.mnist8k.training;

import io.github.mnist8k.data.Dataset;
import io.github.mnist8k.models.Device;
import io.github.mnist8k.models.Execution;
import io.github.mnist8k.models.Inference;
import io.github.mnist8k.models.Net;
import io.github.mnist8k.models.trained.Model;
import io.github.mnist8k.training.recipe.Recipe;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What computes a training. The loop, the logs, the checkpoints, the schedules, the order of the
 * batches and the initial weights are the same for every engine.
 *
 * <p>Engines are found on the class path by {@link ServiceLoader}. To make one, with a public
 * constructor without parameters, must start nothing.
 */
public interface Engine {

  /** Name by which users choose the engine, in small letters. */
  String name();

  /** Version of what computes; may start native libraries. */
  String version();

  /** The devices that it can compute on here; may start native libraries. */
  Set<Device> devices();

  /**
   * Whether the last digits of a run depend on the number of its threads. A run that goes on with
   * another number is then not quite the run that kept it.
   */
  boolean dependsOnThreads();

  /**
   * Refuses what the engine cannot do, or not in this JVM, before anything is started.
   *
   * @param net what is to be trained
   * @param execution device and threads
   * @throws PlanException saying what it cannot do, and what to do instead
   */
  void check(Net net, Execution execution);

  /**
   * Starts what {@link #open} will need for a net, and returns at once: to be called, where time
   * matters, before the dataset is read. Does nothing by default.
   *
   * @param net what will be trained
   */
  default void prepare(Net net) {}

  /**
   * Opens a training. Its weights are to be set by {@link Training#restore} before its first
   * update.
   *
   * @param net what is trained
   * @param recipe how it is trained
   * @param data what it is trained and tested on; no label is beyond the net's classes
   * @param execution device and threads
   * @throws PlanException as {@link #check}
   */
  Training open(Net net, Recipe recipe, Dataset data, Execution execution);

  /**
   * Opens a trained model, to ask it for logits.
   *
   * @param model the net with its weights
   * @param execution device and threads
   * @throws PlanException as {@link #check}
   */
  Inference inference(Model model, Execution execution);

  /** All engines on the class path, by name. */
  static List<Engine> all() {
    return ServiceLoader.load(Engine.class).stream()
        .map(ServiceLoader.Provider::get)
        .sorted(Comparator.comparing(Engine::name))
        .toList();
  }

  /**
   * The engine of a name.
   *
   * @throws IllegalArgumentException naming the engines that there are, if none has this name
   */
  static Engine named(String name) {
    Objects.requireNonNull(name, "name");
    List<Engine> all = all();
    return all.stream()
        .filter(engine -> engine.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException(unknown(name, all)));
  }

  private static String unknown(String name, List<Engine> all) {
    return "unknown engine %s: expected one of %s"
        .formatted(name, all.stream().map(Engine::name).collect(Collectors.joining(", ")));
  }
}
