package io.github.mnist8k.reports;

import io.github.mnist8k.data.files.AtomicFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The README of a folder of runs, or of one run. One that somebody else wrote is never replaced.
 */
public final class ReportFile {

  /** First line of a file that is ours. */
  static final String MARK = "<!-- written by mnist8k; changes will be lost -->";

  private static final List<String> NAMES = List.of("README.md", "mnist8k-report.md");

  /** How a report began before it was marked. */
  private static final Pattern UNMARKED =
      Pattern.compile(
          "# Runs\n\n(There are no runs yet\\.\n|## \\S+\n\n(\\| Model \\| Who \\||### Not results\n))");

  private ReportFile() {}

  /**
   * Writes the report under the first name that is free or ours.
   *
   * @param folder an existing folder
   * @param markdown its text, to which a first line is added that marks the file as ours
   * @return the file; empty if there is no such name
   * @throws IOException if a file cannot be read or written
   */
  public static Optional<Path> write(Path folder, String markdown) throws IOException {
    for (String name : NAMES) {
      Path file = folder.resolve(name);
      if (Files.notExists(file, LinkOption.NOFOLLOW_LINKS) || isOurs(file)) {
        AtomicFiles.writeText(file, MARK + "\n\n" + markdown);
        return Optional.of(file);
      }
    }
    return Optional.empty();
  }

  /**
   * What to say if the report was not written where it is looked for first.
   *
   * @param folder the folder
   * @param written what {@link #write} gave
   */
  public static Optional<String> leftAlone(Path folder, Optional<Path> written) {
    Path first = folder.resolve(NAMES.get(0));
    if (written.equals(Optional.of(first))) {
      return Optional.empty();
    }
    return Optional.of(
        first
            + ": not written by this program and left as it is; the report is "
            + written.map(file -> "in " + file).orElse("not written to a file"));
  }

  private static boolean isOurs(Path file) throws IOException {
    if (!Files.isRegularFile(file)) {
      return false;
    }
    // Not Files.readString: a file of other bytes than UTF-8 is somebody else's, and no error.
    String text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
    String unix = text.replace("\r\n", "\n");
    return unix.startsWith(MARK) || UNMARKED.matcher(unix).lookingAt();
  }
}
