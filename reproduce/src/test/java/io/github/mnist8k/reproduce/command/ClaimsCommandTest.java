package io.github.mnist8k.reproduce.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.mnist8k.reports.claims.SourceClaim;
import io.github.mnist8k.reproduce.Invocation;
import io.github.mnist8k.reproduce.experiments.Experiments;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** The verdicts on the claims, from the committed logs. */
class ClaimsCommandTest {

  @Test
  void programsGetAnEntryWithNumbersForEachClaim() throws IOException {
    String json = Invocation.of("claims", "--results", "results", "--json").silentSuccess();
    JsonNode entries = new ObjectMapper().readTree(json);
    assertEquals(SourceClaim.all().size(), entries.size());
    for (JsonNode entry : entries) {
      assertTrue(entry.get("n").isInt(), entry.toString());
      assertTrue(entry.get("numbers").size() > 0, entry.toString());
      assertTrue(
          Set.of("holds", "does not hold", "open").contains(entry.get("verdict").textValue()),
          entry.toString());
    }
    assertEquals(
        SourceClaim.all().stream().map(SourceClaim::id).toList(),
        StreamSupport.stream(entries.spliterator(), false)
            .map(entry -> entry.get("id").textValue())
            .toList());
  }

  @Test
  void peopleGetALineForEachClaim() {
    List<String> lines =
        Invocation.of("claims", "--results", "results").silentSuccess().lines().toList();
    assertEquals(SourceClaim.all().size(), lines.size());
    assertTrue(lines.get(0).startsWith("tsai-a6/model1#last-test: ends at 98.89 %"), lines.get(0));
  }

  @Test
  void aFolderThatIsNotThereIsSaid() {
    Invocation.of("claims", "--results", "nowhere")
        .assertRefused("nowhere: there is no such folder of results");
  }

  @Test
  void everyExperimentOfAClaimIsDeclared() {
    Set<String> declared =
        Experiments.declared().stream().map(e -> e.id()).collect(Collectors.toSet());
    SourceClaim.all().forEach(claim -> assertTrue(declared.contains(claim.experiment())));
    String rules = SourceClaim.all().stream().map(c -> c.rule().toString()).toList().toString();
    Experiments.ofAssignment("ablation")
        .forEach(ablation -> assertTrue(rules.contains(ablation.id()), ablation.id()));
  }
}
