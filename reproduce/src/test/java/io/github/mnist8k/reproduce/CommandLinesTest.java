package io.github.mnist8k.reproduce;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.mnist8k.reproduce.experiments.Experiments;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The commands that only tell something. */
class CommandLinesTest {

  @Test
  void listHasOneLineForEachExperiment() {
    List<String> lines = Invocation.of("list").silentSuccess().lines().toList();
    assertEquals(1 + Experiments.all().size(), lines.size());
    assertEquals("era2-s7/step3 10,616 15 99.42 %", squeezed(lines.get(3)));
  }

  @Test
  void summaryShowsLayersAndTotals() {
    List<String> lines = Invocation.of("summary", "era2-s7/step3").silentSuccess().lines().toList();
    int layers = Experiments.byId("era2-s7/step3").net().layers().size();
    assertEquals(layers + 4, lines.size(), "header, input, layers, total, receptive field");
    assertTrue(lines.get(1).matches("input +1x28x28"), lines.get(1));
    String firstLayer = squeezed(lines.get(2));
    assertTrue(firstLayer.startsWith("0 Conv2d"), firstLayer);
    assertTrue(firstLayer.endsWith("8x26x26 72 48,672"), firstLayer);
    assertEquals("total 10,616 1,209,888", squeezed(lines.get(layers + 2)));
    assertEquals("receptive field: 28x28 pixels", lines.get(layers + 3));
  }

  @Test
  void numbersAreWrittenTheSameWayInEveryLanguage() {
    String expected = Invocation.of("list").out();
    Locale before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.GERMANY);
      assertEquals(expected, Invocation.of("list").silentSuccess());
    } finally {
      Locale.setDefault(before);
    }
  }

  @Test
  void versionNamesProgramAndBuild() {
    String version = Invocation.of("--version").silentSuccess();
    assertTrue(version.matches("mnist8k \\d+\\.\\d+\\S*\\R"), version);
  }

  @ParameterizedTest
  @ValueSource(strings = {"run", "list", "summary", "data", "evaluate", "predict", "report"})
  void everyCommandExplainsItself(String command) {
    assertTrue(Invocation.of("--help").silentSuccess().contains("\n  " + command + " "));
    String help = Invocation.of(command, "--help").silentSuccess();
    assertTrue(help.startsWith("Usage: reproduce " + command), help);
  }

  @Test
  void withoutArgumentsTheExperimentsAreListedWithTheWayToChooseOne() {
    Invocation nothing = Invocation.of();
    assertAll(
        () -> assertEquals(0, nothing.status()),
        () -> assertEquals(Invocation.of("list").out(), nothing.out()),
        () -> assertTrue(nothing.err().contains("-Dstep=3"), nothing.err()),
        () -> assertTrue(nothing.err().contains("run --step 3"), nothing.err()));
  }

  @Test
  void dataTellsWhereTheDigitsComeFrom() {
    String data = Invocation.of("data", "--data", "synthetic").silentSuccess();
    assertTrue(data.startsWith("dataset synthetic from drawn from built-in strokes"), data);
    assertTrue(data.contains("6000 training images, 1000 test images"), data);
    assertEquals(4, data.lines().filter(line -> line.matches("sha256 [0-9a-f]{64}  \\S+")).count());
  }

  private static String squeezed(String line) {
    return line.strip().replaceAll(" +", " ");
  }
}
