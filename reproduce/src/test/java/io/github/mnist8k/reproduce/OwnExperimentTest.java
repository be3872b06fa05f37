package io.github.mnist8k.reproduce;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.mnist8k.reproduce.DataFiles.Png;
import io.github.mnist8k.training.log.EpochCsv;
import io.github.mnist8k.training.log.EpochRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A net of the user's own, from a file, in every command that takes an experiment. */
class OwnExperimentTest {

  private static final String NET =
      """
      {
        "id": "own/net1",
        "title": "A first net",
        "layers": [
          {"type": "conv2d", "in_channels": 1, "out_channels": 4, "kernel": 7, "padding": 3, "bias": true},
          {"type": "relu"},
          {"type": "max_pool", "kernel": 4, "stride": 4},
          {"type": "flatten"},
          {"type": "linear", "in_features": 196, "out_features": 10, "bias": true}
        ],
        "recipe": {
          "batch_size": 100,
          "last_batch": "kept",
          "epochs": 2,
          "normalization": {"mean": 0.1307, "std": 0.3081},
          "augmentation": [{"type": "color_jitter", "brightness": 0.1, "contrast": 0.1}],
          "optimizer": {"type": "adam", "learning_rate": 0.01, "beta1": 0.9, "beta2": 0.999, "eps": 1e-08},
          "schedule": {"type": "constant"}
        }
      }
      """;

  @TempDir private Path folder;
  private Path net;
  private Path out;

  @BeforeEach
  void writeTheNet() throws IOException {
    net = Files.writeString(folder.resolve("net.json"), NET);
    out = folder.resolve("runs");
  }

  private Invocation train(Path file, Path out) {
    return Invocation.of(
        "run", "--file", file, "--data", "synthetic", "--threads", "1", "--quiet", "--out", out);
  }

  private static Path run(Path out) {
    return out.resolve("own/net1/seed-0");
  }

  @Test
  void itIsTrainedReportedAndItsManifestTrainsItAgain() throws IOException {
    Invocation first = train(net, out);
    assertEquals(0, first.status(), first.err());
    assertTrue(first.out().contains("own/net1"), first.out());
    assertTrue(first.out().contains("not comparable"), first.out());

    Path again = folder.resolve("again");
    Invocation second = train(run(out).resolve("run.json"), again);
    assertEquals(0, second.status(), second.err());
    assertEquals(rows(out), rows(again));
  }

  /** Without the times, which no two runs share. */
  private static List<String> rows(Path out) throws IOException {
    List<EpochRecord> rows = EpochCsv.read(run(out).resolve("epochs.csv"));
    assertEquals(2, rows.size());
    return Files.readAllLines(run(out).resolve("epochs.csv")).stream()
        .map(row -> row.replaceAll("(,[^,]*){2}$", ""))
        .toList();
  }

  @Test
  void itsWeightsAreEvaluatedAndAskedForDigits() throws IOException {
    assertEquals(0, train(net, out).status());
    Path weights = run(out).resolve("weights.safetensors");

    Invocation evaluated =
        Invocation.of(
            "evaluate", "--file", net, "--weights", weights, "--data", "synthetic", "--json");
    assertEquals(0, evaluated.status(), evaluated.err());
    assertTrue(evaluated.out().contains("\"experiment\" : \"own/net1\""), evaluated.out());

    Path image = Png.GREY.write(folder.resolve("a.png"), Reference.firstImages(1).image(0));
    Invocation predicted =
        Invocation.of("predict", "--file", net, "--weights", weights, "--csv", image);
    assertEquals(0, predicted.status(), predicted.err());
    assertTrue(predicted.out().startsWith("image,digit,logit_0,"), predicted.out());

    assertEquals(
        evaluated.out(),
        Invocation.of("evaluate", "--weights", weights, "--data", "synthetic", "--json").out());
    Path alone = Files.copy(weights, folder.resolve("alone.safetensors"));
    Invocation.of("evaluate", "--weights", alone, "--data", "synthetic")
        .assertRefused(alone + ": is of own/net1", "--file");
  }

  @Test
  void itIsSummarisedAndListed() {
    Invocation summary = Invocation.of("summary", "--file", net);
    assertTrue(summary.out().contains("Conv2d 1 to 4, 7x7, padding 3, bias"), summary.out());
    assertTrue(summary.out().contains("Parameters: 2,170."), summary.out());
    Invocation list = Invocation.of("list", "--file", net);
    assertTrue(list.out().contains("A first net"), list.out());
    assertTrue(list.out().contains("era2-s7/step6"), list.out());
  }

  @Test
  void idOfAPublishedExperimentIsRefusedForAnotherNet() throws IOException {
    Files.writeString(net, NET.replace("own/net1", "era2-s7/step5"));
    train(net, out).assertRefused(net.toString(), "era2-s7/step5 is an experiment of the list");
    assertTrue(Files.notExists(out), "nothing is written");
  }

  @Test
  void mistakeInTheFileIsNamedByItsPlace() throws IOException {
    Files.writeString(net, NET.replace("196", "195"));
    train(net, out).assertRefused(net + ": /layers/4: expected 195 flat features, found 196");
    Invocation.of("summary", "--file", net).assertRefused(net + ": /layers/4: ");
    Invocation.of("summary", "--file", folder).assertRefused(folder.toString(), "found a folder");
    Invocation.of("summary", "--file", folder.resolve("none.json"))
        .assertRefused("none.json", "there is no such file");
  }

  @Test
  void netWithFewerClassesThanTheDataHasIsRefusedBeforeItTrains() throws IOException {
    Files.writeString(net, NET.replace("\"out_features\": 10", "\"out_features\": 4"));
    train(net, out).assertRefused("label");
    assertTrue(Files.notExists(run(out)), "nothing is written");
  }
}
