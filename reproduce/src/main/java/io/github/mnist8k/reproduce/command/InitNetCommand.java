package io.github.mnist8k.reproduce.command;

import io.github.mnist8k.data.files.AtomicFiles;
import io.github.mnist8k.reproduce.options.UserException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code init-net}: a beginning for a net of one's own. */
@Command(
    name = "init-net",
    description = "Writes an example of a net and its recipe, with comments, to begin with.",
    mixinStandardHelpOptions = true)
final class InitNetCommand implements Callable<Integer> {

  private static final String EXAMPLE = "/mnist8k/own-net.json";
  private static final String EXAMPLE_ID = "own/net1";

  @Parameters(paramLabel = "FILE", description = "A new file, such as net1.json.")
  private Path file;

  @Override
  public Integer call() throws IOException {
    if (file.getFileName() == null || file.toString().isBlank()) {
      throw new UserException("expected the name of a new file, found '" + file + "'");
    }
    if (Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
      throw new UserException(
          file + ": is there already, and is left as it is; choose another name");
    }
    Path folder = file.toAbsolutePath().getParent();
    if (!Files.isDirectory(folder)) {
      throw new UserException(file + ": there is no folder " + folder + "; make it first");
    }
    AtomicFiles.writeText(file, example().replace(EXAMPLE_ID, "own/" + name()));
    System.err.printf("wrote %s; look at it with: summary --file %s%n", file, file);
    System.err.printf("then train it with: run --file %s%n", file);
    return 0;
  }

  /** The file's name as the end of an id: small letters, digits, hyphens. */
  private String name() {
    String name =
        file.getFileName()
            .toString()
            .replaceFirst("\\.[^.]*$", "")
            .toLowerCase(Locale.ROOT)
            .replaceAll("[^a-z0-9]+", "-")
            .replaceAll("^-+|-+$", "");
    return name.isEmpty() ? "net1" : name;
  }

  private static String example() throws IOException {
    try (InputStream bytes = InitNetCommand.class.getResourceAsStream(EXAMPLE)) {
      return new String(bytes.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
