package io.github.mnist8k.reproduce.spark.grid;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.mnist8k.reproduce.experiments.Experiments;
import io.github.mnist8k.reproduce.options.UserException;
import io.github.mnist8k.training.experiment.Experiment;
import io.github.mnist8k.training.experiment.ExperimentJson;
import io.github.mnist8k.training.recipe.Sgd;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine.TypeConversionException;

class GridTest {

  private static final Experiment STEP_3 = Experiments.byId("era2-s7/step3");

  private static List<Experiment> variants(String... axes) {
    return grid(axes).variants(STEP_3);
  }

  private static Grid grid(String... axes) {
    var converter = new GridAxis.Converter();
    return new Grid(Stream.of(axes).map(converter::convert).toList());
  }

  private static List<String> ids(List<Experiment> experiments) {
    return experiments.stream().map(Experiment::id).toList();
  }

  @Test
  void withoutKeysAnExperimentIsItsOwnVariant() {
    assertEquals(List.of(STEP_3), variants());
  }

  @Test
  void variantDiffersInNothingButTheValue() {
    Experiment variant = variants("recipe.optimizer.learning_rate=0.02").get(0);
    assertEquals("era2-s7/step3+learning_rate=0.02", variant.id());
    assertEquals(STEP_3.title() + ", learning_rate=0.02", variant.title());
    assertEquals(STEP_3.net(), variant.net());
    Sgd before = (Sgd) STEP_3.recipe().optimizer();
    assertEquals(
        new Sgd(0.02, before.momentum(), before.weightDecay()), variant.recipe().optimizer());
    assertTrue(variant.published().isEmpty(), "nobody published it");
    assertEquals(variant, ExperimentJson.read(ExperimentJson.write(variant)));
  }

  @Test
  void keysMultiply() {
    assertEquals(
        List.of(
            "era2-s7/step3+learning_rate=0.01+batch_size=32",
            "era2-s7/step3+learning_rate=0.01+batch_size=64",
            "era2-s7/step3+learning_rate=0.02+batch_size=32",
            "era2-s7/step3+learning_rate=0.02+batch_size=64"),
        ids(variants("recipe.optimizer.learningRate=1e-2,0.020", "recipe.batchSize=32,64")));
  }

  @Test
  void namesAreAsLongAsTheyMustBe() {
    assertEquals(
        List.of("era2-s7/step3+optimizer.type=sgd+schedule.type=constant"),
        ids(variants("recipe.optimizer.type=sgd", "recipe.schedule.type=constant")));
  }

  @Test
  void keyThatIsNotWrittenOutMayBeSet() {
    Experiment variant = variants("recipe.optimizer.weight_decay=0.0001").get(0);
    assertEquals("era2-s7/step3+weight_decay=0.0001", variant.id());
    assertEquals(1e-4, ((Sgd) variant.recipe().optimizer()).weightDecay());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "recipe.optimizer.lr=0.1 | era2-s7/step3+lr=0.1: /recipe/optimizer/lr: unknown; here can stand type, learning_rate, momentum, weight_decay",
        "recipe.optimiser.lr=0.1 | recipe.optimiser.lr: era2-s7/step3: optimiser: unknown; here is an object with batch_size, last_batch",
        "optimizer.lr=0.1 | optimizer.lr: expected a key that begins with recipe or layers",
        "recipe=1 | recipe: expected a key that begins with recipe or layers",
        "id=own | id: expected a key that begins with recipe or layers",
        "recipe.optimizer=1 | recipe.optimizer: era2-s7/step3: expected the key of a number, a text or a flag, found that of an object with type, learning_rate",
        "layers.99.kernel=5 | layers.99.kernel: era2-s7/step3: 99: unknown; here is a list of ",
        "layers.x.kernel=5 | layers.x.kernel: era2-s7/step3: x: unknown; here is a list of ",
        "recipe.batch_size=0 | era2-s7/step3+batch_size=0: /recipe/batch_size: ",
        "recipe.batch_size=many | era2-s7/step3+batch_size=many: /recipe/batch_size: expected a whole number, found \"many\"",
        "recipe.optimizer.learning_rate=-1 | /recipe/optimizer/learning_rate: ",
        "layers.0.out_channels=7 | era2-s7/step3+out_channels=7: /layers/",
      })
  void whatFitsNothingIsNamed(String axis, String message) {
    var refused = assertThrows(UserException.class, () -> variants(axis));
    assertTrue(refused.getMessage().startsWith("--grid"), refused.getMessage());
    assertTrue(refused.getMessage().contains(message), refused.getMessage());
    assertEquals(1, refused.getMessage().lines().count());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "recipe.batch_size | expected KEY=VALUE,VALUE such as",
        "=1 | expected KEY=VALUE,VALUE such as",
        "recipe.batch_size= | found ''''",
        "'recipe.batch_size=1,,2' | found ''''",
        "recipe.batch_size=../x | found ''../x''",
        "recipe.batch_size=1e999999999 | found ''1e999999999''",
        "'recipe.batch_size=64,64.0' | expected each value once, found a second 64.0",
      })
  void whatIsNoKeyWithValuesIsRefused(String text, String message) {
    var converter = new GridAxis.Converter();
    var refused = assertThrows(TypeConversionException.class, () -> converter.convert(text));
    String plain = message.replace("''", "'");
    assertTrue(refused.getMessage().contains(plain), refused.getMessage());
  }

  @Test
  void sameKeyTwiceIsRefused() {
    var refused =
        assertThrows(
            UserException.class, () -> grid("recipe.batchSize=32", "recipe.batch_size=64"));
    assertTrue(refused.getMessage().contains("found a second recipe.batch_size"));
  }

  @Test
  void variantsThatAreTheSameRecipeAreRefused() {
    var refused =
        assertThrows(UserException.class, () -> variants("recipe.test_batch_size=100,1000"));
    assertEquals(
        "--grid: era2-s7/step3+test_batch_size=100 and era2-s7/step3+test_batch_size=1000 are the"
            + " same net and recipe; leave out what changes nothing",
        refused.getMessage());
  }

  @Test
  void keyThatTheScheduleOverridesIsWarnedOf() {
    Experiment step5 = Experiments.byId("era2-s7/step5");
    Grid rates = grid("recipe.optimizer.learning_rate=0.01,0.02");
    assertEquals(List.of(), rates.warnings(STEP_3));
    assertEquals(
        List.of(
            "era2-s7/step5: recipe.optimizer.learning_rate changes nothing, as the schedule one_cycle"
                + " sets it for each update; vary recipe.schedule.max_learning_rate"),
        rates.warnings(step5));
    assertEquals(List.of(), grid("recipe.schedule.max_learning_rate=0.1").warnings(step5));
  }
}
