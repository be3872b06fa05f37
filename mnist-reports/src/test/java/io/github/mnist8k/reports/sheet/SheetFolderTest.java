package io.github.mnist8k.reports.sheet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.mnist8k.reports.Fixtures;
import io.github.mnist8k.reports.drawing.Paper;
import io.github.mnist8k.reports.drawing.ScheduleCurve;
import io.github.mnist8k.reports.runs.RunLog;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SheetFolderTest {

  @TempDir private Path folder;

  private static RunLog run(String experiment, long seed) {
    return Fixtures.runs().stream()
        .filter(run -> run.experiment().equals(experiment) && run.seed() == seed)
        .findFirst()
        .orElseThrow();
  }

  private static RunSheet sheet(List<RunLog> runs, TestAnswers answers) {
    return new RunSheet(
        runs,
        "To be small.",
        List.of(List.of("layer", "output"), List.of("0 Conv2d", "8x26x26")),
        List.of("Parameters: 6,778."),
        List.of(new LayerSize("0 Conv2d 1 to 8, 3x3", 72)),
        List.of("epochs: 6"),
        new ScheduleCurve(1, 2, List.of(0.1, 0.2), List.of(0.9, 0.8)),
        Optional.ofNullable(answers),
        Optional.of(new FirstFilters(0, 3, List.of(new float[9], new float[9]))),
        "run it");
  }

  private static TestAnswers answers(int seeds) {
    int[][] confusion = new int[10][10];
    confusion[4][4] = 3;
    confusion[4][9] = 2;
    return new TestAnswers(
        seeds, confusion, List.of(new WrongDigit(new byte[784], 4, 9, 0.98, seeds)));
  }

  private static List<RunLog> twoSeeds() {
    return List.of(run("s7/model2", 0), run("s7/model2", 1));
  }

  @Test
  void sheetTellsTargetResultAnalysisAndHowToRepeat() throws IOException {
    SheetFolder written = SheetFolder.write(sheet(twoSeeds(), answers(2)), folder);
    String text = Files.readString(written.file().orElseThrow());
    for (String part :
        List.of(
            "To be small.",
            "| mean ± sd |",
            "## Analysis",
            "of 2 seeds",
            "| 0 Conv2d | 8x26x26 |",
            "- epochs: 6",
            "2 test images are answered wrongly, all 2 seeds together",
            "run it")) {
      assertTrue(text.contains(part), part + " in\n" + text);
    }
  }

  @Test
  void picturesLieBesideItAndAreShown() throws IOException {
    assumeTrue(Paper.hasFonts(), "this Java has no fonts to draw with");
    SheetFolder written = SheetFolder.write(sheet(twoSeeds(), answers(2)), folder);
    assertEquals(List.of(), written.warnings());
    String text = Files.readString(written.file().orElseThrow());
    List<Path> pictures;
    try (Stream<Path> files = Files.list(folder)) {
      pictures = files.filter(file -> file.toString().endsWith(".png")).toList();
    }
    assertEquals(6, pictures.size());
    for (Path picture : pictures) {
      assertTrue(text.contains("src=\"" + picture.getFileName() + "\""), picture.toString());
      BufferedImage image = ImageIO.read(picture.toFile());
      assertTrue(colours(image) > 2, picture + " is empty");
    }
  }

  private static long colours(BufferedImage image) {
    return java.util.Arrays.stream(
            image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth()))
        .distinct()
        .count();
  }

  @Test
  void sheetOfARunThatWasCutShortSaysSo() throws IOException {
    RunLog cut = run("s7/model1", 0);
    SheetFolder written = SheetFolder.write(sheet(List.of(cut), null), folder);
    String text = Files.readString(written.file().orElseThrow());
    assertTrue(text.contains("not a result"), text);
    assertTrue(text.contains("Cut short after"), text);
    assertFalse(text.contains("Wrong answers"), text);
  }

  @Test
  void fileOfSomebodyElseStays() throws IOException {
    Path mine = Files.writeString(folder.resolve("README.md"), "mine");
    SheetFolder written = SheetFolder.write(sheet(twoSeeds(), null), folder);
    assertEquals("mine", Files.readString(mine));
    assertEquals(Optional.of(folder.resolve("mnist8k-report.md")), written.file());
    assertEquals(1, written.warnings().size());
  }

  @Test
  void runsOfDifferentExperimentsHaveNoCommonSheet() {
    List<RunLog> runs = List.of(run("s7/model2", 0), run("s7/model1", 0));
    assertThrows(IllegalArgumentException.class, () -> sheet(runs, null));
  }
}
