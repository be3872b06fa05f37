package io.github.mnist8k.reproduce.hostile;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.mnist8k.data.DatasetException;
import io.github.mnist8k.data.idx.IdxReader;
import io.github.mnist8k.digits.Digits;
import io.github.mnist8k.digits.file.DigitsFormatException;
import io.github.mnist8k.digits.picture.PictureReader;
import io.github.mnist8k.digits.picture.Preparation;
import io.github.mnist8k.models.trained.Model;
import io.github.mnist8k.models.weights.WeightsException;
import io.github.mnist8k.models.weights.WeightsFile;
import io.github.mnist8k.reports.audit.Audit;
import io.github.mnist8k.reports.audit.AuditText;
import io.github.mnist8k.reports.audit.LogReader;
import io.github.mnist8k.reports.audit.TrainingLog;
import io.github.mnist8k.training.experiment.ExperimentJson;
import io.github.mnist8k.training.files.CheckpointFile;
import io.github.mnist8k.training.files.RunFolder;
import io.github.mnist8k.training.log.EpochCsv;
import io.github.mnist8k.training.log.RunFolderException;
import io.github.mnist8k.training.log.RunManifestJson;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A format of files: a sound one, what reads it, and what the reader promises of any file. */
enum Format {
  // A file that claims to be large gets 64 MiB at first.
  IDX_IMAGES(
      "train-images-idx3-ubyte",
      SoundFiles::idxImages,
      null,
      70,
      DatasetException.class,
      IdxReader::images),
  IDX_LABELS(
      "train-labels-idx1-ubyte",
      SoundFiles::idxLabels,
      null,
      70,
      DatasetException.class,
      IdxReader::labels),
  GZIP(
      "train-images-idx3-ubyte.gz",
      SoundFiles::gzip,
      Sealed::gzip,
      70,
      DatasetException.class,
      IdxReader::images),

  // A picture that claims 100 megapixels is read row by row; of its pixels 4 million are kept,
  // which go through some ten arrays of integers, one after the other.
  PNG("digit.png", () -> SoundFiles.picture("png"), null, 400, IOException.class, Format::picture),
  JPEG("digit.jpg", () -> SoundFiles.picture("jpg"), null, 400, IOException.class, Format::picture),
  BMP("digit.bmp", () -> SoundFiles.picture("bmp"), null, 400, IOException.class, Format::picture),
  GIF("digit.gif", () -> SoundFiles.picture("gif"), null, 400, IOException.class, Format::picture),

  DIGITS(
      "net.digits",
      SoundFiles::digits,
      Sealed::digits,
      16,
      DigitsFormatException.class,
      (Path file) -> Digits.load(file)),
  SAFETENSORS(
      "weights.safetensors",
      SoundFiles::safetensors,
      Sealed::safetensors,
      16,
      WeightsException.class,
      Format::weights),
  MODEL(
      "model.safetensors",
      SoundFiles::model,
      Sealed::safetensors,
      16,
      WeightsException.class,
      Model::read),
  TORCH_SAVE(
      "weights.pt",
      SoundFiles::torchSave,
      Sealed::pickle,
      16,
      WeightsException.class,
      Format::weights),
  CHECKPOINT(
      "state.safetensors",
      SoundFiles::checkpoint,
      Sealed::safetensors,
      16,
      RunFolderException.class,
      file -> new CheckpointFile(file, SmallCheckpoint.PLAN).read()),

  EPOCHS(
      EpochCsv.FILE_NAME,
      () -> SoundFiles.ofRun(EpochCsv.FILE_NAME),
      null,
      32,
      IOException.class,
      EpochCsv::read,
      EpochCsv::readComplete,
      file -> EpochCsv.keepBefore(file, 1)),
  MANIFEST(
      RunManifestJson.FILE_NAME,
      () -> SoundFiles.ofRun(RunManifestJson.FILE_NAME),
      null,
      32,
      IOException.class,
      RunManifestJson::read),
  EXPERIMENT(
      "own.json",
      () -> SoundFiles.ofRun(RunManifestJson.FILE_NAME),
      null,
      32,
      IOException.class,
      Format::experiment),

  AUDITED_TEXT("log.txt", SoundFiles::printedLog, null, 32, IOException.class, Format::audit),
  AUDITED_TABLE("log.csv", SoundFiles::table, null, 32, IOException.class, Format::audit),
  AUDITED_NOTEBOOK("log.ipynb", SoundFiles::notebook, null, 32, IOException.class, Format::audit);

  /** Makes a file's content. */
  private interface Content {
    byte[] make() throws IOException;
  }

  /** Finds the part of a file behind a checksum or a length. */
  private interface Opening {
    Sealed open(byte[] file) throws IOException;
  }

  private final String name;
  private final Content content;
  private final Opening opening;
  private final long mostMebibytes;
  private final Class<? extends Exception> declared;
  private final List<HostileFile.Reader> readers;
  private byte[] sound;
  private Sealed sealed;

  Format(
      String name,
      Content content,
      Opening opening,
      long mostMebibytes,
      Class<? extends Exception> declared,
      HostileFile.Reader... readers) {
    this.name = name;
    this.content = content;
    this.opening = opening;
    this.mostMebibytes = mostMebibytes;
    this.declared = declared;
    this.readers = List.of(readers);
  }

  /** A sound file's content. */
  byte[] sound() throws IOException {
    if (sound == null) {
      sound = content.make();
    }
    return sound;
  }

  /** Whether a part of a file lies behind a checksum or a length. */
  boolean isSealed() {
    return opening != null;
  }

  /** That part of the sound file. */
  Sealed sealed() throws IOException {
    if (sealed == null) {
      sealed = opening.open(sound());
    }
    return sealed;
  }

  /** Gives a file to each reader: see {@link HostileFile#give}. */
  void give(byte[] file) throws IOException {
    for (HostileFile.Reader reader : readers) {
      HostileFile.give(name, file, mostMebibytes, declared, reader);
    }
  }

  /** Gives the sound file, changed. */
  void give(List<Edit> edits) throws IOException {
    give(HostileFile.changed(sound(), edits));
  }

  /** Gives the sound file, changed behind its seal. */
  void giveSealed(List<Edit> edits) throws IOException {
    give(sealed().seal().around(HostileFile.changed(sealed().part(), edits)));
  }

  /** Changes a file, or what lies behind its seal. */
  void give(List<Edit> edits, boolean sealed) throws IOException {
    if (sealed) {
      giveSealed(edits);
    } else {
      give(edits);
    }
  }

  private static void picture(Path file) throws IOException {
    PictureReader.digit(file.toString(), Files.readAllBytes(file), Preparation.AUTO);
  }

  private static void weights(Path file) throws IOException {
    WeightsFile.read(file, SmallCheckpoint.NET).notes().forEach(HostileFile::assertReadable);
  }

  /** An id names the folder of the runs: it must lead nowhere else. */
  private static void experiment(Path file) throws IOException {
    Path out = file.resolveSibling("runs");
    String id = ExperimentJson.read(file).id();
    Path folder = RunFolder.of(out, id, 0).path();
    assertTrue(folder.equals(folder.normalize()) && folder.startsWith(out), id);
  }

  /** As the command does: what it says of a log goes to the terminal. */
  private static void audit(Path file) throws IOException {
    String text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
    try {
      for (TrainingLog log : LogReader.read(file.toString(), text)) {
        if (log.refusal() == null) {
          AuditText.lines(Audit.of(log, List.of())).forEach(HostileFile::assertReadable);
        } else {
          HostileFile.assertReadable(log.name() + ": " + log.refusal());
        }
      }
    } catch (IllegalArgumentException e) {
      throw new IOException(file + ": " + e.getMessage(), e);
    }
  }
}
