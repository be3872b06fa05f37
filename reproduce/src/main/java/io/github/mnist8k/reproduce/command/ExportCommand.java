package io.github.mnist8k.reproduce.command;

import io.github.mnist8k.data.files.AtomicFiles;
import io.github.mnist8k.digits.file.DigitsFile;
import io.github.mnist8k.reproduce.export.DigitsExport;
import io.github.mnist8k.reproduce.options.InputFiles;
import io.github.mnist8k.reproduce.options.TrainedModel;
import io.github.mnist8k.reproduce.options.UserException;
import io.github.mnist8k.training.experiment.Experiment;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code export}: hands a trained net on, in a form that other programs take. */
@Command(
    name = "export",
    description = "Writes a trained net as a file for other programs.",
    mixinStandardHelpOptions = true)
final class ExportCommand implements Callable<Integer> {

  private static final String DIGITS = "digits";

  @Mixin private TrainedModel model;

  @Option(
      names = "--format",
      required = true,
      paramLabel = "FORMAT",
      description = "digits: for mnist-digits, which needs a JVM and nothing else.")
  private String format;

  @Option(names = "--to", required = true, paramLabel = "FILE", description = "File to write.")
  private Path target;

  @Option(
      names = "--description",
      paramLabel = "TEXT",
      defaultValue = "",
      description = "What the file says about the net, such as its accuracy.")
  private String description;

  @Override
  public Integer call() throws IOException {
    if (!format.equals(DIGITS)) {
      throw new UserException("--format: expected " + DIGITS + ", found " + format);
    }
    InputFiles.notAFolder(target);
    Experiment experiment = model.experiment();
    DigitsFile file =
        DigitsExport.of(
            experiment.id(),
            experiment.net(),
            experiment.recipe().normalization(),
            model.weights(experiment),
            description);
    AtomicFiles.write(target, file::write);
    System.err.println(target + ": " + file.experiment() + ", " + file.layers().size() + " layers");
    return 0;
  }
}
