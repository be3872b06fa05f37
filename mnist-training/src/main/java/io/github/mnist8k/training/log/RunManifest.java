package io.github.mnist8k.training.log;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What made a run and how far it got: the content of {@code run.json}. See {@link RunManifestJson}
 * for the file. Where nothing else is said, no component is null.
 *
 * @param experiment id of the experiment, such as {@code era2-s7/step3}
 * @param title title of the experiment for people
 * @param seed seed of the run
 * @param dataset the data it was trained and tested on
 * @param net the net it trained
 * @param recipe the resolved recipe as plain values: texts, numbers, booleans, and lists and maps
 *     of them; copied in depth, in its order
 * @param epochsPlanned number of epochs of the recipe, at least 1
 * @param epochsDone number of epochs done so far, at least 0
 * @param complete whether all of the recipe's epochs were done, on the full dataset
 * @param software versions of what ran
 * @param machine where it ran
 * @param performance speed and memory; null before the first epoch has ended
 * @param started start of the run, ISO 8601 in UTC
 * @param finished end of the run, ISO 8601 in UTC; null while it is running
 * @param resumes how often the run was resumed, at least 0
 */
public record RunManifest(
    String experiment,
    String title,
    long seed,
    DatasetInfo dataset,
    NetInfo net,
    Map<String, Object> recipe,
    int epochsPlanned,
    int epochsDone,
    boolean complete,
    SoftwareInfo software,
    MachineInfo machine,
    PerformanceInfo performance,
    String started,
    String finished,
    int resumes) {

  /**
   * Checks the values and copies the recipe.
   *
   * @throws IllegalArgumentException if a number is out of range, a run claims to be complete with
   *     another number of epochs than planned, or the recipe holds something else than plain values
   * @throws java.time.format.DateTimeParseException if a time is not ISO 8601 in UTC
   */
  public RunManifest {
    Objects.requireNonNull(experiment, "experiment");
    Objects.requireNonNull(title, "title");
    Objects.requireNonNull(dataset, "dataset");
    Objects.requireNonNull(net, "net");
    Objects.requireNonNull(recipe, "recipe");
    Objects.requireNonNull(software, "software");
    Objects.requireNonNull(machine, "machine");
    requireAtLeast("epochsPlanned", epochsPlanned, 1);
    requireAtLeast("epochsDone", epochsDone, 0);
    requireAtLeast("resumes", resumes, 0);
    if (complete && epochsDone != epochsPlanned) {
      throw new IllegalArgumentException(
          "epochsDone: expected " + epochsPlanned + " in a complete run, found " + epochsDone);
    }
    Instant.parse(Objects.requireNonNull(started, "started"));
    if (finished != null) {
      Instant.parse(finished);
    }
    recipe = frozenMap(recipe);
  }

  /**
   * The data of a run.
   *
   * @param name {@code mnist}, {@code synthetic}, or the name of a dataset of one's own
   * @param trainImages number of training images
   * @param testImages number of test images
   * @param sha256 SHA-256 in hexadecimal of each decompressed file, by file name
   */
  public record DatasetInfo(
      String name, int trainImages, int testImages, Map<String, String> sha256) {

    /** Checks the values and copies the hashes. */
    public DatasetInfo {
      Objects.requireNonNull(name, "dataset name");
      requireAtLeast("trainImages", trainImages, 0);
      requireAtLeast("testImages", testImages, 0);
      sha256 = Collections.unmodifiableMap(new LinkedHashMap<>(sha256));
    }
  }

  /**
   * The net of a run.
   *
   * @param fingerprint hash of the layer list: equal for equal nets
   * @param parameters number of trainable parameters
   * @param layers the layers in order, one line each
   */
  public record NetInfo(String fingerprint, long parameters, List<String> layers) {

    /** Checks the values and copies the layers. */
    public NetInfo {
      Objects.requireNonNull(fingerprint, "net fingerprint");
      requireAtLeast("parameters", parameters, 0);
      layers = List.copyOf(layers);
    }
  }

  /**
   * Versions of the software of a run.
   *
   * @param codeVersion version of this project's code
   * @param tensorflow version of TensorFlow
   * @param java version of Java
   * @param os name and version of the operating system
   */
  public record SoftwareInfo(String codeVersion, String tensorflow, String java, String os) {

    /** Checks that nothing is null. */
    public SoftwareInfo {
      Objects.requireNonNull(codeVersion, "codeVersion");
      Objects.requireNonNull(tensorflow, "tensorflow");
      Objects.requireNonNull(java, "java");
      Objects.requireNonNull(os, "os");
    }
  }

  /**
   * The machine of a run.
   *
   * @param cpu name of the processor
   * @param cores number of its cores that the run could use
   * @param device what computed: {@code cpu}, or the name of the GPU
   * @param threads threads that TensorFlow was given
   */
  public record MachineInfo(String cpu, int cores, String device, int threads) {

    /** Checks the values. */
    public MachineInfo {
      Objects.requireNonNull(cpu, "cpu");
      Objects.requireNonNull(device, "device");
      requireAtLeast("cores", cores, 1);
      requireAtLeast("threads", threads, 1);
    }
  }

  /**
   * Speed and memory of a run.
   *
   * @param secondsPerEpoch median training time of an epoch in seconds, without its test
   * @param trainImagesPerSecond images trained per second
   * @param inferenceImagesPerSecond test images classified per second
   * @param peakMemoryBytes the most memory the process held, in bytes; null when unknown
   */
  public record PerformanceInfo(
      double secondsPerEpoch,
      double trainImagesPerSecond,
      double inferenceImagesPerSecond,
      Long peakMemoryBytes) {

    /** Checks the values: JSON has no way to write a number that is not finite. */
    public PerformanceInfo {
      requireMeasure("secondsPerEpoch", secondsPerEpoch);
      requireMeasure("trainImagesPerSecond", trainImagesPerSecond);
      requireMeasure("inferenceImagesPerSecond", inferenceImagesPerSecond);
    }
  }

  private static void requireAtLeast(String name, long value, long min) {
    if (value < min) {
      throw new IllegalArgumentException(name + ": expected " + min + " or more, found " + value);
    }
  }

  private static void requireMeasure(String name, double value) {
    if (!Double.isFinite(value) || value < 0) {
      throw new IllegalArgumentException(
          name + ": expected a finite number of 0 or more, found " + value);
    }
  }

  private static Map<String, Object> frozenMap(Map<?, ?> map) {
    Map<String, Object> copy = new LinkedHashMap<>();
    map.forEach((key, value) -> copy.put((String) key, frozen(value)));
    return Collections.unmodifiableMap(copy);
  }

  private static Object frozen(Object value) {
    if (value instanceof Map<?, ?> map) {
      return frozenMap(map);
    }
    if (value instanceof List<?> list) {
      List<Object> copy = new ArrayList<>();
      list.forEach(element -> copy.add(frozen(element)));
      return Collections.unmodifiableList(copy);
    }
    if (value == null
        || value instanceof String
        || value instanceof Number
        || value instanceof Boolean) {
      return value;
    }
    throw new IllegalArgumentException(
        "recipe: expected a text, number, boolean, list or map, found " + value.getClass());
  }
}
