package io.github.mnist8k.reports.drawing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.mnist8k.reports.Fixtures;
import io.github.mnist8k.reports.drawing.PlotData.Series;
import io.github.mnist8k.reports.runs.EpochAccuracy;
import io.github.mnist8k.reports.runs.PublishedLog;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which accuracies are in the picture. */
class AxisRangeTest {

  private static AxisRange of(double... accuracies) {
    return AxisRange.of(List.of(new Series("x", DoubleStream.of(accuracies).boxed().toList())));
  }

  @Test
  void aFirstEpochFarBelowIsLeftOut() {
    AxisRange range = of(11, 98.4, 98.6, 98.8, 98.9, 99.0, 99.1, 99.2, 99.3, 99.3);
    assertEquals(98.34, range.low(), 1e-9);
    assertEquals(99.46, range.high(), 1e-9, "the target is in the picture all the same");
    assertEquals(0.2, range.tick());
  }

  @Test
  void aSecondAndThirdEpochFarBelowAreLeftOutButNoMore() {
    double[] late = new double[15];
    Arrays.setAll(late, epoch -> 99 + epoch * 0.01);
    double[] three = late.clone();
    three[0] = 10;
    three[1] = 60;
    three[2] = 90;
    assertTrue(of(three).low() > 98, of(three).toString());
    double[] four = three.clone();
    four[3] = 97;
    assertTrue(of(four).low() < 97 && of(four).low() > 90, of(four).toString());
  }

  @Test
  void ofFewNumbersNoneIsLeftOut() {
    AxisRange range = of(11, 99.5);
    assertTrue(range.low() < 11 && range.high() > 99.5, range.toString());
    assertEquals(100, of(99.9, 100).high());
  }

  @Test
  void theLowestOfSeveralSeriesCounts() {
    AxisRange range =
        AxisRange.of(
            List.of(new Series("x", List.of(99.0, 99.1)), new Series("y", List.of(98.0, 99.0))));
    assertTrue(range.low() < 98, range.toString());
  }

  /** One epoch of the fifteen, two of the twenty. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "era-a6/model1",
        "era2-s7/step5",
        "erav4-a6/model1",
        "s7/model3",
        "tsai-a6/model3"
      })
  void allButATenthOfWhatWasPublishedIsInThePicture(String id) {
    List<Double> published =
        PublishedLog.read(id).curve().epochs().stream().map(EpochAccuracy::test).toList();
    AxisRange range = AxisRange.of(List.of(new Series(id, published)));
    long inside = published.stream().filter(x -> x > range.low() && x < range.high()).count();
    assertEquals(published.size() - published.size() / 10, inside);
  }

  @Test
  void ticksAreNeitherCrowdedNorFew() {
    Stream.of(Fixtures.curve(0, 99.2, 99.3), Fixtures.curve(0, 97, 99), Fixtures.curve(0, 10, 99))
        .map(curve -> of(curve.epochs().get(0).test(), curve.lastTest()))
        .forEach(
            range -> {
              double ticks = (range.high() - range.low()) / range.tick();
              assertTrue(ticks > 2 && ticks <= 9, range.toString());
            });
  }
}
