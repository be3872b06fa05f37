package io.github.mnist8k.reports.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.mnist8k.reports.Fixtures;
import io.github.mnist8k.reports.claims.Judge;
import io.github.mnist8k.reports.claims.SourceClaim;
import io.github.mnist8k.reports.runs.Claim;
import io.github.mnist8k.reports.runs.Evidence;
import io.github.mnist8k.reports.runs.ReportedExperiment;
import io.github.mnist8k.reports.runs.SortedRuns;
import io.github.mnist8k.reports.sheet.TestAnswers;
import io.github.mnist8k.reports.sheet.WrongDigit;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** The page of the fixtures' runs; how it behaves in a browser is tested with the program. */
class HtmlPageTest {

  private static final List<ReportedExperiment> EXPERIMENTS = Fixtures.EXPERIMENTS;
  private static final SortedRuns RUNS = Fixtures.sorted(EXPERIMENTS, Fixtures.runs());

  private static final String PAGE =
      HtmlPage.of(
          EXPERIMENTS.stream().map(HtmlPageTest::page).toList(),
          RUNS,
          new Judge(Evidence.of(RUNS)).on(SourceClaim.all()));

  private static PageExperiment page(ReportedExperiment experiment) {
    boolean trained = experiment.id().equals("s7/model3");
    return new PageExperiment(
        experiment,
        List.of(new PageLayer("Conv2d 1 to 8, 3x3", 8, 26, 26, 72, 48_672, 3)),
        List.of("Parameters: 72."),
        List.of("epochs: 6"),
        trained ? Optional.of(net()) : Optional.empty());
  }

  private static PageNet net() {
    int[][] confusion = new int[10][10];
    for (int label = 0; label < confusion.length; label++) {
      confusion[label][label] = 9;
    }
    confusion[4][9] = 2;
    byte[] image = new byte[784];
    image[0] = (byte) 255;
    List<WrongDigit> wrong = List.of(new WrongDigit(image, 4, 9, 0.75, 1));
    return new PageNet(new byte[] {1, 2, 3}, new TestAnswers(1, confusion, wrong));
  }

  private static JsonNode data() throws IOException {
    Matcher element =
        Pattern.compile("<script type=\"application/json\" id=\"data\">(.*?)</script>")
            .matcher(PAGE);
    assertTrue(element.find());
    return JsonMapper.builder().build().readTree(element.group(1));
  }

  private static JsonNode experiment(String id) throws IOException {
    return StreamSupport.stream(data().get("experiments").spliterator(), false)
        .filter(experiment -> experiment.get("id").asText().equals(id))
        .findFirst()
        .orElseThrow();
  }

  private static List<String> elements(String pattern) {
    return Pattern.compile(pattern, Pattern.DOTALL)
        .matcher(PAGE)
        .results()
        .map(found -> found.group(1))
        .toList();
  }

  @Test
  void dataSayWhatTheExerciseAsksForAndHowManyRunsThereAre() throws IOException {
    assertEquals(
        "{\"accuracy\":99.4,\"held\":5,\"parameters\":8000,\"epochs\":15}",
        data().get("goal").toString());
    assertEquals(3, data().get("runs").asInt());
    assertEquals(4, data().get("experiments").size());
  }

  @Test
  void runsOfSeveralSeedsAreAMeanWithABand() throws IOException {
    JsonNode ours = experiment("s7/model2").get("ours");
    assertEquals("tensorflow", ours.get("engine").asText());
    assertEquals(2, ours.get("seeds").asInt());
    JsonNode test = ours.get("test");
    assertEquals("[98.05,98.65,98.95,99.15,99.2,99.175]", test.get("mean").toString());
    assertEquals("[98.0,98.6,98.9,99.1,99.1,99.15]", test.get("low").toString());
    assertEquals("[98.1,98.7,99.0,99.2,99.3,99.2]", test.get("high").toString());
    assertFalse(experiment("s7/model2").get("analysis").isEmpty());
  }

  @Test
  void oneSeedHasNoBandAndNoRunIsNull() throws IOException {
    JsonNode one = experiment("s7/model3").get("ours");
    assertEquals(1, one.get("seeds").asInt());
    assertEquals(5, one.get("test").get("mean").size() - 1);
    assertTrue(one.get("test").get("low").isNull());
    JsonNode none = experiment("s7/model0");
    assertTrue(none.get("ours").isNull());
    assertEquals(99.46, none.get("published").get("best").asDouble());
  }

  @Test
  void claimsStandWithTheirExperimentAndVerdict() throws IOException {
    JsonNode claims = experiment("s7/model1").get("claims");
    assertEquals("best test accuracy is 99.38 %", claims.get(0).get("says").asText());
    assertEquals("open", claims.get(0).get("outcome").asText());
  }

  @Test
  void trainedNetIsThereWithItsErrors() throws IOException {
    JsonNode net = experiment("s7/model3").get("net");
    assertEquals("AQID", net.get("file").asText());
    assertEquals(92, net.get("images").asInt());
    assertEquals(2, net.get("errors").asInt());
    JsonNode answers = net.get("answers");
    assertEquals(2, answers.get("confusion").get(4).get(9).asInt());
    JsonNode wrong = answers.get("wrong").get(0);
    assertTrue(wrong.get("pixels").asText().startsWith("/wAA"));
    assertEquals(9, wrong.get("answer").asInt());
    assertTrue(experiment("s7/model2").get("net").isNull());
  }

  /** A browser runs only what the policy names by its hash. */
  @Test
  void policyNamesStyleAndScriptsAndNothingElse() throws NoSuchAlgorithmException {
    String policy = elements("Content-Security-Policy\" content=\"([^\"]*)\"").get(0);
    List<String> scripts = elements("<script(?: type=\"module\")?>(.*?)</script>");
    assertEquals(2, scripts.size());
    String expected =
        "default-src 'none'; base-uri 'none'; form-action 'none'; img-src data:; style-src "
            + hash(elements("<style>(.*?)</style>").get(0))
            + "; script-src "
            + hash(scripts.get(0))
            + " "
            + hash(scripts.get(1));
    assertEquals(expected, policy);
  }

  private static String hash(String text) throws NoSuchAlgorithmException {
    byte[] hash =
        MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    return "'sha256-" + Base64.getEncoder().encodeToString(hash) + "'";
  }

  /** Only links that a reader follows lead out of the page. */
  @Test
  void nothingIsAskedOfOtherComputers() {
    String own = PAGE.replaceAll("(?s)<script.*?</script>|<pre>.*?</pre>", "");
    List<String> addresses =
        Pattern.compile("\\S*https?://[^\"\\s]*")
            .matcher(own)
            .results()
            .map(found -> found.group())
            .toList();
    assertEquals(List.of("href=\"https://creativecommons.org/licenses/by-sa/3.0/"), addresses);
    assertEquals(List.of(), elements("\\ssrc=\"([^\"]*)\""));
  }

  @Test
  void licenceOfTheChartsIsKept() {
    assertTrue(elements("<pre>(.*?)</pre>").get(0).contains("Leon Sorokin"));
  }

  @Test
  void textsCannotEndTheirElement() throws IOException {
    ReportedExperiment experiment =
        Fixtures.experiment("s7/model3", "</script><b>", 1, new Claim(null, 99.0));
    SortedRuns runs = Fixtures.sorted(List.of(experiment), List.of());
    String page = HtmlPage.of(List.of(page(experiment)), runs, List.of());
    assertFalse(page.contains("</script><b>"));
    assertTrue(page.contains("\\u003c/script>\\u003cb>"));
  }

  @Test
  void experimentWithoutAPlaceAmongTheRunsIsNamed() {
    var e =
        assertThrows(
            NullPointerException.class,
            () ->
                HtmlPage.of(
                    List.of(page(EXPERIMENTS.get(0))),
                    Fixtures.sorted(List.of(), List.of()),
                    List.of()));
    assertEquals("s7/model0", e.getMessage());
  }
}
