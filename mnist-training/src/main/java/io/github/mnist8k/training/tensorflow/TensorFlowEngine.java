package io.github.mnist8k.training.tensorflow;

import io.github.mnist8k.data.Dataset;
import io.github.mnist8k.models.Device;
import io.github.mnist8k.models.Execution;
import io.github.mnist8k.models.Inference;
import io.github.mnist8k.models.Net;
import io.github.mnist8k.models.tensorflow.DigitClassifier;
import io.github.mnist8k.models.tensorflow.Sessions;
import io.github.mnist8k.models.tensorflow.TensorFlowStart;
import io.github.mnist8k.models.trained.Model;
import io.github.mnist8k.training.Engine;
import io.github.mnist8k.training.PlanException;
import io.github.mnist8k.training.Training;
import io.github.mnist8k.training.recipe.Recipe;
import java.util.EnumSet;
import java.util.Set;
import org.tensorflow.TensorFlow;

/** The engine that trains by TensorFlow, on the CPU or a GPU. */
public final class TensorFlowEngine implements Engine {

  @Override
  public String name() {
    return "tensorflow";
  }

  /** Version of TensorFlow's native library, which it loads. */
  @Override
  public String version() {
    TensorFlowStart.start();
    return TensorFlow.version();
  }

  @Override
  public Set<Device> devices() {
    Set<Device> devices = EnumSet.of(Device.CPU);
    if (Sessions.available(Device.GPU)) {
      devices.add(Device.GPU);
    }
    return devices;
  }

  @Override
  public boolean dependsOnThreads() {
    return true;
  }

  /** It knows every layer, and refuses a GPU that is not there. */
  @Override
  public void check(Net net, Execution execution) {
    if (execution.device() == Device.CPU) {
      return; // without a start of TensorFlow
    }
    try {
      Sessions.require(execution.device());
    } catch (IllegalStateException e) {
      throw new PlanException(e.getMessage());
    }
  }

  @Override
  public Training open(Net net, Recipe recipe, Dataset data, Execution execution) {
    return new TrainingGraph(net, recipe, data, execution);
  }

  @Override
  public Inference inference(Model model, Execution execution) {
    return new DigitClassifier(model, execution);
  }
}
