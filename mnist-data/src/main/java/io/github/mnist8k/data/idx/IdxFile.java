package io.github.mnist8k.data.idx;

import java.util.Objects;

/**
 * An IDX file that was read and found sound.
 *
 * @param name where it came from, for messages
 * @param values uint8 [N] labels or [N, 28, 28] pixels, row-major; not a copy
 * @param count N
 * @param sha256 lower-case hexadecimal, of the uncompressed file
 */
public record IdxFile(String name, byte[] values, int count, String sha256) {
  /** Refuses nulls. */
  public IdxFile {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(values, "values");
    Objects.requireNonNull(sha256, "sha256");
  }
}
