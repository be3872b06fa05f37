package io.github.mnist8k.reproduce.documents;

import io.github.mnist8k.digits.Digits;
import io.github.mnist8k.digits.file.DigitsFile;
import io.github.mnist8k.models.json.NetJson;
import io.github.mnist8k.training.experiment.Experiment;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The trained nets beside the results: {@code <engine>/<assignment>/<model>/seed-0/net.digits}, and
 * those that {@code mnist-digits} carries.
 */
final class NetFiles {

  private static final String FILE = "seed-0/net.digits";

  private final Path results;

  /** The nets of a results folder. */
  NetFiles(Path results) {
    this.results = results;
  }

  /**
   * A net's file and what it holds.
   *
   * @param bytes the file
   * @param net its content
   */
  record NetFile(byte[] bytes, DigitsFile net) {}

  /**
   * The trained net of an experiment.
   *
   * @param experiment the experiment
   * @param engines the engines with results of it, the preferred one first
   * @return the first net that is found; empty if there is none
   * @throws IOException if a file cannot be read, or holds another net than the experiment's
   */
  Optional<NetFile> find(Experiment experiment, List<String> engines) throws IOException {
    List<Path> places =
        Stream.concat(engines.stream().map(results::resolve), Stream.of(results))
            .map(folder -> folder.resolve(experiment.id()).resolve(FILE))
            .filter(Files::exists)
            .toList();
    if (!places.isEmpty()) {
      Path file = places.get(0);
      return Optional.of(read(Files.readAllBytes(file), file.toString(), experiment));
    }
    String name = experiment.id().replace('/', '-') + ".digits";
    try (InputStream bundled = Digits.class.getResourceAsStream(name)) {
      return bundled == null
          ? Optional.empty()
          : Optional.of(read(bundled.readAllBytes(), name, experiment));
    }
  }

  private static NetFile read(byte[] bytes, String name, Experiment experiment) throws IOException {
    DigitsFile file = DigitsFile.read(new ByteArrayInputStream(bytes), name);
    if (!file.fingerprint().equals(NetJson.fingerprint(experiment.net()))) {
      throw new IOException(
          "%s: expected the net of %s, found another, of %s; export it again"
              .formatted(name, experiment.id(), file.experiment()));
    }
    return new NetFile(bytes, file);
  }
}
