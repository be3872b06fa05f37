package io.github.mnist8k.reproduce.command;

import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.mnist8k.reports.claims.Finding;
import io.github.mnist8k.reports.claims.Judge;
import io.github.mnist8k.reports.claims.SourceClaim;
import io.github.mnist8k.reports.claims.Verdict;
import io.github.mnist8k.reports.claims.VerdictText;
import io.github.mnist8k.reports.runs.Evidence;
import io.github.mnist8k.reports.runs.ResultsFolder;
import io.github.mnist8k.reports.runs.SortedRuns;
import io.github.mnist8k.reproduce.experiments.Experiments;
import io.github.mnist8k.reproduce.options.UserException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code claims}: a verdict on everything that the sources claim. */
@Command(
    name = "claims",
    description = "Says of each claim of the sources whether our runs agree, with the numbers.",
    mixinStandardHelpOptions = true)
final class ClaimsCommand implements Callable<Integer> {

  @Option(
      names = "--results",
      defaultValue = "reproduce/results",
      paramLabel = "DIR",
      description = "Folder of the runs that count. Default: ${DEFAULT-VALUE}.")
  private Path results;

  @Option(names = "--json", description = "One JSON array for programs.")
  private boolean json;

  @Override
  public Integer call() throws IOException {
    if (!Files.isDirectory(results)) {
      throw new UserException(
          results + ": there is no such folder of results; name the right one with --results");
    }
    SortedRuns runs = SortedRuns.of(Experiments.reported(), ResultsFolder.read(results));
    Stream.concat(runs.faults().stream(), runs.warnings().stream())
        .forEach(warning -> System.err.println("warning: " + warning));
    List<Verdict> verdicts = new Judge(Evidence.of(runs)).on(SourceClaim.all());
    if (json) {
      JsonMapper mapper = JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
      System.out.println(
          mapper.writeValueAsString(verdicts.stream().map(ClaimsCommand::object).toList()));
    } else {
      verdicts.forEach(verdict -> System.out.println(VerdictText.of(verdict)));
    }
    return 0;
  }

  private static Map<String, Object> object(Verdict verdict) {
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("id", verdict.claim().id());
    object.put("experiment", verdict.claim().experiment());
    object.put("document", verdict.claim().document());
    object.put("says", verdict.claim().says());
    object.put("verdict", verdict.outcome());
    object.put("n", verdict.seeds());
    object.put("engine", verdict.engine());
    List<Map<String, Object>> numbers = new ArrayList<>();
    for (Finding finding : verdict.findings()) {
      Map<String, Object> number = new LinkedHashMap<>();
      number.put("what", finding.what());
      number.put("value", finding.value());
      finding
          .interval()
          .ifPresent(
              interval -> {
                number.put("low", interval.low());
                number.put("high", interval.high());
              });
      number.put("unit", finding.unit());
      numbers.add(number);
    }
    object.put("numbers", numbers);
    return object;
  }
}
