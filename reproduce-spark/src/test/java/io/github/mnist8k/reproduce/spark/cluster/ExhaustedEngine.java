package io.github.mnist8k.reproduce.spark.cluster;

import io.github.mnist8k.data.Dataset;
import io.github.mnist8k.models.Device;
import io.github.mnist8k.models.Execution;
import io.github.mnist8k.models.Inference;
import io.github.mnist8k.models.Net;
import io.github.mnist8k.models.trained.Model;
import io.github.mnist8k.training.Engine;
import io.github.mnist8k.training.Training;
import io.github.mnist8k.training.recipe.Recipe;
import java.io.File;
import java.util.Set;
import org.apache.spark.SparkFiles;

/** An engine for which there is never enough memory; it says what lies in Spark's folder. */
public final class ExhaustedEngine implements Engine {

  @Override
  public String name() {
    return "exhausted";
  }

  @Override
  public String version() {
    return "1";
  }

  @Override
  public Set<Device> devices() {
    return Set.of(Device.CPU);
  }

  @Override
  public boolean dependsOnThreads() {
    return false;
  }

  @Override
  public void check(Net net, Execution execution) {}

  @Override
  public Training open(Net net, Recipe recipe, Dataset data, Execution execution) {
    File folder = new File(SparkFiles.getRootDirectory());
    throw new OutOfMemoryError(folder + " " + String.join(" ", folder.list()));
  }

  @Override
  public Inference inference(Model model, Execution execution) {
    throw new OutOfMemoryError();
  }
}
