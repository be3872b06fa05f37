package io.github.mnist8k.models;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.mnist8k.models.layers.AvgPool;
import io.github.mnist8k.models.layers.BatchNorm;
import io.github.mnist8k.models.layers.Conv2d;
import io.github.mnist8k.models.layers.Dropout;
import io.github.mnist8k.models.layers.FeatureShape;
import io.github.mnist8k.models.layers.Flatten;
import io.github.mnist8k.models.layers.Linear;
import io.github.mnist8k.models.layers.MaxPool;
import io.github.mnist8k.models.layers.Relu;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class NetSummaryTest {

  private static final Net NET =
      Net.of(
          new Conv2d(1, 4, 9, 4, true),
          new BatchNorm(4),
          new Relu(),
          new Dropout(0.05),
          new MaxPool(2, 2),
          new AvgPool(7),
          new Flatten(),
          new Linear(16, 10));

  @Test
  void eachLayerHasItsTextAndSizes() {
    var rows = NetSummary.of(NET).rows();
    assertEquals(
        List.of(
            "Conv2d 1 to 4, 9x9, padding 4, bias",
            "BatchNorm 4",
            "Relu",
            "Dropout 0.05",
            "MaxPool 2x2, stride 2",
            "AvgPool 7x7",
            "Flatten",
            "Linear 16 to 10, bias"),
        rows.stream().map(NetSummary.Row::text).toList());
    var first = rows.get(0);
    assertEquals(0, first.index());
    assertEquals(new FeatureShape(4, 28, 28), first.output());
    assertEquals((81 + 1) * 4, first.parameters());
    assertEquals(81L * 4 * 784, first.multiplyAccumulates());
    assertEquals(9, first.receptiveField());
    assertEquals(8, rows.get(1).parameters(), "running statistics are not trained");
    assertEquals(22, rows.get(6).receptiveField());
  }

  @Test
  void totalsAreThoseOfTheNet() {
    var summary = NetSummary.of(NET);
    assertEquals(FeatureShape.MNIST, summary.input());
    assertEquals(NET.parameterCount(), summary.parameters());
    assertEquals(NET.multiplyAccumulates(), summary.multiplyAccumulates());
    assertEquals(22, summary.receptiveField());
    assertEquals(4 * 4 * 784 + 4 * 196 + 16 + 16 + 10, summary.forwardValues());
    assertEquals(4 * summary.forwardValues(), summary.forwardBytes());
  }

  @Test
  void digitsAreTheSameInEveryLocale() {
    Locale before = Locale.getDefault(Locale.Category.FORMAT);
    Locale.setDefault(Locale.Category.FORMAT, Locale.forLanguageTag("fa-IR"));
    try {
      assertEquals("MaxPool 2x2, stride 2", NetSummary.of(NET).rows().get(4).text());
    } finally {
      Locale.setDefault(Locale.Category.FORMAT, before);
    }
  }
}
