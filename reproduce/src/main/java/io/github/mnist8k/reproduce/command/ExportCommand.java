package io.github.mnist8k.reproduce.command;

import io.github.mnist8k.data.files.AtomicFiles;
import io.github.mnist8k.models.json.NetJson;
import io.github.mnist8k.models.tensorflow.SavedModelExport;
import io.github.mnist8k.models.trained.DigitsExport;
import io.github.mnist8k.models.trained.Model;
import io.github.mnist8k.reproduce.documents.CardFigures;
import io.github.mnist8k.reproduce.export.CardFile;
import io.github.mnist8k.reproduce.export.ExportFormat;
import io.github.mnist8k.reproduce.export.ModelCard;
import io.github.mnist8k.reproduce.export.onnx.OnnxExport;
import io.github.mnist8k.reproduce.options.InputFiles;
import io.github.mnist8k.reproduce.options.ResultsOption;
import io.github.mnist8k.reproduce.options.TrainedModel;
import io.github.mnist8k.reproduce.options.UserException;
import io.github.mnist8k.training.experiment.Experiment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code export}: hands a trained net on, in a form that other programs take. */
@Command(
    name = "export",
    description = "Writes a trained net for other programs, with a model card beside it.",
    mixinStandardHelpOptions = true)
final class ExportCommand implements Callable<Integer> {

  @Mixin private TrainedModel model;

  @Mixin private ResultsOption results;

  @Option(
      names = "--format",
      required = true,
      paramLabel = "FORMAT",
      description = {
        "savedmodel: a folder for TensorFlow.",
        "onnx: a file for ONNX runtimes.",
        "safetensors: weights as PyTorch takes them.",
        "digits: for mnist-digits, which needs a JVM and nothing else."
      })
  private String format;

  @Option(
      names = "--to",
      required = true,
      paramLabel = "PATH",
      description = "File to write, or for savedmodel a new folder.")
  private Path target;

  @Option(
      names = "--description",
      paramLabel = "TEXT",
      defaultValue = "",
      description = "What the export says about the net, such as its accuracy.")
  private String description;

  @Override
  public Integer call() throws IOException {
    ExportFormat form =
        ExportFormat.of(format)
            .orElseThrow(
                () ->
                    new UserException(
                        "--format: expected one of " + ExportFormat.texts() + ", found " + format));
    if (Files.exists(target) && Files.isSameFile(target, model.file())) {
      throw new UserException("--to: expected another file than the weights, found " + target);
    }
    Experiment experiment = model.experiment();
    Model trained = model.model(experiment);
    if (form == ExportFormat.SAVEDMODEL) {
      AtomicFiles.requireFree(target);
      String card = card(experiment, trained, form);
      AtomicFiles.writeFolder(target, folder -> writeSavedModel(folder, trained, card));
    } else {
      InputFiles.notAFolder(target);
      Path cardFile = CardFile.beside(target);
      String card = card(experiment, trained, form);
      writeFile(form, experiment, trained);
      CardFile.write(cardFile, card);
    }
    System.err.println(target + ": " + experiment.id() + " as " + form.text());
    return 0;
  }

  private static void writeSavedModel(Path folder, Model trained, String card) throws IOException {
    SavedModelExport.write(folder, trained);
    CardFile.write(CardFile.in(folder), card);
  }

  private void writeFile(ExportFormat form, Experiment experiment, Model trained)
      throws IOException {
    Map<String, String> about =
        Map.of(
            "description", description,
            "experiment", experiment.id(),
            "net", NetJson.fingerprint(trained.net()));
    switch (form) {
      case ONNX ->
          AtomicFiles.write(target, out -> OnnxExport.write(out, trained, description, about));
      case SAFETENSORS -> trained.write(target, about);
      case DIGITS -> {
        var file = DigitsExport.of(experiment.id(), trained, description);
        AtomicFiles.write(target, file::write);
      }
      default -> throw new IllegalArgumentException(form + " is no file");
    }
  }

  private String card(Experiment experiment, Model trained, ExportFormat form) throws IOException {
    return new ModelCard(
            experiment,
            form,
            target.toAbsolutePath().normalize().getFileName().toString(),
            description,
            CardFigures.runOf(model.file(), experiment, trained.weights()),
            results.present() ? CardFigures.byEngine(results.all(), experiment) : Map.of())
        .text();
  }
}
