package io.github.mnist8k.reproduce.text;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** How a stopped command goes on. */
public final class ResumeText {

  private static final String BEGIN = "stopped; go on after the last finished epoch with";
  private static final String RESUME = "--resume";
  private static final Pattern PLAIN = Pattern.compile("[\\w./:,=+@%-]+");

  /**
   * The command that goes on, for a shell to copy.
   *
   * @param words the words of the stopped command; the command's name alone where its options were
   *     system properties
   */
  public static String of(List<String> words) {
    if (words.size() < 2) {
      return BEGIN + " the same command and -Dresume (in place of -Doverwrite)";
    }
    Stream<String> kept =
        words.stream().filter(word -> !word.startsWith("--overwrite") && !word.startsWith(RESUME));
    return Stream.concat(kept, Stream.of(RESUME))
        .map(ResumeText::quoted)
        .collect(Collectors.joining(" ", BEGIN + ": ", ""));
  }

  private static String quoted(String word) {
    return PLAIN.matcher(word).matches() ? word : "'" + word.replace("'", "'\\''") + "'";
  }

  private ResumeText() {}
}
