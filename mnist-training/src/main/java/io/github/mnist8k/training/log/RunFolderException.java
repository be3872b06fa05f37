package io.github.mnist8k.training.log;

import io.github.mnist8k.data.files.OneLine;
import java.io.IOException;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;

/**
 * A run's folder that cannot be used as asked. The message is one line, which says in plain words
 * what is the matter and what to do; {@link #ways} says the same to a program, which may add how
 * its own users do that.
 */
public final class RunFolderException extends IOException {

  private static final long serialVersionUID = 1L;

  /** What helps. */
  public enum Way {
    /** To go on with the run in the folder: its {@code EarlierRun} is {@code RESUMED}. */
    RESUME,
    /** To train anew and replace it: its {@code EarlierRun} is {@code OVERWRITTEN}. */
    OVERWRITE,
    /** To give the run another folder. */
    OTHER_FOLDER
  }

  private final EnumSet<Way> ways = EnumSet.noneOf(Way.class);

  /**
   * A folder that cannot be used.
   *
   * @param message one line: what is the matter, where, and what to do
   * @param ways what helps, at least one
   */
  public RunFolderException(String message, Way... ways) {
    this(message, null, ways);
  }

  /**
   * The same, with what led to it.
   *
   * @param cause the failure behind it, or null
   */
  public RunFolderException(String message, Throwable cause, Way... ways) {
    super(OneLine.of(message), cause);
    this.ways.addAll(Arrays.asList(ways));
  }

  /** What helps, in the order of {@link Way}. */
  public Set<Way> ways() {
    return EnumSet.copyOf(ways);
  }
}
