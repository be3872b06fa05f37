package io.github.mnist8k.reports.runs;

import java.util.Objects;

/**
 * What a report says of an experiment before any run: its identity, its aim, its size and its
 * claim.
 *
 * @param id id of the experiment, {@code assignment/model}, such as {@code era2-s7/step3}
 * @param title title for people
 * @param target what the experiment was to reach, one or two sentences
 * @param parameters number of trainable parameters
 * @param epochs number of epochs of the recipe
 * @param claim what the source published
 * @param notes assumptions and remarks; empty when there are none
 * @param source web address of the source, beginning with {@code https://}
 */
public record ReportedExperiment(
    String id,
    String title,
    String target,
    int parameters,
    int epochs,
    Claim claim,
    String notes,
    String source) {

  /**
   * Checks the values.
   *
   * @throws IllegalArgumentException if the id has not the form {@code assignment/model} or the
   *     source is no web address
   */
  public ReportedExperiment {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(title, "title");
    Objects.requireNonNull(target, "target");
    Objects.requireNonNull(claim, "claim");
    Objects.requireNonNull(notes, "notes");
    Objects.requireNonNull(source, "source");
    if (!id.matches("[^/\\s]+/[^/\\s]+")) {
      throw new IllegalArgumentException("id: expected assignment/model, found \"" + id + "\"");
    }
    if (!source.startsWith("https://")) {
      throw new IllegalArgumentException(
          "source of " + id + ": expected an address with https://, found \"" + source + "\"");
    }
  }

  /**
   * The assignment this experiment belongs to.
   *
   * @return the part of the id before the slash
   */
  public String assignment() {
    return id.substring(0, id.indexOf('/'));
  }
}
