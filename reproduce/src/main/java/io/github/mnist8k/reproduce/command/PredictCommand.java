package io.github.mnist8k.reproduce.command;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import io.github.mnist8k.data.ImageSet;
import io.github.mnist8k.digits.picture.Preparation;
import io.github.mnist8k.models.Inference;
import io.github.mnist8k.models.Prediction;
import io.github.mnist8k.reproduce.command.ImageFiles.NamedImage;
import io.github.mnist8k.reproduce.experiments.Experiments;
import io.github.mnist8k.reproduce.options.EngineOption;
import io.github.mnist8k.reproduce.options.TrainedModel;
import io.github.mnist8k.reproduce.text.TextTable;
import io.github.mnist8k.training.experiment.Experiment;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code predict}: the digits in image files. */
@Command(
    name = "predict",
    description =
        "Digit and probabilities for pictures (PNG, JPEG, BMP, GIF) or IDX files; one that cannot be"
            + " read does not keep the others from it.",
    mixinStandardHelpOptions = true)
final class PredictCommand implements Callable<Integer> {

  private static final int BATCH = 1000;
  private static final int FAILED = 1;

  @Mixin private TrainedModel model;

  @Mixin private EngineOption engine;

  @Parameters(arity = "1..*", paramLabel = "IMAGE", description = "Pictures or IDX files.")
  private List<Path> files;

  @Option(
      names = "--prepare",
      paramLabel = "mnist|none|auto",
      defaultValue = "auto",
      description =
          "Pictures prepared as MNIST was (mnist), taken as they are (none), or taken so only if"
              + " 28x28, white on black (auto, the default).")
  private Preparation preparation;

  @ArgGroup private Format format = new Format();

  /** At most one of them. */
  static final class Format {
    @Option(names = "--json", description = "A JSON array for programs.")
    private boolean json;

    @Option(names = "--csv", description = "One row of logits per image.")
    private boolean csv;
  }

  @Override
  public Integer call() throws IOException {
    Experiment experiment = model.experiment();
    ImageFiles read = ImageFiles.read(files, preparation);
    read.remarks().forEach(System.err::println);
    if (!read.images().isEmpty()) {
      predict(experiment, read.images());
    }
    return read.whole() ? 0 : FAILED;
  }

  private void predict(Experiment experiment, List<NamedImage> images) throws IOException {
    List<float[]> logits = new ArrayList<>();
    try (Inference trained = model.inference(experiment, engine.engine())) {
      for (int from = 0; from < images.size(); from += BATCH) {
        List<NamedImage> batch = images.subList(from, Math.min(from + BATCH, images.size()));
        var pixels = ByteBuffer.allocate(batch.size() * ImageSet.PIXELS);
        batch.forEach(image -> pixels.put(image.pixels()));
        logits.addAll(Arrays.asList(trained.logits(pixels.array())));
      }
    }
    // A published net may have outputs beyond the ten digits, which are never a label.
    int classes = experiment.net().classes();
    int labels = Experiments.isDeclared(experiment) ? ImageSet.CLASSES : classes;
    List<Prediction> predictions = logits.stream().map(row -> Prediction.of(row, labels)).toList();
    if (format.csv) {
      csv(images, predictions, logits, classes);
    } else if (format.json) {
      System.out.println(json(images, predictions));
    } else {
      System.out.print(text(images, predictions, labels));
    }
  }

  private static void csv(
      List<NamedImage> images, List<Prediction> predictions, List<float[]> logits, int classes)
      throws IOException {
    List<String> header = new ArrayList<>(List.of("image", "digit"));
    IntStream.range(0, classes).forEach(i -> header.add("logit_" + i));
    var csvFormat = CSVFormat.DEFAULT.builder().setRecordSeparator("\n").get();
    var printer = new CSVPrinter(System.out, csvFormat);
    printer.printRecord(header);
    for (int i = 0; i < images.size(); i++) {
      List<Object> row = new ArrayList<>(List.of(images.get(i).name(), predictions.get(i).digit()));
      for (float logit : logits.get(i)) {
        row.add(logit);
      }
      printer.printRecord(row);
    }
    printer.flush();
  }

  private static String json(List<NamedImage> images, List<Prediction> predictions)
      throws IOException {
    var mapper = new ObjectMapper();
    ArrayNode array = mapper.createArrayNode();
    for (int i = 0; i < images.size(); i++) {
      Prediction prediction = predictions.get(i);
      var object = array.addObject();
      object.put("image", images.get(i).name());
      object.put("digit", prediction.digit());
      Arrays.stream(prediction.probabilities()).forEach(object.putArray("probabilities")::add);
    }
    return mapper.writerWithDefaultPrettyPrinter().writeValueAsString(array);
  }

  private static String text(List<NamedImage> images, List<Prediction> predictions, int labels) {
    List<List<String>> rows = new ArrayList<>();
    List<String> header = new ArrayList<>(List.of("image", "digit"));
    IntStream.range(0, labels).forEach(digit -> header.add("p(" + digit + ")"));
    rows.add(header);
    for (int i = 0; i < images.size(); i++) {
      Prediction prediction = predictions.get(i);
      List<String> row = new ArrayList<>(List.of(images.get(i).name(), prediction.digit() + ""));
      for (double probability : prediction.probabilities()) {
        row.add(String.format(Locale.ROOT, "%.4f", probability));
      }
      rows.add(row);
    }
    return TextTable.of(1, rows);
  }
}
