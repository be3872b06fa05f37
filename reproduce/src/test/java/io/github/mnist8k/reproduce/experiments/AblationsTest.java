package io.github.mnist8k.reproduce.experiments;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.mnist8k.models.layers.AvgPool;
import io.github.mnist8k.models.layers.BatchNorm;
import io.github.mnist8k.models.layers.Layer;
import io.github.mnist8k.training.experiment.Experiment;
import io.github.mnist8k.training.recipe.ConstantRate;
import io.github.mnist8k.training.recipe.OneCycle;
import io.github.mnist8k.training.recipe.Schedule;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An ablation changes the one thing that it is about. */
class AblationsTest {

  @Test
  void theyAreFoundByTheirNamesBesideThePublishedOnes() {
    assertEquals(5, Experiments.ofAssignment("ablation").size());
    assertEquals(22, Experiments.declared().size());
    assertTrue(Experiments.published().stream().allMatch(e -> e.published().isPresent()));
    Experiment any = Experiments.ofAssignment("ablation").get(0);
    assertEquals(any, Experiments.byId(any.id()));
    assertTrue(Experiments.isDeclared(any));
  }

  @ParameterizedTest
  @CsvSource({
    "ablation/s7-model3-constant-rate, s7/model3",
    "ablation/era2-s7-step5-constant-rate, era2-s7/step5",
    "ablation/era2-s7-step4-one-cycle, era2-s7/step4"
  })
  void onlyTheScheduleIsAnother(String ablation, String published) {
    Experiment changed = Experiments.byId(ablation);
    Experiment original = Experiments.byId(published);
    Schedule schedule = original.recipe().schedule();
    assertEquals(original.net(), changed.net());
    assertNotEquals(schedule, changed.recipe().schedule());
    assertEquals(original.recipe(), changed.recipe().withSchedule(schedule));
    Class<?> expected = ablation.endsWith("constant-rate") ? ConstantRate.class : OneCycle.class;
    assertEquals(expected, changed.recipe().schedule().getClass());
  }

  @Test
  void batchNormStandsBehindEachConvolutionButTheLast() {
    Experiment original = Experiments.byId("erav4-a6/model1");
    Experiment changed = Experiments.byId("ablation/erav4-a6-model1-batch-norm");
    List<Layer> others =
        changed.net().layers().stream().filter(layer -> !(layer instanceof BatchNorm)).toList();
    assertEquals(original.net().layers(), others);
    assertEquals(others.size() + 7, changed.net().layers().size());
    assertEquals(10_790 + 2 * (10 + 10 + 20 + 10 + 10 + 20 + 10), changed.net().parameterCount());
    assertEquals(original.recipe(), changed.recipe());
  }

  @Test
  void globalPoolingTakesThePlaceOfTheLastConvolution() {
    Experiment original = Experiments.byId("erav4-a6/model1");
    Experiment changed = Experiments.byId("ablation/erav4-a6-model1-gap");
    List<Layer> layers = original.net().layers();
    List<Layer> kept = layers.subList(0, layers.size() - 3);
    assertEquals(kept, changed.net().layers().subList(0, kept.size()));
    assertEquals(new AvgPool(7), changed.net().layers().get(kept.size()));
    assertEquals(10_790 - 10 * 10 * 7 * 7, changed.net().parameterCount());
    assertEquals(original.recipe(), changed.recipe());
  }
}
