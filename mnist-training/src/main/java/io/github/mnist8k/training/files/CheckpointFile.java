package io.github.mnist8k.training.files;

import static java.util.stream.Collectors.joining;

import io.github.mnist8k.data.Count;
import io.github.mnist8k.models.json.NetJson;
import io.github.mnist8k.models.weights.FloatTensor;
import io.github.mnist8k.models.weights.Safetensors;
import io.github.mnist8k.models.weights.TensorEntry;
import io.github.mnist8k.models.weights.TensorEntry.Type;
import io.github.mnist8k.models.weights.Weights;
import io.github.mnist8k.models.weights.WeightsException;
import io.github.mnist8k.training.Checkpoint;
import io.github.mnist8k.training.RunPlan;
import io.github.mnist8k.training.experiment.ExperimentJson;
import io.github.mnist8k.training.log.RunFolderException;
import io.github.mnist8k.training.log.RunFolderException.Way;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Checkpoints as one safetensors file: the weights under {@code net.}, the optimizer's variables
 * under {@code optimizer.}, and in the header which run they belong to.
 */
public final class CheckpointFile {

  private static final String ENGINE = "engine";
  private static final String NET = "net.";
  private static final String OPTIMIZER = "optimizer.";
  private static final String LOSSES = "test_losses";
  private static final String UPDATES = "updates";
  private static final String DATASET = "dataset";
  private static final String RECIPE = "recipe";

  /** Enough to tell hashes apart. */
  private static final int HASH_DIGITS = 8;

  private final Path file;
  private final RunPlan plan;

  /**
   * The checkpoint of a run.
   *
   * @param file where it lies or will lie
   * @param plan the run it belongs to
   */
  public CheckpointFile(Path file, RunPlan plan) {
    this.file = Objects.requireNonNull(file, "file");
    this.plan = Objects.requireNonNull(plan, "plan");
  }

  /**
   * Replaces the checkpoint in one go.
   *
   * @throws IOException if its folder is gone, or it cannot be written; it is then as it was
   */
  void write(Checkpoint checkpoint) throws IOException {
    Path folder = file.toAbsolutePath().getParent();
    if (!Files.isDirectory(folder)) {
      throw new RunFolderException(
          folder + ": the folder was removed while the run trained; put it back, resume the run",
          Way.RESUME);
    }
    Map<String, TensorEntry> tensors = new LinkedHashMap<>();
    checkpoint.weights().stateDict().forEach((key, entry) -> tensors.put(NET + key, entry));
    checkpoint.slots().forEach((key, slot) -> tensors.put(OPTIMIZER + key, TensorEntry.of(slot)));
    Map<String, String> metadata = new LinkedHashMap<>(identity());
    metadata.put(
        LOSSES, checkpoint.testLosses().stream().map(Object::toString).collect(joining(",")));
    metadata.put(UPDATES, Long.toString(checkpoint.weights().updates()));
    new Safetensors(tensors, metadata).write(file);
  }

  /**
   * Reads the checkpoint.
   *
   * @return the checkpoint, or nothing when the run has none
   * @throws RunFolderException if it is broken, or belongs to a run with another experiment, seed,
   *     recipe, net or dataset
   * @throws IOException if it cannot be read
   */
  public Optional<Checkpoint> read() throws IOException {
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    if (!Files.isRegularFile(file)) {
      throw new IOException(file + ": expected a checkpoint, found no file");
    }
    try {
      Safetensors content = Safetensors.read(file);
      requireIdentity(content.metadata());
      return Optional.of(checkpoint(content));
    } catch (WeightsException e) {
      throw RunStart.cannotGoOn(e.getMessage() + "; the checkpoint is broken,", e);
    }
  }

  private void requireIdentity(Map<String, String> metadata) throws RunFolderException {
    for (Map.Entry<String, String> expected : identity().entrySet()) {
      String found = metadata.get(expected.getKey());
      if (!expected.getValue().equals(found)) {
        throw RunStart.cannotGoOn(
            "%s: belongs to another run: %s;%s"
                .formatted(
                    file,
                    difference(expected.getKey(), expected.getValue(), found),
                    expected.getKey().equals(ENGINE) ? " go on with that one, or" : ""),
            null);
      }
    }
  }

  private Checkpoint checkpoint(Safetensors content) throws WeightsException {
    Map<String, TensorEntry> net = under(NET, content);
    var weights = Weights.of(file.toString(), new Safetensors(net, Map.of()), plan.net());
    Map<String, FloatTensor> slots = slots(under(OPTIMIZER, content));
    List<Double> losses = losses(content.metadata());
    requireUpdates(content.metadata(), losses.size());
    long updates = (long) plan.updatesPerEpoch() * losses.size();
    return new Checkpoint(losses, new Weights(weights.tensors(), updates), slots);
  }

  private String difference(String what, String expected, String found) {
    return switch (what) {
      case DATASET -> what + ": " + otherFiles(Objects.requireNonNullElse(found, ""));
      case RECIPE -> JsonDifference.of(what, expected, Objects.requireNonNullElse(found, "none"));
      default -> what + ": expected " + expected + ", found " + found;
    };
  }

  /** Schedules compare them, and their number is that of the completed epochs. */
  private List<Double> losses(Map<String, String> metadata) throws WeightsException {
    String found = metadata.getOrDefault(LOSSES, "");
    List<Double> losses;
    try {
      losses = Arrays.stream(found.split(",")).map(Double::valueOf).toList();
    } catch (NumberFormatException e) {
      throw broken(LOSSES + ": expected numbers, found " + found);
    }
    if (!losses.stream().allMatch(Double::isFinite)) {
      throw broken(LOSSES + ": expected finite numbers, found " + found);
    }
    int most = plan.recipe().epochs();
    if (losses.size() > most) {
      throw broken(
          "%s: expected at most %d, one for each epoch of the recipe, found %d"
              .formatted(LOSSES, most, losses.size()));
    }
    return losses;
  }

  private void requireUpdates(Map<String, String> metadata, int epochs) throws WeightsException {
    String expected = Long.toString((long) plan.updatesPerEpoch() * epochs);
    String found = metadata.getOrDefault(UPDATES, "none");
    if (!found.equals(expected)) {
      throw broken(
          "%s: expected %s after the %s of %s, found %s"
              .formatted(UPDATES, expected, Count.of(epochs, "epoch"), LOSSES, found));
    }
  }

  private WeightsException broken(String what) {
    return new WeightsException(file + ": " + what);
  }

  private static Map<String, TensorEntry> under(String prefix, Safetensors content) {
    Map<String, TensorEntry> tensors = new LinkedHashMap<>();
    content
        .tensors()
        .forEach(
            (key, entry) -> {
              if (key.startsWith(prefix)) {
                tensors.put(key.substring(prefix.length()), entry);
              }
            });
    return tensors;
  }

  private Map<String, FloatTensor> slots(Map<String, TensorEntry> found) throws WeightsException {
    Map<String, FloatTensor> expected = plan.recipe().optimizer().initialSlots(plan.net());
    Map<String, FloatTensor> slots = new LinkedHashMap<>();
    for (Map.Entry<String, FloatTensor> slot : expected.entrySet()) {
      TensorEntry entry = found.get(slot.getKey());
      List<Integer> shape = slot.getValue().shape();
      if (entry == null || entry.type() != Type.F32 || !entry.shape().equals(shape)) {
        throw broken(
            "tensor %s: expected %s %s, found %s"
                .formatted(
                    OPTIMIZER + slot.getKey(),
                    Type.F32,
                    shape,
                    entry == null ? "none" : entry.type() + " " + entry.shape()));
      }
      slots.put(slot.getKey(), entry.floats());
    }
    return slots;
  }

  /** Which of the dataset's files differ from those that the checkpoint names. */
  private String otherFiles(String checkpoints) {
    return plan.dataset().sha256().entrySet().stream()
        .filter(file -> !checkpoints.contains(file.getKey() + "=" + file.getValue()))
        .map(
            file ->
                "%s: expected SHA-256 %s..., found %s"
                    .formatted(
                        file.getKey(),
                        shortened(file.getValue()),
                        hashOf(file.getKey(), checkpoints)))
        .collect(joining(", "));
  }

  private static String hashOf(String file, String checkpoints) {
    Matcher hash = Pattern.compile(Pattern.quote(file) + "=(\\w+)").matcher(checkpoints);
    return hash.find() ? shortened(hash.group(1)) + "..." : "none";
  }

  private static String shortened(String hash) {
    return hash.substring(0, Math.min(HASH_DIGITS, hash.length()));
  }

  private Map<String, String> identity() {
    Map<String, String> identity = new LinkedHashMap<>();
    identity.put(ENGINE, plan.engine().name());
    identity.put("experiment", plan.experiment().id());
    identity.put("seed", Long.toString(plan.seed()));
    identity.put("net", NetJson.fingerprint(plan.net()));
    identity.put(RECIPE, ExperimentJson.write(plan.experiment()).get(RECIPE).toString());
    identity.put(DATASET, plan.dataset().sha256().toString());
    return identity;
  }
}
