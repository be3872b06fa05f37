package io.github.mnist8k.reproduce.command;

import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.mnist8k.reports.audit.Audit;
import io.github.mnist8k.reports.audit.AuditText;
import io.github.mnist8k.reports.audit.LogReader;
import io.github.mnist8k.reports.audit.Remark;
import io.github.mnist8k.reports.audit.TrainingLog;
import io.github.mnist8k.reports.runs.Rules;
import io.github.mnist8k.reports.runs.RunLog;
import io.github.mnist8k.reproduce.experiments.Experiments;
import io.github.mnist8k.reproduce.options.InputFiles;
import io.github.mnist8k.reproduce.options.ResultsOption;
import io.github.mnist8k.reproduce.options.UserException;
import io.github.mnist8k.reproduce.text.FailureText;
import io.github.mnist8k.reproduce.text.TextTable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code audit}: what holds of somebody's training logs. */
@Command(
    name = "audit",
    description = {
      "Reads training logs of others and says what holds: best, last, held, gap, contradictions.",
      "A log is the text that a notebook printed, a README or page that shows it, the notebook"
          + " itself, or a CSV file with epoch and accuracies."
    },
    mixinStandardHelpOptions = true)
final class AuditCommand implements Callable<Integer> {

  @Parameters(
      arity = "1..*",
      paramLabel = "LOG",
      description = "Files; - is the standard input, for a log that is pasted.")
  private List<Path> files;

  @Option(
      names = "--experiment",
      paramLabel = "ID",
      description = "Says too where best and last lie among our seeds of this experiment.")
  private String experiment;

  @Mixin private ResultsOption results;

  @Option(names = "--json", description = "One JSON array for programs.")
  private boolean json;

  @Override
  public Integer call() throws IOException {
    List<RunLog> ours = ours();
    List<TrainingLog> logs = new ArrayList<>();
    List<String> failures = new ArrayList<>();
    for (Path file : files) {
      try {
        List<TrainingLog> found = LogReader.read(name(file), text(file));
        if (found.isEmpty()) {
          failures.add(file + ": found no epoch with a test accuracy");
        }
        logs.addAll(found);
      } catch (IllegalArgumentException e) {
        failures.add(file + ": " + e.getMessage());
      } catch (IOException e) {
        failures.add(FailureText.of(e));
      }
    }
    List<Audit> audits =
        logs.stream()
            .filter(log -> log.refusal() == null)
            .map(log -> Audit.of(log, ours))
            .sorted(Comparator.comparingDouble(AuditCommand::rank).reversed())
            .toList();
    logs.stream()
        .filter(log -> log.refusal() != null)
        .forEach(log -> failures.add(log.name() + ": " + log.refusal()));
    if (!audits.isEmpty()) {
      System.out.print(json ? json(audits) : text(audits));
    }
    if (!failures.isEmpty()) {
      throw new UserException(String.join("; ", failures));
    }
    return 0;
  }

  private List<RunLog> ours() throws IOException {
    if (experiment == null) {
      return List.of();
    }
    String id = Experiments.byId(experiment).id();
    List<RunLog> ours =
        results.sound().experiments().stream()
            .filter(runs -> runs.experiment().id().equals(id))
            .flatMap(runs -> runs.leading().stream())
            .toList();
    if (ours.isEmpty()) {
      throw new UserException(
          results.folder() + ": there are no runs of " + id + " to compare with; train some first");
    }
    return ours;
  }

  private static String name(Path file) {
    return file.toString().equals("-") ? "standard input" : file.toString();
  }

  /** Bytes that are no UTF-8 are a notebook's bar in another encoding, and of no matter. */
  private static String text(Path file) throws IOException {
    byte[] bytes =
        file.toString().equals("-") ? System.in.readAllBytes() : InputFiles.content(file);
    return new String(bytes, StandardCharsets.UTF_8);
  }

  /** The best is first: by the mean of the last five epochs, which one lucky epoch hardly moves. */
  private static double rank(Audit audit) {
    return audit.lastFive().orElse(audit.curve().lastTest() - 100);
  }

  private static String text(List<Audit> audits) {
    StringBuilder text = new StringBuilder();
    if (audits.size() > 1) {
      text.append(table(audits)).append('\n');
    }
    for (Audit audit : audits) {
      AuditText.lines(audit).forEach(line -> text.append(line).append('\n'));
    }
    return text.toString();
  }

  private static String table(List<Audit> audits) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(
        List.of("log", "epochs", "best %", "last %", "last five %", "held", "gap", "contradicts"));
    for (Audit audit : audits) {
      rows.add(
          List.of(
              audit.log().name(),
              Integer.toString(audit.log().epochs().size()),
              number(OptionalDouble.of(audit.curve().bestTest())),
              number(OptionalDouble.of(audit.curve().lastTest())),
              number(audit.lastFive()),
              audit.held().map(held -> held ? "yes" : "no").orElse("-"),
              number(audit.curve().gap()),
              Integer.toString(audit.log().contradictions().size())));
    }
    return TextTable.of(1, rows);
  }

  private static String number(OptionalDouble number) {
    return number.isEmpty() ? "-" : String.format(Locale.ROOT, "%.2f", number.getAsDouble());
  }

  private static String json(List<Audit> audits) throws IOException {
    JsonMapper mapper = JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
    return mapper.writeValueAsString(audits.stream().map(AuditCommand::object).toList()) + "\n";
  }

  private static Map<String, Object> object(Audit audit) {
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("log", audit.log().name());
    object.put("epochs", audit.log().epochs().size());
    object.put("first_epoch", audit.firstEpoch());
    object.put("last_epoch", audit.lastEpoch());
    object.put("best", rounded(audit.curve().bestTest()));
    object.put("best_epoch", audit.bestEpoch());
    object.put("last", rounded(audit.curve().lastTest()));
    object.put("last_five", orNull(audit.lastFive()));
    object.put("held_epochs", audit.heldEpochs().orElse(null));
    object.put("held", audit.held().orElse(null));
    object.put("gap", orNull(audit.curve().gap()));
    OptionalDouble progress = Rules.progress(audit.curve());
    object.put("progress", orNull(progress));
    object.put(
        "still_improving",
        progress.isEmpty() ? null : (Boolean) Rules.stillImproving(progress.getAsDouble()));
    audit
        .placement()
        .ifPresent(
            placement -> {
              Map<String, Object> among = new LinkedHashMap<>();
              among.put("experiment", placement.experiment());
              among.put("engine", placement.engine());
              among.put("seeds", placement.seeds());
              among.put("best_as_high", placement.bestAsHigh());
              among.put("last_as_high", placement.lastAsHigh());
              object.put("among_ours", among);
            });
    object.put(
        "contradictions", audit.log().contradictions().stream().map(Remark::toString).toList());
    object.put("remarks", audit.log().remarks().stream().map(Remark::toString).toList());
    return object;
  }

  private static Double orNull(OptionalDouble number) {
    return number.isEmpty() ? null : (Double) rounded(number.getAsDouble());
  }

  private static double rounded(double number) {
    return Math.round(1000 * number) / 1000.0;
  }
}
