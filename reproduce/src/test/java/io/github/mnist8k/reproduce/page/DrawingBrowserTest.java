package io.github.mnist8k.reproduce.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.mnist8k.data.ImageSet;
import io.github.mnist8k.digits.Digits;
import io.github.mnist8k.digits.picture.PictureReader;
import io.github.mnist8k.digits.picture.Preparation;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.interactions.Actions;
import org.openqa.selenium.support.ui.Select;

/** Digits drawn on the page: what it makes of them, against what the program makes of them. */
@ExtendWith(WithPage.class)
class DrawingBrowserTest {

  private static final double TOLERANCE = 1e-4;

  /** These read all images; the others, which take longer together, some. */
  private static final Set<String> READING_ALL = Set.of("era2-s7/step5", "s7/model3");

  private static final int SOME = 20;

  /** Of the pixels, so many may be off by more than one grey level, by a tie in rounding. */
  private static final int MOST_OFF = 4;

  private TestPage page;
  private Browser browser;

  @BeforeEach
  void open(TestPage page) {
    this.page = page;
    browser = page.browser();
    page.open();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9})
  void drawnDigitIsRecognised(int digit) {
    draw(digit);
    assertEquals(Integer.toString(digit), answer(), browser.texts("#probabilities tr").toString());
    assertTrue(browser.element("#answer").getDomProperty("textContent").startsWith("A " + digit));
  }

  @ParameterizedTest
  @ValueSource(ints = {3, 4, 8})
  void drawingIsPreparedAsByTheProgram(int digit) throws IOException {
    draw(digit);
    byte[] expected = PictureReader.digit("paper", drawing(), Preparation.MNIST).pixels();
    List<?> found = (List<?>) browser.script("return mnist8k.drawn()");
    long off =
        IntStream.range(0, ImageSet.PIXELS)
            .filter(
                i ->
                    Math.abs(Byte.toUnsignedInt(expected[i]) - ((Long) found.get(i)).intValue())
                        > 1)
            .count();
    assertTrue(off <= MOST_OFF, off + " pixels differ");
  }

  @Test
  void logitsOfEachNetAreThoseOfTheProgram() throws IOException {
    Select nets = new Select(browser.element("#net"));
    List<String> ids = nets.getOptions().stream().map(net -> net.getDomProperty("value")).toList();
    assertTrue(ids.containsAll(READING_ALL), ids.toString());
    browser.script("globalThis.images = arguments[0]", images());
    for (String id : ids) {
      nets.selectByValue(id);
      Digits digits = Digits.load(new ByteArrayInputStream(page.net(id)), id);
      int count = READING_ALL.contains(id) ? page.test().size() : SOME;
      List<?> found =
          (List<?>)
              browser.script("return images.slice(0, arguments[0]).map(mnist8k.logits)", count);
      assertEquals(count, found.size());
      for (int i = 0; i < count; i++) {
        double[] logits = numbers((List<?>) found.get(i));
        float[] expected = digits.logits(page.test().image(i));
        assertEquals(expected.length, logits.length);
        for (int j = 0; j < logits.length; j++) {
          assertEquals(expected[j], logits[j], TOLERANCE, id + ", image " + i + ", logit " + j);
        }
      }
    }
  }

  @Test
  void digitsFileThatIsCutOrAlteredIsRefused() {
    byte[] file = page.net("s7/model3");
    assertEquals("s7/model3", experimentOf(file));
    assertEquals("is not a digits file, or only the beginning of one", experimentOf(new byte[19]));
    assertEquals(
        "expected %d bytes, found %d".formatted(file.length, file.length - 1),
        experimentOf(Arrays.copyOf(file, file.length - 1)));
    file[file.length / 2] ^= 1;
    assertEquals("was altered: its checksum is another", experimentOf(file));
    file[8] = 2;
    assertEquals("expected version 1 of the format, found 2", experimentOf(file));
  }

  /** The experiment that a file says it is of, or why it cannot be read. */
  private Object experimentOf(byte[] file) {
    return browser.script(
        "try { return mnist8k.experimentOf(arguments[0]) } catch (e) { return e.message }",
        unsigned(file));
  }

  private List<int[]> images() {
    return IntStream.range(0, page.test().size())
        .mapToObj(i -> unsigned(page.test().image(i)))
        .toList();
  }

  private static double[] numbers(List<?> values) {
    return values.stream().mapToDouble(value -> ((Number) value).doubleValue()).toArray();
  }

  private static int[] unsigned(byte[] image) {
    return IntStream.range(0, image.length).map(i -> Byte.toUnsignedInt(image[i])).toArray();
  }

  @Test
  void digitIsDrawnByTheKeyboard() {
    browser.script("document.getElementById('paper').focus()");
    press(Keys.ARROW_UP, 5);
    press(Keys.SPACE, 1);
    press(Keys.ARROW_DOWN, 10);
    press(Keys.SPACE, 1);
    assertEquals("1", answer());
    assertTrue(
        browser
            .element("#pen-place")
            .getDomProperty("textContent")
            .startsWith("Pen up at column 7"));
    press(Keys.BACK_SPACE, 1);
    assertEquals("–", answer());
  }

  private void press(Keys key, int times) {
    Actions actions = new Actions(browser.driver(), Duration.ZERO);
    for (int i = 0; i < times; i++) {
      actions.sendKeys(key);
    }
    actions.perform();
    browser.settle();
  }

  @Test
  void strokesAreTakenBackAndCleared() {
    draw(1);
    draw(4);
    browser.element("#undo").click();
    browser.element("#undo").click();
    browser.settle();
    assertEquals("1", answer());
    browser.element("#clear").click();
    browser.settle();
    assertEquals("–", answer());
    assertTrue(browser.element("#hint").isDisplayed());
    assertEquals(null, browser.script("return mnist8k.drawn()"));
  }

  @Test
  void anotherNetReadsTheDrawing() {
    draw(7);
    new Select(browser.element("#net")).selectByValue("s7/model3");
    browser.settle();
    assertTrue(browser.element("#net-description").getText().startsWith("s7/model3 of seed 0"));
    assertEquals("7", answer());
  }

  private String answer() {
    return browser.element("#digit").getText();
  }

  private void draw(int digit) {
    WebElement paper = browser.element("#paper");
    int side = paper.getSize().width;
    Actions pen = new Actions(browser.driver(), Duration.ZERO);
    for (int[][] stroke : HandDrawn.strokes(digit)) {
      for (int i = 0; i < stroke.length; i++) {
        // Offsets are counted from the paper's middle.
        pen.moveToElement(
            paper, (stroke[i][0] - 50) * side / 100, (stroke[i][1] - 50) * side / 100);
        if (i == 0) {
          pen.clickAndHold();
        }
      }
      pen.release();
    }
    pen.perform();
    browser.settle();
  }

  /** The paper as a file. */
  private byte[] drawing() {
    String address = (String) browser.script("return document.getElementById('paper').toDataURL()");
    return Base64.getDecoder().decode(address.substring(address.indexOf(',') + 1));
  }
}
