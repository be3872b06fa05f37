package io.github.mnist8k.reproduce.command;

import io.github.mnist8k.reproduce.options.PropertyDefaults;
import io.github.mnist8k.reproduce.options.UserException;
import io.github.mnist8k.training.files.DivergenceCheck.DivergedException;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.NoSuchElementException;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/**
 * The program's command line: finds the command, and turns its failures into one line and an exit
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
      BenchCommand.class
    })
public final class CommandLines implements Runnable {

  private static final String[] SELECTION = {"step", "experiment", "assignment", "all"};

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
    boolean selected = Stream.of(SELECTION).anyMatch(name -> System.getProperty(name) != null);
    String[] effective = args.length == 0 && selected ? new String[] {"run"} : args;
    var commandLine = new CommandLine(new CommandLines());
    commandLine.getSubcommands().get("run").setDefaultValueProvider(new PropertyDefaults());
    commandLine.setCaseInsensitiveEnumValuesAllowed(true);
    commandLine.setParameterExceptionHandler(
        (e, arguments) -> fail(e.getCommandLine(), e.getMessage() + " (see --help)", 2));
    commandLine.setExecutionExceptionHandler(
        (e, failed, result) -> {
          if (e instanceof IOException
              || e instanceof UncheckedIOException
              || e instanceof UserException
              || e instanceof NoSuchElementException
              || e instanceof DivergedException) {
            return fail(failed, line(e), 1);
          }
          throw e;
        });
    return commandLine.execute(effective);
  }

  private static int fail(CommandLine command, String message, int status) {
    PrintWriter err = command.getErr();
    err.println("error: " + message.replaceAll("\\s*\\R\\s*", " "));
    err.flush();
    return status;
  }

  /** The JDK's messages for files are often the bare path. */
  private static String line(Exception e) {
    Throwable cause = e instanceof UncheckedIOException ? e.getCause() : e;
    if (cause instanceof FileSystemException file && file.getReason() == null) {
      if (cause instanceof NoSuchFileException && file.getFile().indexOf(':') < 0) {
        return file.getFile() + ": there is no such file or folder";
      }
      if (cause instanceof AccessDeniedException) {
        return file.getFile() + ": no permission to read or write it";
      }
    }
    return cause.getMessage();
  }
}
