package io.github.mnist8k.reports.text;

import java.io.IOException;
import java.nio.file.Path;

/** A file that is generated, and whether it is up to date. */
public interface GeneratedFile {

  /** The file. */
  Path path();

  /** Whether it is missing or not up to date. */
  boolean stale();

  /**
   * Replaces it atomically.
   *
   * @throws IOException if it cannot be written; it is then as it was
   */
  void write() throws IOException;
}
