package io.github.mnist8k.reproduce.spark.cluster;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What Spark says of a failure, in one line and without the stack traces that it puts into it. */
final class SparkText {

  private static final Pattern LAST_TRY =
      Pattern.compile(
          "Task \\d+ in stage [\\d.]+ failed (\\d+) times, most recent failure: Lost task [^(]*"
              + "\\((?:TID )?[^)]*\\) ?\\(([^)]*)\\): (.*)");

  private static final Pattern ABORTED = Pattern.compile("^Job aborted due to stage failure: ");

  /** A failure's message. */
  static String of(Throwable failure) {
    String message = failure.getMessage() == null ? failure.toString() : failure.getMessage();
    String line = message.lines().findFirst().orElse("").strip();
    String words = ABORTED.matcher(line).replaceFirst("");
    Matcher last = LAST_TRY.matcher(words);
    if (!last.matches()) {
      return words;
    }
    return "tried %s times, the last on %s: %s"
        .formatted(last.group(1), last.group(2), last.group(3).replaceFirst("^[\\w.$]+: ", ""));
  }

  /** Whether a failure of a run says that Spark goes on with none. */
  static boolean isOfAllRuns(Throwable failure) {
    String text = of(failure);
    return text.contains("SparkContext") || text.startsWith("Master removed our application");
  }

  private SparkText() {}
}
