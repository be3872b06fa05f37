package io.github.mnist8k.vector;

import io.github.mnist8k.data.Dataset;
import io.github.mnist8k.models.Device;
import io.github.mnist8k.models.Execution;
import io.github.mnist8k.models.Net;
import io.github.mnist8k.training.Engine;
import io.github.mnist8k.training.recipe.Recipe;
import io.github.mnist8k.vector.kernels.WarmUp;
import io.github.mnist8k.vector.stages.Stages;

/**
 * The engine in pure Java: trains on the CPU by the JVM's vector instructions. Its results are the
 * same bytes on every machine and with any number of threads.
 */
public final class VectorEngine implements Engine {

  private static final String MODULE = "jdk.incubator.vector";

  /** Name by which users choose the engine. */
  @Override
  public String name() {
    return "vector";
  }

  /** Version of what computes: the order of its operations, on which every bit depends. */
  @Override
  public String version() {
    return "1";
  }

  /** Warms up for a net on a thread of its own; {@link #open} waits for its end. */
  @Override
  public void prepare(Net net) {
    var thread =
        new Thread(() -> WarmUp.run(new Stages(net, 1).warmUps()), "mnist8k-vector-warm-up");
    thread.setDaemon(true);
    thread.start();
  }

  /**
   * Opens a training. Its weights are to be set before its first update.
   *
   * @param net what is trained
   * @param recipe how it is trained
   * @param data what it is trained and tested on
   * @param execution the CPU and a number of threads
   * @throws IllegalArgumentException if the JVM was started without the vector module, the device
   *     is not the CPU, or the engine does not know a layer
   */
  @Override
  public VectorTraining open(Net net, Recipe recipe, Dataset data, Execution execution) {
    if (ModuleLayer.boot().findModule(MODULE).isEmpty()) {
      throw new IllegalArgumentException(
          "engine vector: expected a JVM started with --add-modules "
              + MODULE
              + ", found none; add the option to the command line or to JDK_JAVA_OPTIONS");
    }
    if (execution.device() == Device.GPU) {
      throw new IllegalArgumentException(
          "engine vector: expected the device cpu, found gpu; use the engine tensorflow for it");
    }
    return new VectorTraining(net, recipe, data, execution);
  }
}
