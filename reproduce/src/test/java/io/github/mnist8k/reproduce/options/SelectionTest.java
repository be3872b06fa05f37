package io.github.mnist8k.reproduce.options;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.mnist8k.reproduce.experiments.Experiments;
import io.github.mnist8k.training.experiment.Experiment;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

/** The options that choose experiments choose those that they name. */
class SelectionTest {

  @ParameterizedTest
  @CsvSource({
    "--step 3, era2-s7/step3",
    "--assignment era2-s7 --step 3, era2-s7/step3",
    "--assignment tsai-a6 --step 2, tsai-a6/model2",
    "--assignment s7 --step 0, s7/model0",
    "--experiment s7/model3, s7/model3",
    "--assignment era-a6, era-a6/model1",
    "--assignment s7, s7/model0 s7/model1 s7/model2 s7/model3",
    "--assignment erav4-a6, erav4-a6/model1 erav4-a6/model2 erav4-a6/model3",
  })
  void chosenExperimentsInTheirOrder(String words, String ids) throws IOException {
    assertEquals(List.of(ids.split(" ")), chosen(words));
  }

  @Test
  void allAreAll() throws IOException {
    List<String> ids = Experiments.published().stream().map(Experiment::id).toList();
    assertEquals(17, ids.size());
    assertEquals(ids, chosen("--all"));
  }

  private static List<String> chosen(String words) throws IOException {
    Selection selection = CommandLine.populateCommand(new Selection(), words.split(" "));
    return selection.experiments().stream().map(Experiment::id).toList();
  }
}
