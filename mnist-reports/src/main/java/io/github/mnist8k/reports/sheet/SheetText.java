package io.github.mnist8k.reports.sheet;

import io.github.mnist8k.reports.Analysis;
import io.github.mnist8k.reports.Footnotes;
import io.github.mnist8k.reports.runs.AccuracyCurve;
import io.github.mnist8k.reports.runs.EpochAccuracy;
import io.github.mnist8k.reports.runs.Rules;
import io.github.mnist8k.reports.runs.RunLog;
import io.github.mnist8k.reports.text.Markdown;
import io.github.mnist8k.training.log.Spread;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The words and tables of a sheet. */
final class SheetText {

  private static final int DECIMALS = 2;

  private static final List<String> RESULT =
      List.of(
          "Seed",
          "Best test %",
          "in epoch",
          "Last test %",
          "Last five, mean %",
          "Best train %",
          "Gap, points",
          "Epochs ≥ " + Markdown.number(Rules.TARGET_ACCURACY, DECIMALS) + " %");

  private final RunSheet sheet;
  private final List<NamedPicture> pictures;

  private SheetText(RunSheet sheet, List<NamedPicture> pictures) {
    this.sheet = sheet;
    this.pictures = pictures;
  }

  /**
   * The sheet as Markdown.
   *
   * @param pictures those that lie beside it
   */
  static String of(RunSheet sheet, List<NamedPicture> pictures) {
    return new SheetText(sheet, pictures).text();
  }

  private String text() {
    RunLog any = sheet.any();
    StringBuilder text = new StringBuilder("# ").append(any.title()).append("\n\n");
    text.append(heading());
    section(text, "Target", target());
    section(text, "Result", result() + shown("curves.png"));
    section(text, "Analysis", analysis());
    section(text, "Net", net() + shown("parameters.png") + shown("filters.png"));
    section(text, "Recipe", bullets(sheet.recipe()) + shown("schedule.png"));
    sheet
        .answers()
        .ifPresent(
            answers ->
                section(
                    text,
                    "Wrong answers",
                    wrong(answers) + shown("confusion.png") + shown("wrong.png")));
    section(text, "Machine and data", Footnotes.provenance(sheet.runs()) + cost());
    section(text, "Repeat it", "```\n" + sheet.repeat() + "\n```\n");
    return text.toString();
  }

  private static void section(StringBuilder text, String title, String body) {
    text.append("\n## ").append(title).append("\n\n").append(body);
  }

  private String heading() {
    RunLog any = sheet.any();
    String seeds =
        sheet.runs().size() == 1
            ? "seed " + any.seed()
            : sheet.runs().size()
                + " seeds ("
                + sheet.runs().stream()
                    .map(run -> Long.toString(run.seed()))
                    .collect(Collectors.joining(", "))
                + ")";
    String facts =
        "`%s`, %s, engine %s, %s parameters.\n"
            .formatted(any.experiment(), seeds, any.engine(), Markdown.count(any.parameters()));
    Optional<String> reason = any.whyNotAResult();
    return reason.map(why -> facts + "\n**" + why + ".**\n").orElse(facts);
  }

  private String target() {
    String exercise =
        "The exercise: %s %% or more in each of the last %d epochs, fewer than %s parameters, at most %d epochs.\n"
            .formatted(
                Markdown.number(Rules.TARGET_ACCURACY, DECIMALS),
                Rules.HELD_EPOCHS,
                Markdown.count(Rules.PARAMETER_LIMIT),
                Rules.EPOCH_LIMIT);
    return sheet.target().isBlank() ? exercise : sheet.target().strip() + "\n\n" + exercise;
  }

  private String result() {
    List<List<String>> rows = new ArrayList<>();
    for (RunLog run : sheet.runs()) {
      AccuracyCurve curve = run.curve();
      rows.add(
          List.of(
              Long.toString(run.seed()),
              number(curve.bestTest()),
              Integer.toString(bestEpoch(curve)),
              number(curve.lastTest()),
              lastFive(curve).map(SheetText::number).orElse("–"),
              number(curve.bestTrain().orElseThrow()),
              number(curve.gap().orElseThrow()),
              curve.epochsAtTarget() + " of " + curve.epochs().size()));
    }
    if (rows.size() > 1) {
      rows.add(means());
    }
    return Markdown.table(RESULT, 1, rows) + "\nEpochs are counted from 0.\n";
  }

  private List<String> means() {
    List<AccuracyCurve> curves = RunLog.curves(sheet.runs());
    return List.of(
        "mean ± sd",
        mean(curves.stream().map(AccuracyCurve::bestTest).toList()),
        "",
        mean(curves.stream().map(AccuracyCurve::lastTest).toList()),
        curves.stream().allMatch(curve -> lastFive(curve).isPresent())
            ? mean(curves.stream().map(curve -> lastFive(curve).orElseThrow()).toList())
            : "–",
        mean(curves.stream().map(curve -> curve.bestTrain().orElseThrow()).toList()),
        mean(curves.stream().map(curve -> curve.gap().orElseThrow()).toList()),
        "");
  }

  private static int bestEpoch(AccuracyCurve curve) {
    List<Double> tests = curve.epochs().stream().map(EpochAccuracy::test).toList();
    return tests.indexOf(curve.bestTest());
  }

  private static Optional<Double> lastFive(AccuracyCurve curve) {
    List<EpochAccuracy> last = curve.last(Rules.HELD_EPOCHS);
    return last.size() < Rules.HELD_EPOCHS
        ? Optional.empty()
        : Optional.of(last.stream().mapToDouble(EpochAccuracy::test).average().orElseThrow());
  }

  private String analysis() {
    RunLog any = sheet.any();
    int planned = any.epochsPlanned();
    List<String> sentences =
        new ArrayList<>(Analysis.of(any.parameters(), planned, RunLog.curves(sheet.runs())));
    if (any.epochs().size() < planned) {
      sentences.add(
          0,
          "Cut short after %d of %d epochs: what follows is said of the beginning alone."
              .formatted(any.epochs().size(), planned));
    }
    return bullets(sentences);
  }

  private String net() {
    return Markdown.table(
            sheet.layers().get(0), 2, sheet.layers().subList(1, sheet.layers().size()))
        + "\n"
        + String.join(" ", sheet.totals())
        + "\n";
  }

  private static String wrong(TestAnswers answers) {
    String each =
        answers.seeds() == 1
            ? answers.errors() + " test images are answered wrongly"
            : "%s test images are answered wrongly, all %d seeds together"
                .formatted(Markdown.count(answers.errors()), answers.seeds());
    return each + ", by the weights after the last epoch.\n";
  }

  private String cost() {
    double seconds =
        sheet.runs().stream()
            .flatMap(run -> run.epochs().stream())
            .mapToDouble(epoch -> epoch.trainSeconds() + epoch.testSeconds())
            .sum();
    return "\nTraining and tests took %s seconds%s.\n"
        .formatted(
            Markdown.number(seconds, 0), sheet.runs().size() == 1 ? "" : ", all seeds together");
  }

  /** A picture, if it was drawn. */
  private String shown(String file) {
    return pictures.stream()
        .filter(picture -> picture.file().equals(file))
        .map(picture -> "\n" + picture.html() + "\n")
        .findFirst()
        .orElse("");
  }

  private static String bullets(List<String> lines) {
    return lines.stream().map(line -> "- " + line + "\n").collect(Collectors.joining());
  }

  private static String mean(List<Double> values) {
    return Markdown.number(Spread.of(values), DECIMALS);
  }

  private static String number(double value) {
    return Markdown.number(value, DECIMALS);
  }
}
