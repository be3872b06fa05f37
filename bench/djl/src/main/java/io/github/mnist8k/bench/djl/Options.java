package io.github.mnist8k.bench.djl;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The command line. */
record Options(
    Path mnist,
    Experiment experiment,
    int threads,
    int updates,
    int repetitions,
    List<String> figures,
    boolean waits,
    boolean verbose) {
  private static final List<String> FIGURES = List.of("training", "inference", "epoch");

  /**
   * Reads the arguments.
   *
   * @throws IllegalArgumentException with a line for the user if something is wrong with them
   */
  static Options parse(String[] arguments) {
    String mnist = null;
    String experiment = null;
    int threads = 1;
    int updates = 200;
    int repetitions = 3;
    List<String> figures = List.of("training", "inference");
    boolean waits = false;
    boolean verbose = false;
    for (int i = 0; i < arguments.length; i++) {
      String option = arguments[i];
      switch (option) {
        case "--wait" -> waits = true;
        case "--verbose" -> verbose = true;
        case "--mnist" -> mnist = value(arguments, ++i);
        case "--experiment" -> experiment = value(arguments, ++i);
        case "--threads" -> threads = positive(option, value(arguments, ++i));
        case "--updates" -> updates = positive(option, value(arguments, ++i));
        case "--repetitions" -> repetitions = positive(option, value(arguments, ++i));
        case "--figures" -> figures = List.of(value(arguments, ++i).split(",", -1));
        default -> throw new IllegalArgumentException("unknown option '" + option + "'");
      }
    }
    for (String figure : figures) {
      check(FIGURES.contains(figure), "figure", figure, String.join(", ", FIGURES));
    }
    check(Experiment.of(experiment).isPresent(), "experiment", experiment, Experiment.ids());
    for (String name : Mnist.FILES) {
      if (mnist == null || !Files.isRegularFile(Path.of(mnist, name))) {
        throw new IllegalArgumentException("--mnist: no " + name + " in '" + mnist + "'");
      }
    }
    return new Options(
        Path.of(mnist),
        Experiment.of(experiment).get(),
        threads,
        updates,
        repetitions,
        figures,
        waits,
        verbose);
  }

  private static String value(String[] arguments, int index) {
    if (index == arguments.length) {
      throw new IllegalArgumentException(arguments[index - 1] + " needs a value");
    }
    return arguments[index];
  }

  private static int positive(String option, String text) {
    try {
      int number = Integer.parseInt(text);
      if (number > 0) {
        return number;
      }
    } catch (NumberFormatException e) {
      // Told below.
    }
    throw new IllegalArgumentException(option + ": '" + text + "' is not a positive whole number");
  }

  private static void check(boolean known, String what, String name, String all) {
    if (!known) {
      throw new IllegalArgumentException("unknown " + what + " '" + name + "', known are " + all);
    }
  }

  boolean measures(String figure) {
    return figures.contains(figure);
  }
}
