package io.github.mnist8k.reproduce.hostile;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.mnist8k.reports.audit.Audit;
import io.github.mnist8k.reports.audit.AuditText;
import io.github.mnist8k.reports.audit.LogReader;
import io.github.mnist8k.reports.audit.TrainingLog;
import io.github.mnist8k.training.experiment.ExperimentJson;
import io.github.mnist8k.training.files.RunFolder;
import io.github.mnist8k.training.log.EpochCsv;
import io.github.mnist8k.training.log.RunManifestJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.PropertyDefaults;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.domains.Domain;
import net.jqwik.api.domains.DomainContext;
import net.jqwik.api.lifecycle.BeforeContainer;

/** Logs, experiments and manifests that were tampered with are taken, or refused as promised. */
@Domain(Edits.class)
@Domain(DomainContext.Global.class)
@PropertyDefaults(edgeCases = EdgeCasesMode.NONE)
class HostileTextTest {

  /** The files have a few kilobytes. */
  private static final long MEBIBYTES = 32;

  private static final Path RUN = Path.of("results/tensorflow/era2-s7/step3/seed-0");

  private static final String PRINTED =
      """
      ## Model 2
      EPOCH: 0
      Loss=0.07 Batch_id=468 Accuracy=89.41: 100%|##########| 469/469 [00:13<00:00, 34.20it/s]

      Test set: Average loss: 0.0617, Accuracy: 9812/10000 (98.12%)

      Epoch 2/2
      469/469 [======] - 5s - loss: 0.06 - accuracy: 0.9812 - val_loss: 0.03 - val_accuracy: 0.9901
      Best test accuracy: 99.01
      """;

  private static final String TABLE =
      "epoch,train_acc,test_acc\n0,89.41,98.12\n1,97.50,98.90\n2,98.10,99.01\n";

  private static final String NOTEBOOK =
      "{\"cells\": [{\"cell_type\": \"markdown\", \"source\": [\"# Model 1\\n\"]},"
          + " {\"cell_type\": \"code\", \"outputs\": [{\"text\": [\"EPOCH: 0\\n\","
          + " \"Test set: Accuracy: 9812/10000 (98.12%)\\n\"]}]}]}";

  private static byte[] epochs;
  private static byte[] manifest;

  @BeforeContainer
  static void readSoundFiles() throws IOException {
    epochs = Files.readAllBytes(RUN.resolve(EpochCsv.FILE_NAME));
    manifest = Files.readAllBytes(RUN.resolve(RunManifestJson.FILE_NAME));
  }

  @Property(seed = "14")
  void epochLog(@ForAll @Size(min = 1, max = 4) List<Edit> edits) throws IOException {
    byte[] content = HostileFile.changed(epochs, edits);
    for (HostileFile.Reader reader :
        List.<HostileFile.Reader>of(
            EpochCsv::read, EpochCsv::readComplete, file -> EpochCsv.keepBefore(file, 1))) {
      HostileFile.give(EpochCsv.FILE_NAME, content, MEBIBYTES, IOException.class, reader);
    }
  }

  @Property(seed = "14")
  void manifest(@ForAll @Size(min = 1, max = 4) List<Edit> edits) throws IOException {
    HostileFile.give(
        RunManifestJson.FILE_NAME,
        HostileFile.changed(manifest, edits),
        MEBIBYTES,
        IOException.class,
        RunManifestJson::read);
  }

  /** An id names the folder of the runs: it must lead nowhere else. */
  @Property(seed = "14")
  void experiment(@ForAll @Size(min = 1, max = 4) List<Edit> edits) throws IOException {
    HostileFile.give(
        "own.json",
        HostileFile.changed(manifest, edits),
        MEBIBYTES,
        IOException.class,
        file -> {
          Path out = file.resolveSibling("runs");
          String id = ExperimentJson.read(file).id();
          Path folder = RunFolder.of(out, id, 0).path();
          assertTrue(folder.equals(folder.normalize()) && folder.startsWith(out), id);
        });
  }

  @Property(seed = "14")
  void auditedText(@ForAll @Size(min = 1, max = 4) List<Edit> edits) throws IOException {
    giveLog(PRINTED, edits);
  }

  @Property(seed = "14")
  void auditedTable(@ForAll @Size(min = 1, max = 4) List<Edit> edits) throws IOException {
    giveLog(TABLE, edits);
  }

  @Property(seed = "14")
  void auditedNotebook(@ForAll @Size(min = 1, max = 4) List<Edit> edits) throws IOException {
    giveLog(NOTEBOOK, edits);
  }

  private static void giveLog(String text, List<Edit> edits) throws IOException {
    HostileFile.give(
        "log.txt",
        HostileFile.changed(text.getBytes(UTF_8), edits),
        MEBIBYTES,
        IOException.class,
        file -> audit(file.toString(), new String(Files.readAllBytes(file), UTF_8)));
  }

  /** As the command does: what it says of a log goes to the terminal. */
  private static void audit(String name, String text) throws IOException {
    try {
      for (TrainingLog log : LogReader.read(name, text)) {
        if (log.refusal() == null) {
          AuditText.lines(Audit.of(log, List.of())).forEach(HostileFile::assertReadable);
        } else {
          HostileFile.assertReadable(log.name() + ": " + log.refusal());
        }
      }
    } catch (IllegalArgumentException e) {
      throw new IOException(name + ": " + e.getMessage(), e);
    }
  }
}
