package io.github.mnist8k.reports.audit;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What single lines say, as notebooks with PyTorch, Keras and Lightning print them. */
final class LinePatterns {

  /** With a point or a comma before the decimals; nothing that goes on as another word. */
  private static final String NUMBER = "(\\d++(?:[.,]\\d++)?+(?!\\w))";

  private static final Pattern HEADING = Pattern.compile("\\s*#{1,6}\\s+(.*?)\\s*#*\\s*");
  private static final Pattern SECTION =
      Pattern.compile("(?i)\\b(step|model|experiment|iteration|attempt|run|part)[ _-]*\\d+");

  private static final Pattern EPOCH =
      Pattern.compile("(?i)\\bepoch\\b\\s*[:=#-]?\\s*\\[?(\\d{1,5})(?![\\d.,]*\\s*(?:epochs|%))");
  private static final Pattern EPOCH_BEGINS =
      Pattern.compile("(?i)\\s*epoch\\s*[:=]?\\s*\\d+(\\s*/\\s*\\d+)?\\s*:?\\s*");

  private static final Pattern TEST = Pattern.compile("(?i)\\b(test|val(idation)?)\\s+set\\s*:.*");
  private static final Pattern HITS =
      Pattern.compile("(?i)accuracy\\s*[:=]\\s*(\\d{1,9})\\s*/\\s*(\\d{1,9})\\b");
  private static final Pattern SHARE = Pattern.compile("\\(\\s*" + NUMBER + "\\s*%");
  private static final Pattern PLAIN_SHARE =
      Pattern.compile("(?i)accuracy\\s*[:=]\\s*" + NUMBER + "\\s*%");

  private static final String VALUE = "\\s*[:=]\\s*(" + NUMBER + "|\\S+)";
  private static final Pattern KEY =
      Pattern.compile("(?i)(?<![a-z])(?:val|test)_acc(?:uracy)?" + VALUE);
  private static final Pattern WORDS =
      Pattern.compile("(?i)\\b(?:val|test)(?:ing|idation)? acc(?:uracy)?" + VALUE);
  private static final Pattern TRAINING =
      Pattern.compile("(?i)(?<![a-z_])(?:train(?:ing)?[_ ])?acc(?:uracy)?\\s*[:=]\\s*" + NUMBER);

  private static final Pattern BAR = Pattern.compile("(\\d{1,3})%\\|");
  private static final Pattern KERAS_BAR = Pattern.compile("\\b\\d+/\\d+\\s*[\\[\u2501]");

  private static final Pattern STATED =
      Pattern.compile(
          "(?i)\\b(?:(best|highest|max(?:imum)?)\\s+)?(test|train|val)(?:ing|idation)?\\s+(?:set\\s+)?acc?\\w*"
              + "(?:\\s+under\\s+\\d+\\s+epochs)?[*_]*\\s*[:=]\\s*[*_]*\\s*"
              + NUMBER);

  private LinePatterns() {}

  /** What a line tells; empty for what does not matter. */
  static List<LogEvent> events(Line line) {
    String text = line.text();
    if (text.isBlank()) {
      return List.of(new LogEvent.Blank());
    }
    Matcher heading = HEADING.matcher(text);
    if (heading.matches()) {
      return heading(heading.group(1));
    }
    if (TEST.matcher(text).find()) {
      return List.of(test(text));
    }
    Integer epoch = epoch(text);
    Matcher validation = KEY.matcher(text);
    if (validation.find() || epoch != null && validation.usePattern(WORDS).reset().find()) {
      return List.of(validated(text, epoch, validation.group(1)));
    }
    Matcher stated = STATED.matcher(text);
    if (stated.find()) {
      return List.of(new LogEvent.Statement(stated(line.place(), stated)));
    }
    return training(text, epoch);
  }

  private static List<LogEvent> heading(String text) {
    String title = text.replaceAll("[*`]", "").strip();
    return SECTION.matcher(title).find() ? List.of(new LogEvent.Section(title)) : List.of();
  }

  private static LogEvent test(String text) {
    Matcher hits = HITS.matcher(text);
    if (hits.find()) {
      int correct = Integer.parseInt(hits.group(1));
      int total = Integer.parseInt(hits.group(2));
      Matcher share = SHARE.matcher(text);
      return total == 0 || correct > total
          ? new LogEvent.Unreadable()
          : new LogEvent.Test(correct, total, share.find() ? exact(share.group(1)) : null);
    }
    Matcher share = PLAIN_SHARE.matcher(text);
    return share.find()
        ? new LogEvent.Test(null, null, exact(share.group(1)))
        : new LogEvent.Unreadable();
  }

  private static LogEvent validated(String text, Integer epoch, String value) {
    if (!full(text)) { // it tells what was known after the epoch before
      return new LogEvent.Accuracies(epoch, null, null);
    }
    if (!value.matches(NUMBER)) {
      return new LogEvent.Unreadable();
    }
    return new LogEvent.Accuracies(epoch, trained(text), number(value));
  }

  private static List<LogEvent> training(String text, Integer epoch) {
    List<LogEvent> events = new ArrayList<>();
    if (epoch != null) {
      events.add(new LogEvent.EpochNumber(epoch, EPOCH_BEGINS.matcher(text).matches()));
    }
    if (BAR.matcher(text).find() || KERAS_BAR.matcher(text).find() || epoch != null) {
      Double train = trained(text);
      if (train != null) {
        events.add(new LogEvent.Accuracies(epoch, train, null));
      }
    }
    return events;
  }

  private static Double trained(String text) {
    Matcher training = TRAINING.matcher(text);
    return training.find() ? Double.valueOf(number(training.group(1))) : null;
  }

  /** Whether there is no bar that is still growing. */
  private static boolean full(String text) {
    Matcher bar = BAR.matcher(text);
    return !bar.find() || bar.group(1).equals("100");
  }

  private static Integer epoch(String text) {
    Matcher epoch = EPOCH.matcher(text);
    return epoch.find() ? Integer.valueOf(epoch.group(1)) : null;
  }

  private static StatedFigure stated(String place, Matcher found) {
    return new StatedFigure(
        place,
        found.group(1) != null,
        !found.group(2).equalsIgnoreCase("train"),
        exact(found.group(3)));
  }

  private static BigDecimal exact(String text) {
    return new BigDecimal(text.replace(',', '.'));
  }

  private static double number(String text) {
    return Double.parseDouble(text.replace(',', '.'));
  }
}
