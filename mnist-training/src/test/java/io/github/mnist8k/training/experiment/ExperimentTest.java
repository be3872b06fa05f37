package io.github.mnist8k.training.experiment;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExperimentTest {

  @ParameterizedTest
  @CsvSource({
    "own/net1, true",
    "era2-s7/step5+learning_rate=0.02, true",
    "era2-s7/step5+learning_rate=0.02+batch_size=128, true",
    "own/net1+0.rate=-1, true",
    "own/net1+rate, false",
    "own/net1+rate=, false",
    "own/net1+rate=1., false",
    "own/net1+=1, false",
    "own+rate=1/net1, false",
    "own/net1+rate=../x, false",
    "own/net1+rate=1/2, false",
    "own, false"
  })
  void idIsTwoNamesAndWhatWasChanged(String text, boolean id) {
    assertEquals(id, Experiment.isId(text));
  }

  @ParameterizedTest
  @CsvSource({"10, true", "18, false"})
  void idIsNoLongerThanAFileNameMayBe(int changes, boolean id) {
    assertEquals(id, Experiment.isId("own/net" + "+gamma=0.125".repeat(changes)));
  }
}
