package io.github.mnist8k.reproduce.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.mnist8k.data.Dataset;
import io.github.mnist8k.data.mnist.DataEnvironment;
import io.github.mnist8k.data.mnist.Datasets;
import io.github.mnist8k.reproduce.experiments.Experiments;
import io.github.mnist8k.training.experiment.Experiment;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class OwnNetTextTest {

  private static List<String> notes(String id) throws IOException {
    Dataset digits = Datasets.load("synthetic", DataEnvironment.system());
    return OwnNetText.notes(Experiments.byId(id), digits);
  }

  @Test
  void smallNetWithTenOutputsNeedsNoNote() throws IOException {
    assertEquals(List.of(), notes("era2-s7/step6"));
  }

  @Test
  void tooManyParametersAreTracedToTheirLayer() throws IOException {
    List<String> notes = notes("era2-s7/step1");
    Experiment step1 = Experiments.byId("era2-s7/step1");
    assertEquals(1, notes.size());
    assertTrue(notes.get(0).contains("147,344 parameters"), notes.get(0));
    assertTrue(
        step1.net().layers().size() > 11 && notes.get(0).contains("/layers/11"), notes.get(0));
  }

  @Test
  void outputsWithoutALabelAreNamed() throws IOException {
    assertTrue(
        notes("era2-s7/step2").stream().anyMatch(note -> note.contains("found 16")),
        notes("era2-s7/step2").toString());
  }
}
