package io.github.mnist8k.reproduce.command;

import io.github.mnist8k.reproduce.failures.Failures;
import io.github.mnist8k.reproduce.options.InputFiles;
import io.github.mnist8k.reproduce.options.PropertyDefaults;
import io.github.mnist8k.reproduce.options.UserException;
import io.github.mnist8k.reproduce.options.VersionProvider;
import io.github.mnist8k.reproduce.text.ResumeText;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/**
 * The program's command line: finds the command, and turns its failures into lines and an exit
 * status.
 */
@Command(
    name = "mnist8k",
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
    commandLine.registerConverter(Path.class, InputFiles::path);
    commandLine.setCaseInsensitiveEnumValuesAllowed(true);
    commandLine.setUsageHelpLongOptionsMaxWidth(OPTIONS_WIDTH);
    commandLine.setParameterExceptionHandler((e, arguments) -> Failures.notUnderstood(e));
    commandLine.setExecutionExceptionHandler(
        (e, failed, result) -> Failures.failed(failed, e, CommandLines::goOn));
    try {
      return commandLine.execute(effective(args, run));
    } catch (UserException | OutOfMemoryError | UnsatisfiedLinkError e) {
      return Failures.failed(commandLine, e, CommandLines::goOn);
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

  /** How a stopped command goes on: only runs can. */
  private static String goOn(CommandLine command) {
    return command.getCommandName().equals("run")
        ? ResumeText.of(command.getParent().getParseResult().originalArgs())
        : "stopped";
  }
}
