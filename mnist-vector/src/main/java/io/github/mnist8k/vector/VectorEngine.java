package io.github.mnist8k.vector;

import io.github.mnist8k.data.Dataset;
import io.github.mnist8k.models.Device;
import io.github.mnist8k.models.Execution;
import io.github.mnist8k.models.Inference;
import io.github.mnist8k.models.Net;
import io.github.mnist8k.models.trained.Model;
import io.github.mnist8k.training.Engine;
import io.github.mnist8k.training.PlanException;
import io.github.mnist8k.training.recipe.Recipe;
import io.github.mnist8k.vector.kernels.WarmUp;
import io.github.mnist8k.vector.stages.Stages;
import java.util.EnumSet;
import java.util.Set;

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

  @Override
  public Set<Device> devices() {
    return EnumSet.of(Device.CPU);
  }

  /** Not the least of its bits does. */
  @Override
  public boolean dependsOnThreads() {
    return false;
  }

  @Override
  public void check(Net net, Execution execution) {
    if (ModuleLayer.boot().findModule(MODULE).isEmpty()) {
      throw new PlanException(
          "engine vector: this Java was started without the module "
              + MODULE
              + "; start it as java --add-modules "
              + MODULE
              + ", or by the script mnist8k, or set JDK_JAVA_OPTIONS to that option");
    }
    if (execution.device() == Device.GPU) {
      throw new PlanException(
          "engine vector: it computes on the CPU alone, asked for a GPU; use the engine tensorflow");
    }
  }

  @Override
  public VectorTraining open(Net net, Recipe recipe, Dataset data, Execution execution) {
    check(net, execution);
    return new VectorTraining(net, recipe, data, execution);
  }

  @Override
  public Inference inference(Model model, Execution execution) {
    check(model.net(), execution);
    return new VectorInference(model, execution.threads());
  }
}
