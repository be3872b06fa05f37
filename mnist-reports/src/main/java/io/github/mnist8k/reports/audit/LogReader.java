package io.github.mnist8k.reports.audit;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Reads the logs of a text: what a notebook printed, a page or README that shows it, a notebook
 * itself, or a table of comma-separated values. A text has several logs where its headings say so
 * ({@code Model 2}) or where the epochs begin again.
 */
public final class LogReader {

  private final String file;
  private final List<TrainingLog> logs = new ArrayList<>();

  private String section = "";
  private List<StatedFigure> stated = new ArrayList<>();
  private List<LogBuilder> ofSection = new ArrayList<>();

  private LogBuilder log = new LogBuilder();
  private Integer epoch;
  private Double train;
  private String open; // where an epoch has begun that has no test accuracy; null for none
  private boolean together; // no empty line since
  private boolean provisional; // the last epoch's figures may come once more, newer

  private LogReader(String file) {
    this.file = file;
  }

  /**
   * Reads logs.
   *
   * @param name name of the file, for messages
   * @param text all of it
   * @return the logs in their order; empty if there are none
   * @throws IllegalArgumentException with the line, if it is a table or a notebook that cannot be
   *     read
   */
  public static List<TrainingLog> read(String name, String text) {
    Objects.requireNonNull(name, "name");
    List<Line> lines = LogLines.of(Objects.requireNonNull(text, "text"));
    if (CsvLog.isTable(lines)) {
      return List.of(CsvLog.read(name, lines));
    }
    var reader = new LogReader(name);
    for (Line line : lines) {
      LinePatterns.events(line).forEach(event -> reader.take(line, event));
    }
    reader.endSection();
    return reader.logs;
  }

  private void take(Line line, LogEvent event) {
    if (event instanceof LogEvent.Blank) {
      together = false;
    } else if (event instanceof LogEvent.Section title) {
      endSection();
      section = title.title();
    } else if (event instanceof LogEvent.EpochNumber begun) {
      begin(line, begun);
    } else if (event instanceof LogEvent.Accuracies figures) {
      accuracies(line, figures);
    } else if (event instanceof LogEvent.Test test) {
      test(line, test);
    } else if (event instanceof LogEvent.Statement statement) {
      statement(line, statement.figure());
    } else {
      log.remark(line.place(), "a test accuracy that cannot be read: " + shortened(line.text()));
      open = null;
    }
  }

  private void begin(Line line, LogEvent.EpochNumber begun) {
    if (begun.begins() || !Objects.equals(epoch, begun.number())) {
      provisional = false;
      train = null;
      open = line.place();
      together = true;
    }
    epoch = begun.number();
  }

  private void accuracies(Line line, LogEvent.Accuracies figures) {
    if (figures.epoch() != null && !figures.epoch().equals(epoch)) {
      begin(line, new LogEvent.EpochNumber(figures.epoch(), false));
    }
    if (figures.train() != null) {
      train = figures.train();
    }
    if (figures.test() == null) {
      return;
    }
    var newer = new LoggedEpoch(line.place(), epoch, train, figures.test());
    if (provisional) {
      log.replaceLast(newer);
    } else {
      add(newer);
      provisional = epoch != null;
    }
  }

  /** Where there is a count, it is what counts: percentages are often rounded. */
  private void test(Line line, LogEvent.Test test) {
    double accuracy =
        test.total() == null ? test.percent().doubleValue() : 100.0 * test.correct() / test.total();
    if (test.percent() != null
        && !new StatedFigure(line.place(), false, true, test.percent()).matches(accuracy)) {
      log.contradiction(
          line.place(),
          "%d of %d are %s %%, not %s %%; the count is taken"
              .formatted(
                  test.correct(),
                  test.total(),
                  Percent.of(accuracy),
                  test.percent().toPlainString()));
    }
    add(new LoggedEpoch(line.place(), epoch, train, accuracy));
    provisional = false;
  }

  /** Right after an epoch's beginning a figure is the epoch's own. */
  private void statement(Line line, StatedFigure figure) {
    if (open == null || !together || figure.best()) {
      stated.add(figure);
    } else if (figure.test()) {
      add(new LoggedEpoch(line.place(), epoch, train, figure.value().doubleValue()));
    } else {
      train = figure.value().doubleValue();
    }
  }

  private void add(LoggedEpoch next) {
    if (!log.isEmpty() && restarts(log.last().number(), next.number())) {
      endLog();
    }
    log.add(next);
    train = null;
    open = null;
  }

  private static boolean restarts(Integer before, Integer next) {
    return before != null && next != null && next <= 1 && next < before;
  }

  private void endLog() {
    ofSection.add(log);
    log = new LogBuilder();
  }

  /** What a section states belongs to its log, if it has one alone. */
  private void endSection() {
    if (open != null && !log.isEmpty()) {
      log.remark(open, "epoch " + epoch + " has no test accuracy: the log is cut");
    }
    endLog();
    ofSection.removeIf(LogBuilder::isEmpty);
    if (ofSection.size() == 1) {
      ofSection.get(0).stated(stated);
    }
    for (int i = 0; i < ofSection.size(); i++) {
      String number = ofSection.size() > 1 ? ", log " + (i + 1) : "";
      String title = section.isEmpty() ? "" : ", " + section;
      logs.add(ofSection.get(i).build(file + title + number));
    }
    stated = new ArrayList<>();
    ofSection = new ArrayList<>();
    epoch = null;
    train = null;
    open = null;
    provisional = false;
  }

  private static String shortened(String text) {
    String plain = text.strip();
    return plain.length() <= 80 ? plain : plain.substring(0, 77) + "...";
  }
}
