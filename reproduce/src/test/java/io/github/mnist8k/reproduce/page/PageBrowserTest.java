package io.github.mnist8k.reproduce.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import io.github.mnist8k.reproduce.experiments.Experiments;
import io.github.mnist8k.training.experiment.Experiment;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.support.ui.Select;

/** The page in a real browser: what it shows of the experiments, and how it behaves. */
@ExtendWith(WithPage.class)
class PageBrowserTest {

  private static final List<String> IDS =
      Experiments.published().stream().map(Experiment::id).toList();

  private TestPage page;
  private Browser browser;

  @BeforeEach
  void open(TestPage page) {
    this.page = page;
    browser = page.browser();
    page.open();
  }

  @Test
  void overviewIsSortedByAnyColumn() {
    assertEquals(IDS, shown());
    assertEquals("ascending", sorting("Experiment"));

    sortBy("Parameters");
    assertEquals("ascending", sorting("Parameters"));
    assertEquals("none", sorting("Experiment"));
    assertEquals("erav4-a6/model2", shown().get(0));
    assertEquals("tsai-a6/model1", shown().get(IDS.size() - 1));

    sortBy("Parameters");
    assertEquals("descending", sorting("Parameters"));
    assertEquals("tsai-a6/model1", shown().get(0));

    sortBy("Published");
    assertEquals("era2-s7/step5", shown().get(0));
    sortBy("Ours");
    assertEquals(TestPage.NOT_RUN, shown().get(IDS.size() - 1), "not run: last");
    sortBy("Ours");
    assertEquals(TestPage.NOT_RUN, shown().get(IDS.size() - 1), "not run: last either way");
  }

  @Test
  void overviewIsFilteredByWordsAssignmentAndLimits() {
    WebElement words = browser.element("#words");
    words.sendKeys("S7 Model3");
    assertEquals(List.of("s7/model3"), shown());
    assertEquals("1 of 17 experiments", browser.element("#shown").getText());
    words.sendKeys(" nothing");
    assertEquals(List.of(), shown());

    words.sendKeys(Keys.chord(Keys.CONTROL, "a"), Keys.DELETE);
    new Select(browser.element("#assignment")).selectByValue("erav4-a6");
    assertEquals(List.of("erav4-a6/model1", "erav4-a6/model2", "erav4-a6/model3"), shown());
    browser.element("#within").click();
    assertEquals(List.of("erav4-a6/model2", "erav4-a6/model3"), shown());
  }

  private List<String> shown() {
    return browser.texts("#overview-body .id");
  }

  private WebElement header(String column) {
    return browser.driver().findElements(By.cssSelector("#overview-head th")).stream()
        .filter(cell -> cell.getText().startsWith(column))
        .findFirst()
        .orElseThrow();
  }

  private void sortBy(String column) {
    header(column).findElement(By.tagName("button")).click();
  }

  private String sorting(String column) {
    return header(column).getDomAttribute("aria-sort");
  }

  @Test
  void nameInTheOverviewLeadsToTheExperiment() {
    browser.driver().findElement(By.partialLinkText("s7/model3")).click();
    browser.settle();
    assertTrue(browser.element("#experiment-title").getText().startsWith("s7/model3: "));
    assertEquals(
        "experiment-title", browser.driver().switchTo().activeElement().getDomAttribute("id"));
    assertEquals("s7/model3", browser.element("#experiment-select").getDomProperty("value"));
    assertTrue(browser.driver().getCurrentUrl().endsWith("#s7/model3"));
  }

  @Test
  void experimentOfTheAddressIsShown() {
    browser.open("about:blank");
    browser.open(page.file().toUri() + "#erav4-a6/model1");
    assertTrue(browser.element("#experiment-title").getText().startsWith("erav4-a6/model1: "));
    List<String> outcomes = browser.texts("#claims .outcome");
    assertEquals(5, outcomes.size());
    assertTrue(outcomes.stream().allMatch(text -> text.matches("[✓✗○] .*")), outcomes.toString());
  }

  @Test
  void experimentWithoutANetSaysSo() {
    new Select(browser.element("#experiment-select")).selectByValue("tsai-a6/model1");
    browser.settle();
    assertTrue(browser.element("#untrained").getText().contains("is not in this page"));
    assertFalse(browser.element("#trained").isDisplayed());
  }

  @Test
  void pageHasLessThanFourMegabytes() throws IOException {
    assertTrue(Files.size(page.file()) < 4_000_000, Files.size(page.file()) + " bytes");
  }

  @Test
  void trainedNetHasItsMatrixErrorsAndFilters() {
    browser.open("about:blank");
    browser.open(page.file().toUri() + "#era2-s7/step5");
    assertEquals(10, browser.texts("#confusion tbody tr").size());
    assertTrue(browser.element("#trained-description").getText().contains(" of 200 test images"));
    assertTrue(browser.element("#filters").getDomAttribute("aria-label").contains("3×3"));
    assertFalse(browser.element("#untrained").isDisplayed());
  }

  /** Charts, diagrams and tables of all experiments, and all layers of a net. */
  @Test
  void neitherTheConsoleNorTheNetworkIsUsed() {
    for (String id : IDS) {
      new Select(browser.element("#experiment-select")).selectByValue(id);
      browser.settle();
      assertTrue(browser.element("#experiment-title").getText().startsWith(id + ": "));
    }
    Select layer = new Select(browser.element("#layer"));
    for (int i = 0; i < layer.getOptions().size(); i++) {
      layer.selectByIndex(i);
      browser.settle();
    }
    browser.element("#words").sendKeys("step\n");
    browser.look(1400, true);
    browser.look(390, true);
    browser.settle();
    assertEquals(List.of(), browser.console());
    List<String> others =
        browser.requests().stream()
            .filter(address -> !address.startsWith("file:") && !address.startsWith("data:"))
            .toList();
    assertEquals(List.of(), others);
  }

  @Test
  void pageWorksFromAStaticHost() throws IOException {
    byte[] content = Files.readAllBytes(page.file());
    List<String> asked = new CopyOnWriteArrayList<>();
    HttpServer host =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    host.createContext(
        "/",
        exchange -> {
          asked.add(exchange.getRequestURI().toString());
          exchange.getResponseHeaders().set("Content-Type", "text/html");
          exchange.sendResponseHeaders(200, content.length);
          exchange.getResponseBody().write(content);
          exchange.close();
        });
    host.start();
    try {
      browser.open("http://localhost:" + host.getAddress().getPort() + "/mnist/page.html");
      browser.settle();
      assertEquals(IDS, shown());
      assertEquals(List.of(), browser.console());
      assertEquals(List.of("/mnist/page.html"), asked);
    } finally {
      host.stop(0);
    }
  }

  @ParameterizedTest
  @CsvSource({"390, false", "1400, false", "390, true", "1400, true"})
  void axeFindsNoSeriousFault(int width, boolean dark) throws IOException {
    browser.look(width, dark);
    browser.settle();
    browser.script("document.querySelectorAll('details').forEach((each) => (each.open = true))");
    assertEquals(List.of(), browser.seriousFaults());
  }

  @ParameterizedTest
  @ValueSource(ints = {390, 700, 1000, 1600})
  void nothingSticksOutOfTheScreen(int width) {
    browser.look(width, false);
    browser.settle();
    assertEquals((long) width, browser.script("return document.documentElement.scrollWidth"));
  }
}
