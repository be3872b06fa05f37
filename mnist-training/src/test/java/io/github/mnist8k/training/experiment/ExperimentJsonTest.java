package io.github.mnist8k.training.experiment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.mnist8k.data.augment.Augmentation;
import io.github.mnist8k.data.augment.ColorJitter;
import io.github.mnist8k.data.augment.RandomAffine;
import io.github.mnist8k.data.augment.RandomRotation;
import io.github.mnist8k.models.Net;
import io.github.mnist8k.models.layers.Flatten;
import io.github.mnist8k.models.layers.Linear;
import io.github.mnist8k.training.SmallRun;
import io.github.mnist8k.training.recipe.Adam;
import io.github.mnist8k.training.recipe.ConstantRate;
import io.github.mnist8k.training.recipe.LastBatch;
import io.github.mnist8k.training.recipe.OneCycle;
import io.github.mnist8k.training.recipe.Optimizer;
import io.github.mnist8k.training.recipe.Recipe;
import io.github.mnist8k.training.recipe.ReduceOnPlateau;
import io.github.mnist8k.training.recipe.Schedule;
import io.github.mnist8k.training.recipe.Sgd;
import io.github.mnist8k.training.recipe.StepDecay;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ExperimentJsonTest {

  private static final String TEXT =
      """
      {
        "id": "own/net1",
        "layers": [
          {"type": "flatten"},
          {"type": "linear", "in_features": 784, "out_features": 10, "bias": true}
        ],
        "recipe": {
          "batch_size": 64,
          "last_batch": "kept",
          "epochs": 3,
          "normalization": {"mean": 0.1307, "std": 0.3081},
          "augmentation": [{"type": "random_rotation", "degrees": 10, "fill": 0}],
          "optimizer": {"type": "sgd", "learning_rate": 0.01, "momentum": 0.9},
          "schedule": {"type": "one_cycle", "max_learning_rate": 0.1, "pct_start": 0.3,
            "div_factor": 10, "final_div_factor": 100, "base_momentum": 0.85,
            "max_momentum": 0.95}
        }
      }
      """;

  private static final Experiment EXPERIMENT =
      Experiment.own(
          "own/net1",
          Net.of(new Flatten(), new Linear(784, 10)),
          new Recipe(
              64,
              LastBatch.KEPT,
              3,
              SmallRun.MNIST,
              List.of(new RandomRotation(10, 0)),
              new Sgd(0.01, 0.9, 0),
              new OneCycle(0.1, 0.3, 10, 100, 0.85, 0.95)));

  @TempDir private Path folder;

  private Path file(String text) throws IOException {
    return Files.writeString(folder.resolve("net.json"), text);
  }

  @Test
  void whatIsNeededIsIdLayersAndRecipe() throws IOException {
    assertEquals(EXPERIMENT, ExperimentJson.read(file(TEXT)));
  }

  @Test
  void byteOrderMarkIsNoPartOfTheText() throws IOException {
    assertEquals(EXPERIMENT, ExperimentJson.read(file("\ufeff" + TEXT)));
  }

  @Test
  void runsManifestHoldsTheExperiment() throws IOException {
    assertEquals(
        EXPERIMENT,
        ExperimentJson.read(file("{\"experiment\": " + TEXT + ", \"engine\": \"tensorflow\"}")));
  }

  static Stream<Experiment> experiments() {
    List<Augmentation> augmentation =
        List.of(
            new RandomAffine(7, 0.05, 0.01, 0.93, 1.07, 0, 0),
            new ColorJitter(0.1, 0.2),
            new RandomRotation(15, 1));
    List<Optimizer> optimizers =
        List.of(
            new Sgd(0.01, 0.9, 1e-4),
            new Adam(0.003, 0.9, 0.999, 1e-8, 0),
            new Adam(0.003, 0.9, 0.999, 1e-8, 1e-4));
    List<Schedule> schedules =
        List.of(
            new ConstantRate(),
            new StepDecay(6, 0.1),
            new ReduceOnPlateau(0.1, 2, 1e-4),
            new OneCycle(0.03, 0.3, 20, 100, 0.85, 0.95));
    return optimizers.stream()
        .flatMap(
            optimizer ->
                schedules.stream()
                    .map(
                        schedule ->
                            new Experiment(
                                "own/net1",
                                "A title",
                                "a target",
                                SmallRun.NET,
                                new Recipe(
                                    128,
                                    LastBatch.DROPPED,
                                    15,
                                    SmallRun.MNIST,
                                    augmentation,
                                    optimizer,
                                    schedule),
                                Optional.of(new Published(null, 99.4)),
                                "a note",
                                "a source")));
  }

  @ParameterizedTest
  @MethodSource("experiments")
  void everyOptimizerAndScheduleReadsBackAsItWasWritten(Experiment experiment) throws IOException {
    String text = new ObjectMapper().writeValueAsString(ExperimentJson.write(experiment));
    assertEquals(experiment, ExperimentJson.read(file(text)));
    assertEquals(experiment, ExperimentJson.read(new ObjectMapper().readTree(text)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "own/net1 | net 1 | /id: expected two names of small letters",
        "\"id\": \"own/net1\", | '' | /id: expected a text in quotes, found nothing",
        "784 | 783 | /layers/1: expected 783 flat features, found 784x1x1",
        "\"linear\" | \"dense\" | /layers/1/type: expected conv2d",
        "\"bias\": true | \"bais\": true | /layers/1/bias: expected true or false, found nothing",
        "\"bias\": true | \"bias\": true, \"stride\": 2 | /layers/1/stride: unknown; here can stand type, in_features, out_features, bias",
        "\"batch_size\": 64 | \"batch_size\": 0 | /recipe/batch_size: expected 1 or more, found 0",
        "\"batch_size\": 64 | \"batch_size\": 6e40 | /recipe/batch_size: expected a whole number of 32 bits, found 6",
        "kept | lost | /recipe/last_batch: expected kept or dropped, found \"lost\"",
        "\"std\": 0.3081 | \"std\": 0 | /recipe/normalization/std: expected a finite number above 0",
        "\"degrees\": 10 | \"degrees\": 200 | /recipe/augmentation/0/degrees: expected 0..180, found 200",
        "\"mean\": 0.1307 | \"mean\": 1e40 | /recipe/normalization/mean: expected a number that float32 (0, or 1.2e-38 to 3.4e38 with either sign) holds, found 1E+40",
        "\"learning_rate\": 0.01 | \"learning_rate\": 1e-320 | /recipe/optimizer/learning_rate: expected a number that float32",
        "\"learning_rate\": 0.01 | \"learning_rate\": 1e-400 | /recipe/optimizer/learning_rate: expected a number that float32",
        "\"learning_rate\": 0.01 | \"learning_rate\": 1e999 | /recipe/optimizer/learning_rate: expected a number that float32",
        "\"div_factor\": 10, | \"div_factor\": -10, | /recipe/schedule/div_factor: expected a finite number above 0, found -10.0",
        "\"random_rotation\", \"degrees\": 10 | \"random_affine\", \"degrees\": 10, \"translate\": [0, 0], \"scale\": [1, 0.9] | /recipe/augmentation/0/scale: expected at least the smallest scale, 1.0, found 0.9",
        "\"random_rotation\", \"degrees\": 10 | \"random_affine\", \"degrees\": 10, \"translate\": [0, 1e39], \"scale\": [1, 1] | /recipe/augmentation/0/translate: expected two numbers that float32",
        "random_rotation | cutout | /recipe/augmentation/0/type: expected random_rotation",
        "\"momentum\": 0.9 | \"momentum\": 1.5 | /recipe/optimizer/momentum: expected 0 or more and less than 1, found 1.5",
        "\"sgd\" | \"lion\" | /recipe/optimizer/type: expected sgd, adam or adamw, found \"lion\"",
        "\"pct_start\": 0.3, | '' | /recipe/schedule/pct_start: expected a number, found nothing",
        "one_cycle\" | one_cycle\", \"epochs\": 5 | /recipe/schedule/epochs: expected 3, the epochs of the recipe, found 5",
        "one_cycle\" | one_cycle\", \"anneal\": \"linear\" | /recipe/schedule/anneal: expected \"cos\", the only one there is",
        "\"recipe\": | \"parameters\": 8000, \"recipe\": | /parameters: expected 7850, as the layers have it, found 8000",
        "\"recipe\": | \"published\": {\"best_test\": 101}, \"recipe\": | /published/best_test: expected a percentage",
        "\"recipe\": | \"author\": \"me\", \"recipe\": | /author: unknown",
        "\"recipe\": | \"id\": \"own/net2\", \"recipe\": | line 7, column 7: expected each name once in an object, found a second 'id'",
        "\"mean\": 0.1307 | \"mean\": NaN | line 11, column 34: expected JSON, found what is none near ation\": {\"mean\": NaN",
        "\"mean\": 0.1307 | \"mean\": Infinity | line 11, column 39: expected JSON, found what is none",
        "\"epochs\": 3, | epochs: 3, | line 10, column 5: expected JSON, found what is none"
      })
  void whatIsWrongIsNamedByFileAndPlace(String right, String wrong, String message)
      throws IOException {
    Path file = file(TEXT.replace(right, wrong));
    var e = assertThrows(IOException.class, () -> ExperimentJson.read(file));
    assertTrue(e.getMessage().startsWith(file + ": "), e.getMessage());
    assertTrue(e.getMessage().contains(message), e.getMessage());
    assertEquals(1, e.getMessage().lines().count());
  }

  static Stream<Arguments> noJsonObjects() {
    return Stream.of(
        arguments("", "/: expected an object in braces, found nothing"),
        arguments("  \n ", "/: expected an object in braces, found nothing"),
        arguments("{", "line 1, column 2: expected more JSON, found the end of the file; is"),
        arguments("{\"id\": \"own", "found the end of the file"),
        arguments("[]", "/: expected an object in braces, found []"),
        arguments("null", "/: expected an object in braces, found null"),
        arguments("{} {}", "line 1, column 4: expected the end of the file after the experiment"),
        arguments("<html>", "line 1, column 1: expected JSON, found what is none near <html>"),
        arguments("\u0000\u0001", "line 1, column 2: expected JSON, found what is none near ??"),
        arguments("\u009b31m", "line 1, column 1: expected JSON, found what is none near ?31m"),
        arguments("{\"a\": 1e9999999999}", "expected numbers that can be computed with, found one"),
        arguments("{\n\"id\": own}", "line 2, column 7: expected JSON, found what is none"),
        arguments(
            "[".repeat(5000),
            "expected at most 1000 levels of brackets and 1000 digits in a number"),
        arguments(
            "1".repeat(5000),
            "expected at most 1000 levels of brackets and 1000 digits in a number"));
  }

  @ParameterizedTest
  @MethodSource("noJsonObjects")
  void whatIsNoJsonObjectIsRefused(String text, String problem) throws IOException {
    Path file = file(text);
    var e = assertThrows(IOException.class, () -> ExperimentJson.read(file));
    assertTrue(e.getMessage().startsWith(file + ": "), e.getMessage());
    assertTrue(e.getMessage().contains(problem), e.getMessage());
    assertEquals(1, e.getMessage().lines().count());
    assertTrue(!e.getMessage().contains("Jackson") && !e.getMessage().contains("type `"));
  }

  @Test
  void otherEncodingsAreSaidToBeOthers() throws IOException {
    Path file = Files.write(folder.resolve("net.json"), TEXT.getBytes(StandardCharsets.UTF_16));
    var e = assertThrows(IOException.class, () -> ExperimentJson.read(file));
    assertTrue(e.getMessage().contains("as JSON in UTF-8, found other bytes"), e.getMessage());
  }

  @Test
  void hugeFileIsNotReadAtAll() throws IOException {
    byte[] weights = new byte[(1 << 20) + 1];
    Path file = Files.write(folder.resolve("weights.safetensors"), weights);
    var e = assertThrows(IOException.class, () -> ExperimentJson.read(file));
    assertTrue(e.getMessage().contains("at most 1048576 bytes, found 1048577"), e.getMessage());
  }

  /** Checkpoints are known by it, and manifests hold it: it may not change silently. */
  @Test
  void textIsTheSameForever() {
    ObjectNode node = ExperimentJson.write(EXPERIMENT);
    assertEquals(
        "{\"batch_size\":64,\"last_batch\":\"kept\",\"shuffle\":\"every epoch\",\"epochs\":3,"
            + "\"loss\":\"negative log-likelihood of log-softmax, batch mean\","
            + "\"normalization\":{\"mean\":0.1307,\"std\":0.3081},"
            + "\"augmentation\":[{\"type\":\"random_rotation\",\"degrees\":10,"
            + "\"interpolation\":\"nearest\",\"fill\":0}],"
            + "\"optimizer\":{\"type\":\"sgd\",\"learning_rate\":0.01,\"momentum\":0.9},"
            + "\"schedule\":{\"type\":\"one_cycle\",\"max_learning_rate\":0.1,\"pct_start\":0.3,"
            + "\"anneal\":\"cos\",\"div_factor\":10,\"final_div_factor\":100,"
            + "\"cycled\":\"momentum\",\"base_momentum\":0.85,\"max_momentum\":0.95}}",
        node.get("recipe").toString());
  }
}
