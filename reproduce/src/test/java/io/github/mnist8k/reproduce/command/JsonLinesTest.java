package io.github.mnist8k.reproduce.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.mnist8k.data.synthetic.SyntheticDigits;
import io.github.mnist8k.reproduce.DataFiles;
import io.github.mnist8k.reproduce.Invocation;
import io.github.mnist8k.training.files.RunFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code run --json-lines} tells programs: the names in it are a contract. */
class JsonLinesTest {

  private static final String STEP_6 = "era2-s7/step6";

  @TempDir Path folder;
  private Path data;
  private Path out;

  @BeforeEach
  void drawDigits() throws IOException {
    data = DataFiles.folder(folder.resolve("digits"), SyntheticDigits.draw(128, 1));
    out = folder.resolve("runs");
  }

  private Invocation train(Object... more) {
    List<Object> words =
        new ArrayList<>(List.of("run", "--step", 6, "--epochs", 2, "--threads", 1));
    words.addAll(List.of("--device", "cpu", "--quiet", "--json-lines"));
    words.addAll(List.of("--data", data, "--out", out));
    words.addAll(List.of(more));
    return Invocation.of(words.toArray());
  }

  private static List<JsonNode> events(String out) throws IOException {
    List<JsonNode> events = new ArrayList<>();
    for (String line : out.lines().toList()) {
      events.add(new ObjectMapper().readTree(line));
    }
    return events;
  }

  private static List<String> names(JsonNode event) {
    List<String> names = new ArrayList<>();
    event.fieldNames().forEachRemaining(names::add);
    return names;
  }

  private static List<String> kinds(List<JsonNode> events) {
    return events.stream().map(event -> event.get("event").textValue()).toList();
  }

  @Test
  void eachEventIsALine() throws IOException {
    List<JsonNode> events = events(train().silentSuccess());
    assertEquals(
        List.of("run_started", "epoch_ended", "epoch_ended", "run_ended", "command_ended"),
        kinds(events));
    RunFolder run = RunFolder.of(out, STEP_6, 0);

    JsonNode started = events.get(0);
    assertEquals(
        List.of(
            "event",
            "experiment",
            "seed",
            "dataset",
            "engine",
            "device",
            "threads",
            "parameters",
            "epochs",
            "epochs_done",
            "updates_per_epoch",
            "folder"),
        names(started));
    assertEquals(STEP_6, started.get("experiment").textValue());
    assertEquals(6750, started.get("parameters").intValue());
    assertEquals(2, started.get("epochs").intValue());

    List<String> log = Files.readAllLines(run.epochs());
    List<String> columns = new ArrayList<>(List.of("event"));
    columns.addAll(List.of(log.get(0).split(",")));
    assertEquals(columns, names(events.get(2)));
    String[] row = log.get(2).split(",");
    for (int i = 0; i < row.length; i++) {
      JsonNode value = events.get(2).get(columns.get(i + 1));
      if (value.isNumber()) {
        assertEquals(Double.parseDouble(row[i]), value.doubleValue(), columns.get(i + 1));
      } else {
        assertEquals(row[i], value.textValue());
      }
    }

    JsonNode ended = events.get(3);
    assertEquals(List.of("event", "experiment", "seed", "status", "folder"), names(ended));
    assertEquals("finished", ended.get("status").textValue());
    assertEquals(run.path().toString(), ended.get("folder").textValue());
    assertEquals(
        "{\"event\":\"command_ended\",\"status\":\"finished\",\"runs\":1,\"finished\":1,\"failed\":0}",
        events.get(4).toString());
    assertTrue(Files.exists(out.resolve("README.md")), "the report is in its folder all the same");

    assertEquals(
        List.of("run_ended", "command_ended"),
        kinds(events(train("--resume").silentSuccess())),
        "nothing was left to do");
  }

  /** The folder of seed 0 cannot be made. */
  @Test
  void failureIsAnEvent() throws IOException {
    Files.createDirectories(out.resolve(STEP_6));
    Files.writeString(RunFolder.of(out, STEP_6, 0).path(), "a file");
    Invocation all = train("--seeds", "0..1");
    assertEquals(1, all.status());
    List<JsonNode> events = events(all.out());
    assertEquals("failed", events.get(0).get("status").textValue());
    assertTrue(events.get(0).get("error").textValue().contains("expected a folder"), all.out());
    assertEquals(
        "{\"event\":\"command_ended\",\"status\":\"failed\",\"runs\":2,\"finished\":1,\"failed\":1}",
        events.get(events.size() - 1).toString());
  }
}
