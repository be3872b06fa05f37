package io.github.mnist8k.reproduce.command;

import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.mnist8k.reports.claims.Finding;
import io.github.mnist8k.reports.claims.Judge;
import io.github.mnist8k.reports.claims.SourceClaim;
import io.github.mnist8k.reports.claims.Verdict;
import io.github.mnist8k.reports.claims.VerdictText;
import io.github.mnist8k.reports.runs.Evidence;
import io.github.mnist8k.reproduce.options.ResultsOption;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code claims}: a verdict on everything that the sources claim. */
@Command(
    name = "claims",
    description = "Says of each claim of the sources whether our runs agree, with the numbers.",
    mixinStandardHelpOptions = true)
final class ClaimsCommand implements Callable<Integer> {

  @Mixin private ResultsOption results;

  @Option(names = "--json", description = "One JSON array for programs.")
  private boolean json;

  @Override
  public Integer call() throws IOException {
    List<Verdict> verdicts = new Judge(Evidence.of(results.sound())).on(SourceClaim.all());
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
