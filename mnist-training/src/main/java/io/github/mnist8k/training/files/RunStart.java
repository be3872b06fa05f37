package io.github.mnist8k.training.files;

import io.github.mnist8k.data.Count;
import io.github.mnist8k.data.Dataset;
import io.github.mnist8k.models.Device;
import io.github.mnist8k.models.weights.Safetensors;
import io.github.mnist8k.models.weights.WeightsException;
import io.github.mnist8k.training.Checkpoint;
import io.github.mnist8k.training.RunPlan;
import io.github.mnist8k.training.log.EpochCsv;
import io.github.mnist8k.training.log.EpochRecord;
import io.github.mnist8k.training.log.RunFolderException;
import io.github.mnist8k.training.log.RunFolderException.Way;
import io.github.mnist8k.training.log.RunManifest;
import io.github.mnist8k.training.log.RunManifest.MachineInfo;
import io.github.mnist8k.training.log.RunManifestJson;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * From where a run starts, given what lies in its folder. Nothing is changed there by looking.
 *
 * @param plan the run; its dataset has the name that the run began with
 * @param checkpoint where it goes on, or nothing to begin with fresh weights
 * @param finished whether all epochs are done, and weights and manifest are written, so that
 *     nothing is left to do
 * @param notes what people should know of it, one line each
 */
public record RunStart(
    RunPlan plan, Optional<Checkpoint> checkpoint, boolean finished, List<String> notes) {

  /** Name in the metadata of final weights: the epochs behind them. */
  static final String EPOCHS = "epochs";

  /** Copies the notes. */
  public RunStart {
    Objects.requireNonNull(plan, "plan");
    Objects.requireNonNull(checkpoint, "checkpoint");
    notes = List.copyOf(notes);
  }

  /**
   * Looks into a run's folder.
   *
   * @param folder the folder, best held by a {@link RunLock}
   * @param plan what is to be trained
   * @param earlier what happens to an earlier run in the folder
   * @throws IOException if an earlier run is in the way, cannot go on, or cannot be read
   */
  public static RunStart of(RunFolder folder, RunPlan plan, EarlierRun earlier) throws IOException {
    if (earlier == EarlierRun.REFUSED && folder.holdsRun()) {
      throw new RunFolderException(
          folder.path()
              + ": there is a run already; resume it, replace it, or choose another folder",
          Way.RESUME,
          Way.OVERWRITE,
          Way.OTHER_FOLDER);
    }
    Optional<Checkpoint> checkpoint =
        earlier == EarlierRun.RESUMED
            ? new CheckpointFile(folder.checkpoint(), plan).read()
            : Optional.empty();
    if (checkpoint.isPresent()) {
      return resumed(folder, plan, checkpoint.get());
    }
    if (earlier == EarlierRun.RESUMED) {
      requireNoEpochsLost(folder);
    }
    return new RunStart(plan, Optional.empty(), false, List.of());
  }

  private static RunStart resumed(RunFolder folder, RunPlan plan, Checkpoint checkpoint)
      throws IOException {
    int done = checkpoint.epochsDone();
    List<EpochRecord> rows = EpochCsv.readComplete(folder.epochs());
    RunPlan begun = rows.isEmpty() ? plan : withDataset(plan, rows.get(0).dataset());
    requireRows(folder, begun, rows, done);
    Optional<RunManifest> manifest =
        Files.exists(folder.manifest())
            ? Optional.of(RunManifestJson.read(folder.manifest()))
            : Optional.empty();
    boolean finished =
        done >= plan.epochs()
            && labelledEpochs(folder).equals(Integer.toString(done))
            && manifest.map(RunManifest::finished).isPresent();
    List<String> notes = new ArrayList<>();
    String name = plan.dataset().name();
    String nameBegun = begun.dataset().name();
    if (!name.equals(nameBegun)) {
      notes.add(
          "the files of dataset " + name + " are those of " + nameBegun + ", whose name it keeps");
    }
    if (done > plan.epochs()) {
      notes.add(
          "has "
              + Count.of(done, "epoch")
              + " already, asked for "
              + plan.epochs()
              + ": trains none");
    }
    if (done < plan.epochs() && plan.engine().dependsOnThreads()) {
      manifest.flatMap(before -> otherMeans(plan, before.machine())).ifPresent(notes::add);
    }
    return new RunStart(begun, Optional.of(checkpoint), finished, notes);
  }

  /**
   * A run that cannot go on.
   *
   * @param why the line as far as what to do
   * @param cause the failure behind it, or null
   */
  static RunFolderException cannotGoOn(String why, WeightsException cause) {
    return new RunFolderException(
        why + " train anew over the run, or choose another folder",
        cause,
        Way.OVERWRITE,
        Way.OTHER_FOLDER);
  }

  private static Optional<String> otherMeans(RunPlan plan, MachineInfo before) {
    boolean cpu = plan.execution().device() == Device.CPU;
    String now = means(cpu, plan.execution().threads());
    String then = means(before.device().equals("cpu"), before.threads());
    return now.equals(then)
        ? Optional.empty()
        : Optional.of(
            "goes on with "
                + now
                + " after "
                + then
                + ": its last digits may differ from those of a"
                + " run that kept them");
  }

  private static String means(boolean cpu, int threads) {
    return Count.of(threads, "thread") + (cpu ? " on the CPU" : " and a GPU");
  }

  private static RunPlan withDataset(RunPlan plan, String name) {
    Dataset data = plan.dataset();
    return plan.withDataset(
        new Dataset(name, data.origin(), data.train(), data.test(), data.sha256()));
  }

  /** The epochs that the final weights say they have, or an empty text. */
  private static String labelledEpochs(RunFolder folder) throws IOException {
    if (!Files.isRegularFile(folder.weights())) {
      return "";
    }
    try {
      return Safetensors.read(folder.weights()).metadata().getOrDefault(EPOCHS, "");
    } catch (WeightsException e) {
      return ""; // broken ones are written again
    }
  }

  /**
   * A run that was killed before its first checkpoint has one row at most. A log without a manifest
   * is left where a process was killed that wrote the files of a run from elsewhere.
   */
  private static void requireNoEpochsLost(RunFolder folder) throws IOException {
    int rows = Files.exists(folder.epochs()) ? EpochCsv.readComplete(folder.epochs()).size() : 0;
    if (rows > 1 && Files.exists(folder.manifest()) || Files.exists(folder.weights())) {
      throw cannotGoOn(
          "%s: expected the checkpoint of the run, which has %s in its log, found none;"
              .formatted(folder.checkpoint(), Count.of(rows, "epoch")),
          null);
    }
  }

  /**
   * Checks that a log belongs to a run and has all epochs of its checkpoint.
   *
   * @param rows the log's complete rows; one more than the checkpoint's epochs is left by a run
   *     that was killed between the two
   */
  static void requireRows(RunFolder folder, RunPlan plan, List<EpochRecord> rows, int epochsDone)
      throws IOException {
    if (rows.size() < epochsDone) {
      throw cannotGoOn(
          "%s: expected the %s of the checkpoint beside it, found %d;"
              .formatted(folder.epochs(), Count.of(epochsDone, "epoch"), rows.size()),
          null);
    }
    String dataset = rows.get(0).dataset();
    if (!dataset.equals(plan.dataset().name())) {
      throw new IOException(
          folder.epochs() + ": expected dataset " + plan.dataset().name() + ", found " + dataset);
    }
  }
}
