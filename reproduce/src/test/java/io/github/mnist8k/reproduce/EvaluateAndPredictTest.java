package io.github.mnist8k.reproduce;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.mnist8k.data.ImageSet;
import io.github.mnist8k.data.idx.IdxWriter;
import io.github.mnist8k.data.synthetic.SyntheticDigits;
import io.github.mnist8k.digits.picture.DigitPicture;
import io.github.mnist8k.digits.picture.Preparation;
import io.github.mnist8k.models.weights.FloatTensor;
import io.github.mnist8k.models.weights.Safetensors;
import io.github.mnist8k.models.weights.TensorEntry;
import io.github.mnist8k.reproduce.DataFiles.Png;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** {@code predict} and {@code evaluate} with weights from PyTorch say what PyTorch says. */
class EvaluateAndPredictTest {

  private static final double TOLERANCE = 1e-4;
  private static final int CLASSES = 16;
  private static final ImageSet IMAGES = Reference.images();

  @TempDir static Path folder;
  private static Path weights;
  private static Path idx;

  @BeforeAll
  static void writeFiles() throws IOException {
    weights = Reference.writeWeights(folder.resolve("weights.safetensors"));
    idx = folder.resolve("images-idx3-ubyte");
    Files.write(idx, IdxWriter.images(IMAGES));
  }

  @Test
  void csvHoldsPyTorchsLogitsInTheOrderOfTheImages() throws IOException {
    Files.write(folder.resolve("first"), IdxWriter.images(Reference.firstImages(32)));
    List<CSVRecord> rows = predictCsv(folder.resolve("first"));
    List<String> header = new ArrayList<>(List.of("image", "digit"));
    IntStream.range(0, CLASSES).forEach(i -> header.add("logit_" + i));
    assertEquals(header, rows.get(0).toList());
    assertEquals(1 + 32, rows.size());

    FloatTensor expected = Reference.logits();
    double scale = 0;
    for (int i = 0; i < expected.size(); i++) {
      scale = Math.max(scale, Math.abs(expected.get(i)));
    }
    for (int image = 0; image < 32; image++) {
      CSVRecord row = rows.get(1 + image);
      assertEquals(folder.resolve("first") + "#" + image, row.get(0));
      float[] logits = logits(row);
      assertEquals(largest(logits, 10), Integer.parseInt(row.get(1)));
      for (int i = 0; i < CLASSES; i++) {
        assertEquals(expected.get(image * CLASSES + i), logits[i], TOLERANCE * scale);
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void pngGivesTheLogitsOfTheSameImageInAnIdxFile(Png kind) throws IOException {
    Path png = kind.write(folder.resolve(kind + ".png"), IMAGES.image(5));
    List<CSVRecord> rows = predictCsv(idx, png);
    CSVRecord fromPng = rows.get(rows.size() - 1);
    assertEquals(png.toString(), fromPng.get(0));
    float[] expected = logits(rows.get(1 + 5));
    float[] found = logits(fromPng);
    for (int i = 0; i < CLASSES; i++) {
      assertEquals(expected[i], found[i], 1e-5 * Math.abs(expected[i]) + 1e-6);
    }
  }

  @Test
  void weightsOfARunNameTheirExperimentAndThoseOfPyTorchDoNot() throws IOException {
    Path named = folder.resolve("named.safetensors");
    Safetensors content = Safetensors.read(weights);
    new Safetensors(content.tensors(), Map.of("experiment", Reference.EXPERIMENT)).write(named);
    assertEquals(
        Invocation.of("predict", "--experiment", Reference.EXPERIMENT, "--weights", weights, idx)
            .out(),
        Invocation.of("predict", "--weights", named, idx).out());
    Invocation.of("predict", "--weights", weights, idx)
        .assertRefused(weights + ": does not say what trained it", "--experiment or --file");
  }

  @Test
  void pictureThatIsPreparedGivesTheLogitsOfTheDigitAndANoteForPeople() throws IOException {
    byte[] digit = SyntheticDigits.draw(1, 3).image(0);
    var large = new BufferedImage(280, 280, BufferedImage.TYPE_BYTE_GRAY);
    for (int i = 0; i < 280 * 280; i++) {
      int pixel = i / 280 / 10 * 28 + i % 280 / 10;
      large.getRaster().setSample(i % 280, i / 280, 0, 255 - (digit[pixel] & 0xff));
    }
    Path png = folder.resolve("large.png");
    ImageIO.write(large, "png", png.toFile());
    byte[] prepared = DigitPicture.of(large, Preparation.MNIST).pixels();
    Path small = Png.GREY.write(folder.resolve("small.png"), prepared);

    for (String mode : new String[] {"auto", "mnist"}) {
      Object[] args = {
        "predict",
        "--experiment",
        Reference.EXPERIMENT,
        "--weights",
        weights,
        "--csv",
        "--prepare",
        mode,
        png
      };
      Invocation invocation = Invocation.of(args);
      assertEquals(0, invocation.status(), invocation.err());
      assertTrue(
          invocation.err().startsWith(png + ": 280x280 pixels, dark ink on ground of level "),
          invocation.err());
      assertEquals(1, invocation.err().lines().count(), invocation.err());
      var rows = CSVParser.parse(invocation.out(), CSVFormat.DEFAULT).getRecords();
      assertArrayEquals(logits(predictCsv(small).get(1)), logits(rows.get(1)));
    }
  }

  @Test
  void imagesThatLookInvertedOrTransposedAreSaidTo() throws IOException {
    ImageSet digits = SyntheticDigits.draw(50, 3);
    for (String oddity : new String[] {"inverted", "transposed"}) {
      byte[] pixels = new byte[digits.size() * ImageSet.PIXELS];
      for (int i = 0; i < pixels.length; i++) {
        int row = i / 28 % 28;
        int transposed = i - row * 28 - i % 28 + i % 28 * 28 + row;
        pixels[i] =
            oddity.equals("inverted")
                ? (byte) ~digits.pixels().get(i)
                : digits.pixels().get(transposed);
      }
      Path odd = folder.resolve(oddity);
      Files.write(odd, IdxWriter.images(new ImageSet(pixels, new byte[digits.size()])));
      Object[] args = {
        "predict", "--experiment", Reference.EXPERIMENT, "--weights", weights, "--csv", odd
      };
      Invocation invocation = Invocation.of(args);
      assertEquals(0, invocation.status());
      String warning = "warning: " + odd + ": most images look " + oddity;
      assertTrue(invocation.err().startsWith(warning), invocation.err());
      assertEquals(1, invocation.err().lines().count(), invocation.err());
    }
  }

  @Test
  void jsonAndTextNameTheMostProbableDigit() throws IOException {
    int digit = Integer.parseInt(predictCsv(idx).get(1).get(1));
    JsonNode first = new ObjectMapper().readTree(predict("--json", idx)).get(0);
    assertEquals(idx + "#0", first.get("image").textValue());
    assertEquals(digit, first.get("digit").intValue());
    double sum = 0;
    double most = 0;
    for (JsonNode probability : first.get("probabilities")) {
      sum += probability.doubleValue();
      most = Math.max(most, probability.doubleValue());
    }
    assertEquals(10, first.get("probabilities").size());
    assertEquals(1, sum, 1e-9);
    assertEquals(most, first.get("probabilities").get(digit).doubleValue());

    String[] row = predict(idx).lines().skip(1).findFirst().orElseThrow().split(" +");
    assertEquals(idx + "#0", row[0]);
    assertEquals(digit, Integer.parseInt(row[1]));
  }

  @Test
  void evaluationAgreesWithTheLogitsAndWithPyTorchsLoss() throws IOException {
    int[] images = new int[10];
    int[] correct = new int[10];
    List<CSVRecord> rows = predictCsv(idx);
    for (int i = 0; i < IMAGES.size(); i++) {
      images[IMAGES.label(i)]++;
      correct[IMAGES.label(i)] +=
          largest(logits(rows.get(1 + i)), CLASSES) == IMAGES.label(i) ? 1 : 0;
    }
    int hits = IntStream.of(correct).sum();
    assertTrue(hits > 0, "without a hit the test would see no difference");

    JsonNode evaluation = new ObjectMapper().readTree(evaluate(weights, "--json"));
    assertEquals(Reference.EXPERIMENT, evaluation.get("experiment").textValue());
    assertEquals("digits", evaluation.get("dataset").textValue());
    assertEquals(IMAGES.size(), evaluation.get("images").intValue());
    assertEquals(hits, evaluation.get("correct").intValue());
    assertEquals(100.0 * hits / IMAGES.size(), evaluation.get("accuracy").doubleValue(), 1e-9);
    double loss = Reference.lossSum() / IMAGES.size();
    assertEquals(loss, evaluation.get("loss").doubleValue(), loss * TOLERANCE);
    JsonNode perClass = evaluation.get("per_class");
    assertEquals(10, perClass.size());
    for (int digit = 0; digit < 10; digit++) {
      assertEquals(digit, perClass.get(digit).get("digit").intValue());
      assertEquals(images[digit], perClass.get(digit).get("images").intValue());
      assertEquals(correct[digit], perClass.get(digit).get("correct").intValue());
    }
  }

  /** Every command takes the weights by {@code TrainedModel}; the answers go to stdout alone. */
  @Test
  void fileOfTorchSaveGivesTheSameAnswersAndALineForPeople() {
    for (String format : new String[] {"--csv", "--json"}) {
      Object[] args = {
        "predict",
        "--experiment",
        Reference.EXPERIMENT,
        "--weights",
        Reference.torchSave(),
        format,
        idx
      };
      Invocation invocation = Invocation.of(args);
      assertEquals(0, invocation.status(), invocation.err());
      assertEquals(predict(format, idx), invocation.out());
      String start = Reference.torchSave() + ": layers known by shape and order: 0 conv1, 1 bn1, ";
      assertTrue(invocation.err().startsWith(start), invocation.err());
      assertEquals(1, invocation.err().lines().count(), invocation.err());
    }
  }

  @Test
  void evaluationForPeopleEndsWithTheTotal() throws IOException {
    List<String> lines = evaluate(weights).lines().toList();
    assertEquals(1 + 1 + 10 + 1, lines.size(), "loss, header, digits, total");
    assertTrue(lines.get(12).matches("all +96 +\\d+ +\\d+\\.\\d\\d %"), lines.get(12));
  }

  @Test
  void classWithoutImagesHasNoAccuracy() throws IOException {
    var sevens = new ImageSet(new byte[2 * ImageSet.PIXELS], new byte[] {7, 7});
    Path data = DataFiles.folder(folder.resolve("sevens"), sevens);
    JsonNode perClass =
        new ObjectMapper()
            .readTree(success("evaluate", weights, "--json", "--data", data))
            .get("per_class");
    assertTrue(perClass.get(3).get("accuracy").isNull());
    assertTrue(perClass.get(7).get("accuracy").isNumber());
    List<String> lines = success("evaluate", weights, "--data", data).lines().toList();
    assertTrue(lines.get(2 + 3).matches("3 +0 +0 +-"), lines.get(2 + 3));
  }

  @Test
  void classThatIsNoDigitIsAMissAndNeverPredicted() throws IOException {
    Map<String, TensorEntry> tensors = new LinkedHashMap<>(Reference.weights());
    float[] bias = new float[CLASSES];
    bias[12] = 1e6f; // of the last batch norm: class 12 wins for every image
    tensors.put("22.bias", TensorEntry.of(new FloatTensor(List.of(CLASSES), bias)));
    Path biased = folder.resolve("biased.safetensors");
    new Safetensors(tensors, Map.of()).write(biased);

    assertEquals(
        0, new ObjectMapper().readTree(evaluate(biased, "--json")).get("correct").intValue());
    List<CSVRecord> rows =
        CSVParser.parse(success("predict", biased, "--csv", idx), CSVFormat.DEFAULT).getRecords();
    for (CSVRecord row : rows.subList(1, rows.size())) {
      assertEquals(12, largest(logits(row), CLASSES));
      assertEquals(largest(logits(row), 10), Integer.parseInt(row.get(1)));
    }
  }

  private static String evaluate(Path model, Object... more) throws IOException {
    List<Object> args = new ArrayList<>(List.of(more));
    args.addAll(List.of("--data", DataFiles.folder(folder.resolve("digits"), IMAGES)));
    return success("evaluate", model, args.toArray());
  }

  private static String predict(Object... more) {
    return success("predict", weights, more);
  }

  private static List<CSVRecord> predictCsv(Path... files) throws IOException {
    List<Object> args = new ArrayList<>(List.of("--csv"));
    args.addAll(List.of(files));
    return CSVParser.parse(predict(args.toArray()), CSVFormat.DEFAULT).getRecords();
  }

  private static String success(String command, Path model, Object... more) {
    List<Object> args = new ArrayList<>(List.of(command));
    args.addAll(List.of("--experiment", Reference.EXPERIMENT, "--weights", model));
    args.addAll(List.of(more));
    return Invocation.of(args.toArray()).silentSuccess();
  }

  private static float[] logits(CSVRecord row) {
    float[] logits = new float[CLASSES];
    for (int i = 0; i < CLASSES; i++) {
      logits[i] = Float.parseFloat(row.get(2 + i));
    }
    return logits;
  }

  private static int largest(float[] logits, int classes) {
    int best = 0;
    for (int i = 1; i < classes; i++) {
      best = logits[i] > logits[best] ? i : best;
    }
    return best;
  }
}
