package io.github.mnist8k.reproduce.command;

import io.github.mnist8k.reproduce.experiments.UnknownExperimentException;
import io.github.mnist8k.reproduce.options.PropertyDefaults;
import io.github.mnist8k.reproduce.options.UserException;
import io.github.mnist8k.reproduce.runs.StoppedException;
import io.github.mnist8k.reproduce.text.FailureText;
import io.github.mnist8k.reproduce.text.ResumeText;
import io.github.mnist8k.training.InterruptedRunException;
import io.github.mnist8k.training.PlanException;
import io.github.mnist8k.training.files.DivergenceCheck.DivergedException;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.TypeConversionException;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * The program's command line: finds the command, and turns its failures into lines and an exit
 * status.
 */
@Command(
    name = "reproduce",
    description = "Trains and reports the published MNIST experiments.",
    mixinStandardHelpOptions = true,
    versionProvider = VersionProvider.class,
    subcommands = {
      RunCommand.class,
      ListCommand.class,
      SummaryCommand.class,
      DataCommand.class,
      EvaluateCommand.class,
      PredictCommand.class,
      ExportCommand.class,
      ReportCommand.class,
      ClaimsCommand.class,
      AuditCommand.class,
      LeaderboardCommand.class,
      InitNetCommand.class,
      BenchCommand.class
    })
public final class CommandLines implements Runnable {

  private static final List<String> SELECTION =
      List.of("step", "experiment", "assignment", "file", "all");

  private static final int FAILED = 1;
  private static final int NOT_UNDERSTOOD = 2;

  /** Wide enough for the longest option with its values, so that descriptions line up. */
  private static final int OPTIONS_WIDTH = 32;

  /** Without a command: what there is to run and how to choose. */
  @Override
  public void run() {
    new CommandLine(new ListCommand()).execute();
    System.err.printf(
        "%nTrain one with -Dstep=3 or -Dexperiment=ID after mvn ... exec:java, or with the command%n"
            + "  run --step 3%nAll commands and options: --help, or -Dexec.args=\"--help\"%n");
  }

  /**
   * Executes a command. Without arguments, system properties such as {@code step} stand for the
   * options of {@code run}.
   *
   * @return exit status: 0, 1 when the command failed, 2 when it was not understood
   */
  public static int execute(String... args) {
    var commandLine = new CommandLine(new CommandLines());
    CommandLine run = commandLine.getSubcommands().get("run");
    run.setDefaultValueProvider(new PropertyDefaults());
    commandLine.registerConverter(Path.class, CommandLines::path);
    commandLine.setCaseInsensitiveEnumValuesAllowed(true);
    commandLine.setUsageHelpLongOptionsMaxWidth(OPTIONS_WIDTH);
    commandLine.setParameterExceptionHandler((e, arguments) -> notUnderstood(e));
    commandLine.setExecutionExceptionHandler((e, failed, result) -> failed(failed, e));
    try {
      return commandLine.execute(effective(args, run));
    } catch (UserException | OutOfMemoryError | UnsatisfiedLinkError e) {
      return failed(commandLine, e);
    }
  }

  /** The arguments; where there are none and properties choose an experiment, those of run. */
  private static String[] effective(String[] args, CommandLine run) {
    if (args.length > 0 && !args[0].equals(run.getCommandName())) {
      return args;
    }
    PropertyDefaults.requireNoneMisspelled(run.getCommandSpec());
    boolean selected = SELECTION.stream().anyMatch(name -> System.getProperty(name) != null);
    return args.length == 0 && selected ? new String[] {run.getCommandName()} : args;
  }

  private static Path path(String text) {
    try {
      return Path.of(text);
    } catch (InvalidPathException e) {
      throw new TypeConversionException(FailureText.of(e));
    }
  }

  private static int notUnderstood(ParameterException e) {
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

  /** One line for each failure; a stack trace is shown only for what is the program's own fault. */
  static int failed(CommandLine command, Throwable failure) {
    Stream.concat(Stream.of(failure), Arrays.stream(failure.getSuppressed()))
        .map(each -> line(command, each))
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

  private static String line(CommandLine command, Throwable failure) {
    if (failure instanceof StoppedException && command.getCommandName().equals("run")) {
      return ResumeText.of(command.getParent().getParseResult().originalArgs());
    }
    if (failure instanceof OutOfMemoryError) {
      return "out of memory (" + failure.getMessage() + "): give Java more, as java -Xmx4g does";
    }
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
}
