package io.github.mnist8k.reproduce.failures;

import static java.util.stream.Collectors.joining;

import io.github.mnist8k.reproduce.experiments.UnknownExperimentException;
import io.github.mnist8k.reproduce.options.UserException;
import io.github.mnist8k.reproduce.runs.StoppedException;
import io.github.mnist8k.reproduce.text.FailureText;
import io.github.mnist8k.training.InterruptedRunException;
import io.github.mnist8k.training.PlanException;
import io.github.mnist8k.training.files.DivergenceCheck.DivergedException;
import io.github.mnist8k.training.log.RunFolderException;
import io.github.mnist8k.training.log.RunFolderException.Way;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.InvalidPathException;
import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Turns failures of commands into lines on standard error and an exit status. */
public final class Failures {

  private static final int FAILED = 1;
  private static final int NOT_UNDERSTOOD = 2;

  /** By which option a command does what the library says in words. */
  private static final Map<Way, String> OPTIONS =
      Map.of(
          Way.RESUME, "--resume",
          Way.OVERWRITE, "--overwrite",
          Way.OTHER_FOLDER, "--out");

  /**
   * Says what was not understood of a command line, with the nearest option.
   *
   * @return exit status 2
   */
  public static int notUnderstood(ParameterException e) {
    String suggestion =
        e instanceof UnmatchedArgumentException unmatched
            ? unmatched.getSuggestions().stream().findFirst().orElse("")
            : "";
    String nearest = suggestion.isEmpty() ? "" : ": the nearest is " + suggestion;
    // Picocli begins some of its messages with a word that we begin all of ours with.
    String message = e.getMessage().replaceFirst("^Error: ", "");
    print(e.getCommandLine(), message + nearest + " (see --help)");
    return NOT_UNDERSTOOD;
  }

  /**
   * Says why a command failed. One line for each failure; a stack trace is shown only for what is
   * the program's own fault.
   *
   * @param command the command
   * @param failure its failure, with others suppressed by it
   * @param stopped what is said of a command that was stopped
   * @return exit status 1
   */
  public static int failed(
      CommandLine command, Throwable failure, Function<CommandLine, String> stopped) {
    Stream.concat(Stream.of(failure), Arrays.stream(failure.getSuppressed()))
        .map(
            each -> each instanceof StoppedException ? stopped.apply(command) : line(command, each))
        .distinct()
        .forEach(line -> print(command, line));
    if (!isUsers(failure)) {
      failure.printStackTrace(command.getErr());
    }
    return FAILED;
  }

  private static boolean isUsers(Throwable failure) {
    return failure instanceof IOException
        || failure instanceof UncheckedIOException
        || failure instanceof InvalidPathException
        || failure instanceof UserException
        || failure instanceof UnknownExperimentException
        || failure instanceof PlanException
        || failure instanceof InterruptedRunException
        || failure instanceof DivergedException
        || failure instanceof StoppedException
        || failure instanceof OutOfMemoryError
        || isOfNativeLibrary(failure);
  }

  /** What the JDK throws, or what TensorFlow's start makes of it. */
  private static boolean isOfNativeLibrary(Throwable failure) {
    return failure instanceof UnsatisfiedLinkError
        || failure instanceof IllegalStateException && failure.getCause() instanceof LinkageError;
  }

  /**
   * A failure as one line, with the options of a command that help.
   *
   * @param command the command
   * @param failure its failure, or that of one of several things that it does
   */
  public static String line(CommandLine command, Throwable failure) {
    String text = line(failure);
    if (!(failure instanceof RunFolderException run)) {
      return text;
    }
    String options =
        run.ways().stream()
            .filter(way -> command.getCommandSpec().findOption(OPTIONS.get(way)) != null)
            .map(OPTIONS::get)
            .collect(joining(", "));
    return options.isEmpty() ? text : text + " (" + options + ")";
  }

  private static String line(Throwable failure) {
    if (isOfNativeLibrary(failure)) {
      String library =
          failure instanceof UnsatisfiedLinkError ? "a native library cannot be loaded: " : "";
      return library
          + FailureText.of(failure)
          + "; if its folder cannot be written, name one that can with"
          + " -Dorg.bytedeco.javacpp.cachedir=DIR -Djna.tmpdir=DIR";
    }
    return isUsers(failure)
        ? FailureText.of(failure)
        : "internal error, please report it with the lines below: " + FailureText.of(failure);
  }

  private static void print(CommandLine command, String line) {
    PrintWriter err = command.getErr();
    err.println("error: " + line.replaceAll("\\s*\\R\\s*", " "));
    err.flush();
  }

  private Failures() {}
}
