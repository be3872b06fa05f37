package io.github.mnist8k.reports.claims;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;

/**
 * Something that a source says of its experiment.
 *
 * @param id the experiment and a word, such as {@code era2-s7/step5#held}
 * @param document name of the document that says it
 * @param says what it says, in our words
 * @param experiment id of the experiment
 * @param rule what decides it
 */
public record SourceClaim(String id, String document, String says, String experiment, Rule rule) {

  private static final String RESOURCE = "/mnist8k/claims.json";

  /** Checks that all parts are there. */
  public SourceClaim {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(document, "document");
    Objects.requireNonNull(says, "says");
    Objects.requireNonNull(experiment, "experiment");
    Objects.requireNonNull(rule, "rule");
  }

  /** All claims, in the order of their documents; they are part of this library. */
  public static List<SourceClaim> all() {
    try (InputStream json = SourceClaim.class.getResourceAsStream(RESOURCE)) {
      return JsonMapper.builder().build().readValue(json, new TypeReference<>() {});
    } catch (IOException e) {
      throw new UncheckedIOException("resource " + RESOURCE + ": " + e.getMessage(), e);
    }
  }

  /** The assignment of its experiment. */
  public String assignment() {
    return experiment.substring(0, experiment.indexOf('/'));
  }
}
