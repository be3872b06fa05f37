package io.github.mnist8k.reports.runs;

import io.github.mnist8k.training.log.EpochRecord;
import io.github.mnist8k.training.log.RunManifest;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * All that is known of one run of ours.
 *
 * @param manifest what made the run
 * @param epochs what each epoch measured, in order; empty for a run cut off in its first epoch
 */
public record RunLog(RunManifest manifest, List<EpochRecord> epochs) {

  private static final String MNIST = "mnist";
  private static final String SYNTHETIC = "synthetic";

  /**
   * Checks that the two belong together.
   *
   * @throws IllegalArgumentException if an epoch is of another run than the manifest, or the
   *     manifest of a complete run has another number of epochs
   */
  public RunLog {
    Objects.requireNonNull(manifest, "manifest");
    epochs = List.copyOf(Objects.requireNonNull(epochs, "epochs"));
    for (EpochRecord epoch : epochs) {
      String found = name(epoch.experiment(), epoch.dataset(), epoch.seed());
      String expected = name(manifest.experiment(), manifest.dataset().name(), manifest.seed());
      if (!found.equals(expected)) {
        throw new IllegalArgumentException(
            "the epoch log is of " + found + ", the manifest of " + expected);
      }
    }
    if (manifest.complete() && epochs.size() != manifest.epochsDone()) {
      throw new IllegalArgumentException(
          "the manifest expects "
              + manifest.epochsDone()
              + " epochs, the log has "
              + epochs.size());
    }
  }

  /** Id of the experiment. */
  public String experiment() {
    return manifest.experiment();
  }

  /** Name of the engine that computed. */
  public String engine() {
    return manifest.engine().name();
  }

  /** Title of the experiment for people. */
  public String title() {
    return manifest.title();
  }

  /** Seed of the run. */
  public long seed() {
    return manifest.seed();
  }

  /** Number of trainable parameters of the net. */
  public long parameters() {
    return manifest.net().parameters();
  }

  /** Number of epochs of the recipe. */
  public int epochsPlanned() {
    return manifest.epochsPlanned();
  }

  /** Start of the run. */
  Instant started() {
    return Instant.parse(manifest.started());
  }

  /** Whether two runs differ in nothing but seed and data: same net, same recipe. */
  boolean comparableWith(RunLog other) {
    return manifest.net().equals(other.manifest.net())
        && manifest.recipe().equals(other.manifest.recipe());
  }

  /**
   * Says why this run cannot stand beside the published ones, if it cannot: it was cut short, or it
   * is not on MNIST.
   *
   * @return the reasons as one phrase, such as {@code 1 of 15 epochs: not a result}; empty for a
   *     result
   */
  public Optional<String> whyNotAResult() {
    if (manifest.complete() && onMnist()) {
      return Optional.empty();
    }
    String cutShort = manifest.complete() ? "" : epochsDone() + ": not a result";
    String otherData = onMnist() ? "" : "on " + datasetName() + ": not comparable";
    return Optional.of(
        cutShort + (cutShort.isEmpty() || otherData.isEmpty() ? "" : "; ") + otherData);
  }

  /** The experiment and seed, as messages and tables name a run. */
  public String name() {
    return experiment() + " seed " + seed();
  }

  /** The accuracies of some runs, in their order. */
  public static List<AccuracyCurve> curves(List<RunLog> runs) {
    return runs.stream().map(RunLog::curve).toList();
  }

  /**
   * The accuracies of the epochs.
   *
   * @throws IllegalArgumentException if there is no epoch
   */
  public AccuracyCurve curve() {
    return new AccuracyCurve(
        epochs.stream()
            .map(epoch -> new EpochAccuracy(epoch.trainAccuracy(), epoch.testAccuracy()))
            .toList());
  }

  private String datasetName() {
    String name = manifest.dataset().name();
    return name.equals(SYNTHETIC) ? "synthetic digits" : name;
  }

  private boolean onMnist() {
    return manifest.dataset().name().equals(MNIST);
  }

  private String epochsDone() {
    String done = epochs.size() + " of " + epochsPlanned() + " epochs";
    return epochs.size() == epochsPlanned() ? done + ", marked incomplete" : done;
  }

  private static String name(String experiment, String dataset, long seed) {
    return experiment + " on " + dataset + " with seed " + seed;
  }
}
