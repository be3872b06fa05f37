package io.github.mnist8k.reproduce.documents;

import io.github.mnist8k.data.idx.IdxReader;
import io.github.mnist8k.reports.SampleKey;
import io.github.mnist8k.reports.runs.RunLog;
import io.github.mnist8k.reports.runs.SortedRuns;
import io.github.mnist8k.reports.statistics.TwoWay;
import io.github.mnist8k.training.files.RunFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The answers to the test images that runs have kept. */
public final class SavedAnswers {

  private SavedAnswers() {}

  /**
   * Where the spread of the last epoch's accuracy comes from, for each experiment and engine of
   * which two seeds at least have kept their answers.
   *
   * @param results folder of the runs
   * @param runs the runs in it
   * @param labels of the test images
   * @throws IOException if an answer file cannot be read or is of other images
   */
  public static Map<SampleKey, TwoWay> splits(Path results, SortedRuns runs, byte[] labels)
      throws IOException {
    Map<SampleKey, List<boolean[]>> right = new LinkedHashMap<>();
    List<RunLog> all =
        Stream.concat(
                runs.experiments().stream().flatMap(one -> one.runs().stream()),
                runs.own().stream().flatMap(one -> one.runs().stream()))
            .toList();
    for (RunLog run : all) {
      Optional<Path> file = file(results, run);
      if (file.isPresent()) {
        right
            .computeIfAbsent(new SampleKey(run.experiment(), run.engine()), k -> new ArrayList<>())
            .add(right(file.get(), labels));
      }
    }
    Map<SampleKey, TwoWay> splits = new HashMap<>();
    right.forEach(
        (sample, seeds) -> {
          if (seeds.size() > 1) {
            splits.put(sample, TwoWay.of(seeds));
          }
        });
    return splits;
  }

  private static Optional<Path> file(Path results, RunLog run) {
    return Stream.of(results.resolve(run.engine()), results)
        .map(folder -> RunFolder.of(folder, run.experiment(), run.seed()).answers())
        .filter(Files::exists)
        .findFirst();
  }

  private static boolean[] right(Path file, byte[] labels) throws IOException {
    byte[] answers = IdxReader.labels(file);
    if (answers.length != labels.length) {
      throw new IOException(
          "%s: expected an answer to each of %d test images, found %d"
              .formatted(file, labels.length, answers.length));
    }
    boolean[] right = new boolean[answers.length];
    for (int i = 0; i < right.length; i++) {
      right[i] = answers[i] == labels[i];
    }
    return right;
  }
}
