package io.github.mnist8k.reproduce.page;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;

/** A real Chromium without a window. */
final class Browser implements AutoCloseable {

  /** Says of each newer browser that its own commands are not known; kept, or it is forgotten. */
  private static final Logger SELENIUM = Logger.getLogger("org.openqa.selenium");

  static {
    SELENIUM.setLevel(Level.SEVERE);
  }

  private final ChromeDriver driver;

  private Browser(ChromeDriver driver) {
    this.driver = driver;
  }

  /** What is missing for a browser on this machine, in one line; empty if it can be started. */
  static Optional<String> missing() {
    if (program("chromium", "google-chrome").isEmpty()) {
      return Optional.of("there is no chromium");
    }
    return program("chromedriver").isEmpty()
        ? Optional.of("there is no chromedriver (Debian: chromium-driver)")
        : Optional.empty();
  }

  /** Starts it. */
  static Browser start() {
    var options = new ChromeOptions();
    options.setBinary(program("chromium", "google-chrome").orElseThrow());
    // Without its sandbox, since tests may run as root, as in containers.
    options.addArguments(
        "--headless=new", "--no-sandbox", "--disable-dev-shm-usage", "--hide-scrollbars");
    var logs = new LoggingPreferences();
    logs.enable(LogType.BROWSER, Level.ALL);
    logs.enable(LogType.PERFORMANCE, Level.ALL);
    options.setCapability("goog:loggingPrefs", logs);
    ChromeDriverService service =
        new ChromeDriverService.Builder()
            .usingDriverExecutable(program("chromedriver").orElseThrow())
            .build();
    return new Browser(new ChromeDriver(service, options));
  }

  private static Optional<File> program(String... names) {
    return Stream.of(names)
        .flatMap(
            name ->
                Stream.of(System.getenv("PATH").split(File.pathSeparator))
                    .map(folder -> Path.of(folder, name)))
        .filter(Files::isExecutable)
        .map(Path::toFile)
        .findFirst();
  }

  ChromeDriver driver() {
    return driver;
  }

  /** Sets the size of the page, in its own pixels, and the theme. */
  void look(int width, boolean dark) {
    driver.executeCdpCommand(
        "Emulation.setDeviceMetricsOverride",
        Map.of("width", width, "height", 900, "deviceScaleFactor", 1, "mobile", false));
    driver.executeCdpCommand(
        "Emulation.setEmulatedMedia",
        Map.of(
            "features",
            List.of(Map.of("name", "prefers-color-scheme", "value", dark ? "dark" : "light"))));
  }

  /** Opens an address. */
  void open(Object address) {
    driver.get(address.toString());
  }

  WebElement element(String selector) {
    return driver.findElement(By.cssSelector(selector));
  }

  List<String> texts(String selector) {
    return driver.findElements(By.cssSelector(selector)).stream()
        .map(element -> element.getText().strip())
        .toList();
  }

  /** What a script gives back. */
  Object script(String script, Object... arguments) {
    return driver.executeScript(script, arguments);
  }

  /** Waits until the page has done what is due before its next frame. */
  void settle() {
    driver.executeAsyncScript(
        "const done = arguments[0]; requestAnimationFrame(() => requestAnimationFrame(() => done()));");
  }

  /** What axe-core finds on the page that keeps people from using it: its rule, and where. */
  List<?> seriousFaults() throws IOException {
    try (InputStream axe = Browser.class.getResourceAsStream("/axe.min.js")) {
      driver.executeScript(new String(axe.readAllBytes(), StandardCharsets.UTF_8));
    }
    return (List<?>)
        driver.executeAsyncScript(
            """
            const done = arguments[0];
            axe.run(document, { resultTypes: ['violations'] }).then(({ violations }) =>
              done(violations
                .filter(({ impact }) => ['serious', 'critical'].includes(impact))
                .map(({ id, nodes }) => `${id}: ${nodes[0].html}`)));
            """);
  }

  /** What the page has written to the console since the last call. */
  List<String> console() {
    return messages(LogType.BROWSER);
  }

  /** The addresses that the page has asked for since the last call. */
  List<String> requests() {
    return messages(LogType.PERFORMANCE).stream()
        .filter(message -> message.contains("\"Network.requestWillBeSent\""))
        .map(
            message -> message.replaceFirst("(?s).*\"request\":\\{.*?\"url\":\"([^\"]*)\".*", "$1"))
        .toList();
  }

  private List<String> messages(String log) {
    return driver.manage().logs().get(log).getAll().stream().map(LogEntry::getMessage).toList();
  }

  @Override
  public void close() {
    driver.quit();
  }
}
