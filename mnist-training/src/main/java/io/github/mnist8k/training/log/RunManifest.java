package io.github.mnist8k.training.log;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;

/**
 * What made a run and how far it got: the content of {@code run.json}. See {@link RunManifestJson}
 * for the file. Where nothing else is said, no component is null.
 *
 * @param declaration the experiment as JSON, in the form that {@code --file} takes: what a manifest
 *     says can be run again; in the file it is called {@code experiment}
 * @param engine what computed
 * @param seed seed of the run
 * @param dataset the data it was trained and tested on
 * @param net the net it trained
 * @param epochsPlanned number of epochs of the recipe, at least 1
 * @param epochsDone number of epochs done so far, at least 0
 * @param complete whether the run has come to its end: all of the recipe's epochs were done and the
 *     final weights written
 * @param software versions of what ran
 * @param machine where it ran
 * @param performance speed and memory; null before the first epoch has ended
 * @param started start of the run, ISO 8601 in UTC
 * @param finished end of the run, ISO 8601 in UTC; null while it is running
 * @param resumes how often the run was resumed, at least 0
 */
public record RunManifest(
    @JsonProperty("experiment") JsonNode declaration,
    EngineInfo engine,
    long seed,
    DatasetInfo dataset,
    NetInfo net,
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
   * Checks the values and copies the declaration.
   *
   * @throws IllegalArgumentException if a number is out of range, a run claims to be complete with
   *     another number of epochs than planned or without an end, or the declaration lacks its id,
   *     title, layers or recipe
   * @throws java.time.format.DateTimeParseException if a time is not ISO 8601 in UTC
   */
  public RunManifest {
    Objects.requireNonNull(declaration, "experiment");
    Objects.requireNonNull(engine, "engine");
    Objects.requireNonNull(dataset, "dataset");
    Objects.requireNonNull(net, "net");
    Objects.requireNonNull(software, "software");
    Objects.requireNonNull(machine, "machine");
    requireAtLeast("epochsPlanned", epochsPlanned, 1);
    requireAtLeast("epochsDone", epochsDone, 0);
    requireAtLeast("resumes", resumes, 0);
    if (complete && epochsDone != epochsPlanned) {
      throw new IllegalArgumentException(
          "epochsDone: expected " + epochsPlanned + " in a complete run, found " + epochsDone);
    }
    if (complete && finished == null) {
      throw new IllegalArgumentException("finished: expected a time in a complete run, found none");
    }
    Instant.parse(Objects.requireNonNull(started, "started"));
    if (finished != null) {
      Instant.parse(finished);
    }
    requireDeclared(declaration, "id", JsonNode::isTextual);
    requireDeclared(declaration, "title", JsonNode::isTextual);
    requireDeclared(declaration, "layers", JsonNode::isArray);
    requireDeclared(declaration, "recipe", JsonNode::isObject);
    declaration = declaration.deepCopy();
  }

  private static void requireDeclared(JsonNode declaration, String name, Predicate<JsonNode> kind) {
    if (!kind.test(declaration.path(name))) {
      throw new IllegalArgumentException(
          "experiment: expected its " + name + ", found " + declaration.path(name));
    }
  }

  /** A copy of the declaration, since JSON trees can be changed. */
  @Override
  public JsonNode declaration() {
    return declaration.deepCopy();
  }

  /** Id of the experiment, such as {@code era2-s7/step3}. */
  public String experiment() {
    return declaration.get("id").textValue();
  }

  /** Title of the experiment for people. */
  public String title() {
    return declaration.get("title").textValue();
  }

  /** The recipe: equal for runs that were trained in the same way. */
  public JsonNode recipe() {
    return declaration.get("recipe").deepCopy();
  }

  /**
   * The engine of a run.
   *
   * @param name by which users choose it, such as {@code tensorflow}
   * @param version version of what computed: TensorFlow's, or of the order of the operations
   */
  public record EngineInfo(String name, String version) {

    /** Checks that nothing is null. */
    public EngineInfo {
      Objects.requireNonNull(name, "engine name");
      Objects.requireNonNull(version, "engine version");
    }
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
      sha256 =
          Collections.unmodifiableMap(
              new LinkedHashMap<>(Objects.requireNonNull(sha256, "sha256")));
    }
  }

  /**
   * The net of a run.
   *
   * @param fingerprint hash of the layer list: equal for equal nets
   * @param parameters number of trainable parameters
   */
  public record NetInfo(String fingerprint, long parameters) {

    /** Checks the values. */
    public NetInfo {
      Objects.requireNonNull(fingerprint, "net fingerprint");
      requireAtLeast("parameters", parameters, 0);
    }
  }

  /**
   * Versions of the software of a run.
   *
   * @param codeVersion version of this project's code
   * @param java version of Java
   * @param os name and version of the operating system
   */
  public record SoftwareInfo(String codeVersion, String java, String os) {

    /** Checks that nothing is null. */
    public SoftwareInfo {
      Objects.requireNonNull(codeVersion, "codeVersion");
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
   * @param threads threads that the engine was given
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
}
