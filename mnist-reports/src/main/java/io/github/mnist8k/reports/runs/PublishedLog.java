package io.github.mnist8k.reports.runs;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * The epoch log that a source published, figure by figure.
 *
 * @param experiment id of the experiment
 * @param epochs the epochs in the source's order
 */
public record PublishedLog(String experiment, List<Epoch> epochs) {

  private static final CSVFormat FORMAT =
      CSVFormat.DEFAULT.builder().setHeader().setSkipHeaderRecord(true).get();

  /** Copies the epochs. */
  public PublishedLog {
    Objects.requireNonNull(experiment, "experiment");
    epochs = List.copyOf(Objects.requireNonNull(epochs, "epochs"));
  }

  /**
   * One epoch of a source.
   *
   * @param epoch its number in the source, most count from 0 and one from 1
   * @param updates optimizer updates in this epoch
   * @param learningRateEnd learning rate at the end of the epoch; null when not published
   * @param lastBatchLoss training loss of the epoch's last batch
   * @param trainAccuracy running training accuracy in percent; null when not published
   * @param testLoss mean loss over the test images
   * @param testCorrect number of test images classified correctly
   * @param testAccuracy test accuracy in percent
   */
  public record Epoch(
      int epoch,
      long updates,
      Double learningRateEnd,
      double lastBatchLoss,
      Double trainAccuracy,
      double testLoss,
      int testCorrect,
      double testAccuracy) {}

  /**
   * Reads the log of an experiment, which is part of this library.
   *
   * @param experimentId id such as {@code era2-s7/step3}
   * @return the log
   * @throws IllegalArgumentException if there is no published log of that id
   */
  public static PublishedLog read(String experimentId) {
    String resource = "/mnist8k/published/" + experimentId.replace('/', '-') + ".csv";
    try (InputStream bytes = PublishedLog.class.getResourceAsStream(resource)) {
      if (bytes == null) {
        throw new IllegalArgumentException(
            "there is no published log of an experiment \"" + experimentId + "\"");
      }
      try (CSVParser rows = CSVParser.parse(bytes, StandardCharsets.UTF_8, FORMAT)) {
        return new PublishedLog(experimentId, rows.stream().map(PublishedLog::epoch).toList());
      }
    } catch (IOException e) {
      throw new UncheckedIOException("resource " + resource + ": " + e.getMessage(), e);
    }
  }

  /** The accuracies of the epochs. */
  public AccuracyCurve curve() {
    return new AccuracyCurve(
        epochs.stream()
            .map(epoch -> new EpochAccuracy(epoch.trainAccuracy(), epoch.testAccuracy()))
            .toList());
  }

  private static Epoch epoch(CSVRecord row) {
    return new Epoch(
        Integer.parseInt(row.get("epoch")),
        Long.parseLong(row.get("updates")),
        whenPublished(row.get("learning_rate_end")),
        Double.parseDouble(row.get("last_batch_loss")),
        whenPublished(row.get("train_accuracy")),
        Double.parseDouble(row.get("test_loss")),
        Integer.parseInt(row.get("test_correct")),
        Double.parseDouble(row.get("test_accuracy")));
  }

  private static Double whenPublished(String text) {
    return text.isEmpty() ? null : Double.valueOf(text);
  }
}
