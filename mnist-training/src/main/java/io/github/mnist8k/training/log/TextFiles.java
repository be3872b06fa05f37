package io.github.mnist8k.training.log;

import io.github.mnist8k.data.files.AtomicFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** Writes small text files so that a reader finds the old content or the new, never a part. */
public final class TextFiles {

  /**
   * Writes or replaces a file in one step.
   *
   * @param target the file to write, in an existing folder
   * @param content the whole content, written as UTF-8
   * @throws IOException if the folder is missing or the file cannot be written; the target is then
   *     as it was
   */
  public static void write(Path target, String content) throws IOException {
    AtomicFiles.write(target, out -> out.write(content.getBytes(StandardCharsets.UTF_8)));
  }

  private TextFiles() {}
}
