package io.github.mnist8k.reproduce.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.mnist8k.reproduce.Invocation;
import io.github.mnist8k.reproduce.experiments.Experiments;
import io.github.mnist8k.training.experiment.Experiment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What {@code bench} says, not how fast anything is: that depends on the machine. */
class BenchCommandTest {

  private static final String HEADER =
      "experiment,dataset,engine,threads,jobs,device,figure,unit,n,median,min,max,cpu,java,code_version";

  private static final Map<String, String> UNITS = new LinkedHashMap<>();

  static {
    UNITS.put("start_up", "ms");
    UNITS.put("training", "images/s");
    UNITS.put("epoch", "s");
    UNITS.put("inference_1", "images/s");
    UNITS.put("latency_1", "us");
    UNITS.put("inference_64", "images/s");
    UNITS.put("inference_1000", "images/s");
    UNITS.put("latency_digits", "us");
    UNITS.put("peak_memory", "MiB");
  }

  private static final Set<String> ONCE = Set.of("start_up", "peak_memory");

  @Test
  void csvHasEveryFigureWithItsSpread() throws IOException {
    Set<String> before = workingFolder();
    String csv = bench("--step 6 --csv --repetitions 3 --updates 2 --threads 1");
    assertEquals(before, workingFolder(), "nothing is written");
    assertEquals(HEADER, csv.lines().findFirst().orElseThrow());
    Map<String, CSVRecord> figures = figures(csv, "era2-s7/step6");
    assertEquals(List.copyOf(UNITS.keySet()), List.copyOf(figures.keySet()));
    figures.forEach(
        (name, row) -> {
          assertEquals("synthetic", row.get("dataset"));
          assertEquals("1", row.get("threads"));
          assertEquals("1", row.get("jobs"));
          assertEquals("cpu", row.get("device"));
          assertEquals(UNITS.get(name), row.get("unit"));
          if (!name.equals("peak_memory") || Files.exists(Path.of("/proc/self/status"))) {
            assertEquals(ONCE.contains(name) ? "1" : "3", row.get("n"), name);
            double median = number(row, "median");
            assertTrue(0 < number(row, "min") && number(row, "min") <= median, row.toString());
            assertTrue(median <= number(row, "max"), row.toString());
          }
        });
    assertEquals(1e6, product(figures, "latency_1", "inference_1"), 200, "us per image");
  }

  @Test
  void jobsShareTheThreadsAndOnlyTheFirstExperimentStartsTheProcess() throws IOException {
    String csv = bench("--assignment erav4-a6 --csv --repetitions 1 --updates 1 --jobs 2");
    int threads = Math.max(2, Runtime.getRuntime().availableProcessors() / 2 * 2);
    List<String> ids = Experiments.ofAssignment("erav4-a6").stream().map(Experiment::id).toList();
    for (String id : ids) {
      Map<String, CSVRecord> figures = figures(csv, id);
      assertEquals(UNITS.keySet(), figures.keySet());
      assertEquals("2", figures.get("training").get("jobs"));
      assertEquals(Integer.toString(threads), figures.get("training").get("threads"));
      assertEquals(2e6, product(figures, "latency_1", "inference_1"), 400, "us x images of 2 jobs");
      CSVRecord startUp = figures.get("start_up");
      boolean first = id.equals(ids.get(0));
      assertEquals(first ? "1" : "0", startUp.get("n"));
      assertEquals(!first, startUp.get("median").isEmpty());
    }
  }

  @Test
  void withoutCsvThereIsATableForPeople() {
    List<String> lines = bench("--step 6 --repetitions 1 --updates 1").lines().toList();
    assertTrue(lines.get(0).startsWith("dataset synthetic, tensorflow on cpu ("), lines.get(0));
    assertEquals(
        "experiment figure unit n median min max", lines.get(2).strip().replaceAll(" +", " "));
    assertEquals(3 + UNITS.size(), lines.size());
    assertEquals(1, lines.stream().skip(2).map(String::length).distinct().count(), "aligned");
  }

  @ParameterizedTest
  @CsvSource({
    "--step 6 --repetitions 0, '--repetitions: expected 1 or more, found 0'",
    "--step 6 --repetitions -1, '--repetitions: expected 1 or more, found -1'",
    "--step 6 --updates 0, '--updates: expected 1 or more, found 0'",
    "--step 6 --updates many, --updates",
    "--step 6 --threads 0, '--threads: expected at least one, found 0'",
    "--step 6 --jobs 0, '--jobs: expected 1 or more, found 0'",
    "--step 9, unknown step 9",
    "--csv, nothing is chosen",
    "--step 6 --seeds 0, Unknown option",
  })
  void wrongOptionsAreRefused(String words, String message) {
    invoke(words).assertRefused(message);
  }

  private static Invocation invoke(String words) {
    return Invocation.of((Object[]) ("bench --data synthetic " + words).split(" "));
  }

  /** Standard output of a measurement that succeeds on the CPU. */
  private static String bench(String words) {
    Invocation done = invoke(words + " --device cpu");
    assertEquals(0, done.status(), done.err());
    assertTrue(done.err().startsWith("measuring "), done.err());
    return done.out();
  }

  private static Map<String, CSVRecord> figures(String csv, String experiment) throws IOException {
    var format = CSVFormat.DEFAULT.builder().setHeader().setSkipHeaderRecord(true).get();
    Map<String, CSVRecord> figures = new LinkedHashMap<>();
    try (CSVParser rows = CSVParser.parse(csv, format)) {
      rows.stream()
          .filter(row -> row.get("experiment").equals(experiment))
          .forEach(row -> figures.put(row.get("figure"), row));
    }
    return figures;
  }

  private static double product(Map<String, CSVRecord> figures, String first, String second) {
    return number(figures.get(first), "median") * number(figures.get(second), "median");
  }

  private static double number(CSVRecord row, String column) {
    return Double.parseDouble(row.get(column));
  }

  private static Set<String> workingFolder() throws IOException {
    try (Stream<Path> files = Files.list(Path.of(""))) {
      return files.map(Path::toString).collect(Collectors.toCollection(TreeSet::new));
    }
  }
}
