package io.github.mnist8k.reproduce.machine;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.util.Optional;

/**
 * Standard output as UTF-8, whatever the system's settings. It keeps the first failure to write,
 * which a {@link PrintStream} hides: a full disk must not look like a success.
 */
public final class StandardOutput extends PrintStream {

  private static final String CLOSED_PIPE = "Broken pipe";

  private final Target target;

  /**
   * Standard output.
   *
   * @param file where it goes
   */
  public StandardOutput(OutputStream file) {
    this(new Target(file));
  }

  private StandardOutput(Target target) {
    super(new BufferedOutputStream(target, 1 << 13), true, UTF_8);
    this.target = target;
  }

  /** Writes what is still held back; gives what went wrong with the output so far. */
  public Optional<IOException> failure() {
    flush();
    return Optional.ofNullable(target.failure);
  }

  /** Whether a failure says that the reader has seen enough, as {@code | head -1} does. */
  public static boolean readerHasLeft(IOException failure) {
    return CLOSED_PIPE.equals(failure.getMessage());
  }

  /** A file that remembers. */
  private static final class Target extends OutputStream {

    private final OutputStream file;
    private volatile IOException failure;

    private Target(OutputStream file) {
      this.file = file;
    }

    @Override
    public void write(int one) throws IOException {
      write(new byte[] {(byte) one}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int count) throws IOException {
      try {
        file.write(bytes, from, count);
      } catch (IOException e) {
        failure = failure == null ? e : failure;
        throw e;
      }
    }
  }
}
