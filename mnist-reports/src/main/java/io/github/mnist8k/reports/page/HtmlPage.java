package io.github.mnist8k.reports.page;

import io.github.mnist8k.data.files.Sha256;
import io.github.mnist8k.reports.claims.Verdict;
import io.github.mnist8k.reports.runs.SortedRuns;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The page in one file: its style, its scripts and its data are in it, and its policy forbids it to
 * ask any computer for more.
 */
public final class HtmlPage {

  private static final String FOLDER = "/mnist8k/page/";

  /** Each behind those that it imports. */
  private static final List<String> MODULES =
      List.of(
          "dom",
          "digits",
          "net",
          "pictures",
          "prepare",
          "drawing",
          "trained",
          "reading",
          "charts",
          "curves",
          "labels",
          "sizes",
          "overview",
          "diagram",
          "experiment",
          "main");

  private static final Pattern PLACE = Pattern.compile("\\$\\{(\\w+)\\}");

  private HtmlPage() {}

  /**
   * Makes the page.
   *
   * @param experiments the experiments in the order of the page
   * @param runs the runs of these experiments
   * @param verdicts on all claims
   * @return the text of the HTML file
   * @throws NullPointerException naming an experiment that is not among the runs'
   */
  public static String of(
      List<PageExperiment> experiments, SortedRuns runs, List<Verdict> verdicts) {
    String style = resource("uplot/uPlot.min.css") + resource("page.css");
    String charts = resource("uplot/uPlot.iife.min.js");
    String script = script();
    Map<String, String> parts =
        Map.of(
            "policy",
            policy(style, charts, script),
            "style",
            style,
            "charts",
            charts,
            "chartsLicence",
            resource("uplot/LICENSE"),
            "script",
            script,
            "data",
            PageData.of(experiments, runs, verdicts).json());
    return PLACE
        .matcher(resource("index.html"))
        .replaceAll(place -> Matcher.quoteReplacement(parts.get(place.group(1))));
  }

  private static String script() {
    ModuleScript script = new ModuleScript();
    MODULES.forEach(name -> script.with(name, resource(name + ".js")));
    return script.toString();
  }

  /** What the browser may do for the page: what is in it, told by its hashes, and nothing else. */
  private static String policy(String style, String... scripts) {
    StringBuilder policy =
        new StringBuilder("default-src 'none'; base-uri 'none'; form-action 'none'");
    policy.append("; img-src data:; style-src ").append(hash(style)).append("; script-src");
    for (String script : scripts) {
      policy.append(' ').append(hash(script));
    }
    return policy.toString();
  }

  private static String hash(String text) {
    byte[] hash = Sha256.digest().digest(text.getBytes(StandardCharsets.UTF_8));
    return "'sha256-" + Base64.getEncoder().encodeToString(hash) + "'";
  }

  /** A text of this library, with the line ends that a browser sees. */
  private static String resource(String name) {
    try (InputStream bytes = HtmlPage.class.getResourceAsStream(FOLDER + name)) {
      return new String(bytes.readAllBytes(), StandardCharsets.UTF_8).replace("\r\n", "\n");
    } catch (IOException e) {
      throw new UncheckedIOException("resource " + name + ": " + e.getMessage(), e);
    }
  }
}
