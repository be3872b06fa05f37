package io.github.mnist8k.reproduce.documents;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.mnist8k.reports.drawing.ScheduleCurve;
import io.github.mnist8k.reproduce.experiments.Experiments;
import io.github.mnist8k.training.experiment.Experiment;
import io.github.mnist8k.training.log.EpochCsv;
import io.github.mnist8k.training.log.EpochRecord;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is computed anew from recipe and log agrees with the rates that the run has logged. */
class ScheduleCurvesTest {

  private static final Path RESULTS = Path.of("results", "vector");

  @ParameterizedTest
  @ValueSource(strings = {"era2-s7/step5", "era2-s7/step6", "s7/model3"})
  void curveGoesThroughTheLoggedRates(String id) throws IOException {
    Experiment experiment = Experiments.byId(id);
    List<EpochRecord> epochs =
        EpochCsv.read(RESULTS.resolve(id).resolve("seed-0").resolve("epochs.csv"));
    ScheduleCurve curve = ScheduleCurves.of(experiment.recipe(), epochs);
    assertTrue(curve.rates().size() <= 300, "few points");
    int perEpoch = (int) epochs.get(0).updates();
    assertEquals(perEpoch, curve.updatesPerEpoch());
    // Between two points the logged rate of an epoch's last update lies between their rates.
    for (EpochRecord epoch : epochs) {
      int last = (epoch.epoch() + 1) * perEpoch - 1;
      int before = last / curve.every();
      if (before + 1 < curve.rates().size() && (before + 1) * curve.every() < last + perEpoch) {
        double one = curve.rates().get(before);
        double other = curve.rates().get(before + 1);
        double slack = 1e-3 * Math.max(one, other);
        assertTrue(
            epoch.learningRate() >= Math.min(one, other) - slack
                && epoch.learningRate() <= Math.max(one, other) + slack,
            id + " epoch " + epoch.epoch());
      }
    }
  }
}
