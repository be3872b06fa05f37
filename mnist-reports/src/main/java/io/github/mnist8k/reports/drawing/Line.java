package io.github.mnist8k.reports.drawing;

import io.github.mnist8k.training.log.Spread;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;

/**
 * A line by epoch, with a band where it stands for several seeds.
 *
 * @param name what it is, as a legend says it
 * @param epochs for each epoch, the numbers of the seeds
 * @param look how it looks
 */
public record Line(String name, List<Spread> epochs, Look look) {

  /** Copies the epochs. */
  public Line {
    Objects.requireNonNull(name, "name");
    epochs = List.copyOf(Objects.requireNonNull(epochs, "epochs"));
    Objects.requireNonNull(look, "look");
  }

  /**
   * A line over seeds.
   *
   * @param name what it is
   * @param seeds at least one, each with a number for each epoch
   * @param look how it looks
   */
  public static Line over(String name, List<List<Double>> seeds, Look look) {
    return new Line(
        name,
        IntStream.range(0, seeds.get(0).size())
            .mapToObj(epoch -> Spread.of(seeds.stream().map(seed -> seed.get(epoch)).toList()))
            .toList(),
        look);
  }

  /** A line of its own. */
  public static Line of(String name, List<Double> numbers, Look look) {
    return over(name, List.of(numbers), look);
  }

  /** Whether it has a band. */
  public boolean banded() {
    return epochs.get(0).n() > 1;
  }

  /** Its numbers: the line, and below and above it the band. */
  public List<PlotData.Series> series() {
    List<PlotData.Series> series = new ArrayList<>();
    series.add(new PlotData.Series(name, epochs.stream().map(Spread::mean).toList()));
    if (banded()) {
      series.add(new PlotData.Series(name + ", lowest", epochs.stream().map(Spread::min).toList()));
      series.add(
          new PlotData.Series(name + ", highest", epochs.stream().map(Spread::max).toList()));
    }
    return series;
  }
}
