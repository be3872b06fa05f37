package io.github.mnist8k.training.files;

import io.github.mnist8k.data.Dataset;
import io.github.mnist8k.models.json.NetJson;
import io.github.mnist8k.models.trained.Model;
import io.github.mnist8k.training.Checkpoint;
import io.github.mnist8k.training.RunListener;
import io.github.mnist8k.training.RunPlan;
import io.github.mnist8k.training.experiment.ExperimentJson;
import io.github.mnist8k.training.log.EpochCsv;
import io.github.mnist8k.training.log.EpochRecord;
import io.github.mnist8k.training.log.RunManifest;
import io.github.mnist8k.training.log.RunManifest.DatasetInfo;
import io.github.mnist8k.training.log.RunManifest.EngineInfo;
import io.github.mnist8k.training.log.RunManifest.MachineInfo;
import io.github.mnist8k.training.log.RunManifest.NetInfo;
import io.github.mnist8k.training.log.RunManifest.PerformanceInfo;
import io.github.mnist8k.training.log.RunManifest.SoftwareInfo;
import io.github.mnist8k.training.log.RunManifestJson;
import io.github.mnist8k.training.log.Spread;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.Supplier;

/** Keeps a run's manifest up to date: at its start, after each epoch, and at its end. */
public final class ManifestWriter implements RunListener {

  private final RunFolder folder;
  private final SoftwareInfo software;
  private final MachineInfo machine;
  private final Supplier<Long> peakMemory;

  private RunPlan plan;
  private String started;
  private int resumes;

  /**
   * A writer for one run. It follows the run's {@link RunWriter} among the listeners, whose log it
   * reads.
   *
   * @param folder the run's folder
   * @param software versions of what runs
   * @param machine where it runs
   * @param peakMemory gives the most memory that the process has held, in bytes, or null when
   *     unknown
   */
  public ManifestWriter(
      RunFolder folder, SoftwareInfo software, MachineInfo machine, Supplier<Long> peakMemory) {
    this.folder = folder;
    this.software = software;
    this.machine = machine;
    this.peakMemory = peakMemory;
  }

  @Override
  public void started(RunPlan plan, int epochsDone, int updatesPerEpoch) throws IOException {
    this.plan = plan;
    boolean resumed = epochsDone > 0 && Files.exists(folder.manifest());
    RunManifest before = resumed ? RunManifestJson.read(folder.manifest()) : null;
    started = resumed ? before.started() : now();
    resumes = resumed ? before.resumes() + 1 : 0;
    write(null);
  }

  @Override
  public void epochEnded(EpochRecord epoch, Checkpoint checkpoint) throws IOException {
    write(null);
  }

  @Override
  public void finished(Model model) throws IOException {
    write(now());
  }

  private void write(String finished) throws IOException {
    List<EpochRecord> epochs = EpochCsv.read(folder.epochs());
    Dataset data = plan.dataset();
    int done = epochs.size();
    RunManifestJson.write(
        folder.manifest(),
        new RunManifest(
            ExperimentJson.write(plan.experiment()),
            new EngineInfo(plan.engine().name(), plan.engine().version()),
            plan.seed(),
            new DatasetInfo(data.name(), data.train().size(), data.test().size(), data.sha256()),
            new NetInfo(NetJson.fingerprint(plan.net()), plan.net().parameterCount()),
            plan.recipe().epochs(),
            done,
            finished != null && done == plan.recipe().epochs(),
            software,
            machine,
            done == 0 ? null : performance(epochs),
            started,
            finished,
            resumes));
  }

  private PerformanceInfo performance(List<EpochRecord> epochs) {
    double train = Spread.of(epochs.stream().map(EpochRecord::trainSeconds).toList()).median();
    double test = Spread.of(epochs.stream().map(EpochRecord::testSeconds).toList()).median();
    return new PerformanceInfo(
        train,
        rate(plan.dataset().train().size(), train),
        rate(plan.dataset().test().size(), test),
        peakMemory.get());
  }

  /** Images per second; times are known to a millisecond, so shorter ones count as one. */
  private static double rate(int images, double seconds) {
    return Math.rint(images / Math.max(seconds, 0.001));
  }

  private static String now() {
    return Instant.now().truncatedTo(ChronoUnit.SECONDS).toString();
  }
}
