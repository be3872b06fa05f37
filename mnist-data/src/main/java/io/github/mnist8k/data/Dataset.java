package io.github.mnist8k.data;

import io.github.mnist8k.data.files.OneLine;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * A training and a test set together with where they come from, immutable.
 *
 * @param name {@code mnist} for the canonical files only, {@code synthetic}, or the last name of
 *     the folder that was given; runs and tables carry it
 * @param origin where the bytes were found, for people to read
 * @param train images to train on
 * @param test images to test on
 * @param sha256 per standard file stem ({@code train-images-idx3-ubyte}, ...) the SHA-256, in
 *     lower-case hexadecimal, of the uncompressed IDX file; keeps its order
 */
public record Dataset(
    String name, String origin, ImageSet train, ImageSet test, Map<String, String> sha256) {
  /**
   * Copies the map.
   *
   * @throws IllegalArgumentException if the name is blank, or no single line
   */
  public Dataset {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(origin, "origin");
    Objects.requireNonNull(train, "train");
    Objects.requireNonNull(test, "test");
    Objects.requireNonNull(sha256, "sha256");
    if (name.isBlank() || !OneLine.of(name).equals(name)) {
      throw new IllegalArgumentException(
          "name: expected one line without control characters, found " + OneLine.of(name));
    }
    sha256 = Collections.unmodifiableMap(new LinkedHashMap<>(sha256));
  }
}
