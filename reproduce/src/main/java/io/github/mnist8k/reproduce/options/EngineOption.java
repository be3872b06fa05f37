package io.github.mnist8k.reproduce.options;

import io.github.mnist8k.training.Engine;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.commons.text.similarity.LevenshteinDistance;
import picocli.CommandLine.Option;

/** The option that says what computes. */
public final class EngineOption {

  @Option(
      names = "--engine",
      defaultValue = "tensorflow",
      paramLabel = "tensorflow|vector",
      description =
          "What computes: TensorFlow, or pure Java on the vector instructions of the CPU. Default:"
              + " ${DEFAULT-VALUE}.")
  private String name;

  /**
   * The engine named.
   *
   * @throws UserException naming the nearest engine if there is none of this name
   */
  public Engine engine() {
    List<Engine> all = Engine.all();
    return all.stream()
        .filter(engine -> engine.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new UserException(unknown(all)));
  }

  private String unknown(List<Engine> all) {
    List<String> names = all.stream().map(Engine::name).toList();
    var distance = LevenshteinDistance.getDefaultInstance();
    String nearest =
        names.stream()
            .min(Comparator.comparingInt(each -> distance.apply(each, name)))
            .orElseThrow();
    return "--engine: expected one of "
        + names.stream().collect(Collectors.joining(", "))
        + ", found "
        + name
        + "; the nearest is "
        + nearest;
  }
}
