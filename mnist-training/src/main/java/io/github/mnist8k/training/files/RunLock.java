package io.github.mnist8k.training.files;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The right to write into a run's folder, held by one run at a time: by a lock of the system on the
 * file {@code .lock} in it, and within this process by a list. The system gives the lock back when
 * its process dies, so a file that was left behind does no harm.
 */
public final class RunLock implements AutoCloseable {

  private static final String FILE_NAME = ".lock";

  // Asked first: on POSIX systems a process that closes the file loses its lock, whoever opened it.
  private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

  private final RunFolder folder;
  private final Path held;
  private final FileChannel channel;
  private final boolean locked;
  private boolean closed;

  private RunLock(RunFolder folder, Path held, FileChannel channel) throws IOException {
    this.folder = folder;
    this.held = held;
    this.channel = channel;
    this.locked = lock(folder, channel);
  }

  /**
   * Takes a folder for a run, and makes it where there is none. The lock is taken before anything
   * in the folder is read, and held until the run has ended.
   *
   * @param folder the run's folder
   * @throws IOException if another run holds it, or the folder cannot be made or written
   */
  public static RunLock take(RunFolder folder) throws IOException {
    RunFolder.make(folder.path());
    Path held = folder.path().toRealPath();
    if (!HELD.add(held)) {
      throw taken(folder);
    }
    FileChannel channel = null;
    try {
      channel = FileChannel.open(file(folder), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      return new RunLock(folder, held, channel);
    } catch (IOException e) {
      HELD.remove(held);
      if (channel != null) {
        channel.close();
      }
      throw e;
    }
  }

  /**
   * Looks whether a folder can be taken, and leaves nothing in it.
   *
   * @param folder the run's folder, which need not exist
   * @throws IOException if another run holds it
   */
  public static void requireFree(RunFolder folder) throws IOException {
    if (Files.exists(file(folder))) {
      take(folder).close();
    }
  }

  /**
   * Locks the file of a run.
   *
   * @return whether it is locked; not on a file system without locks
   * @throws IOException if another run holds it
   */
  static boolean lock(RunFolder folder, FileChannel channel) throws IOException {
    boolean free;
    try {
      free = channel.tryLock() != null;
    } catch (OverlappingFileLockException e) {
      free = false; // the same folder under another name
    } catch (IOException e) {
      return false;
    }
    // Without its name it was the file of a run that has just ended: the next locks another one.
    if (!free || !Files.exists(file(folder))) {
      throw taken(folder);
    }
    return true;
  }

  /** One line for people where other processes are not kept out. */
  public Optional<String> warning() {
    return locked
        ? Optional.empty()
        : Optional.of(
            "the file system of "
                + folder.path()
                + " has no locks: see to it that no other process trains the same run");
  }

  /**
   * Gives the folder back, and removes it if the run has left nothing in it. The second call does
   * nothing: the folder may be another run's by then.
   */
  @Override
  public void close() {
    if (closed) {
      return;
    }
    closed = true;
    try (channel) {
      Files.deleteIfExists(file(folder));
      Files.deleteIfExists(folder.path());
    } catch (IOException e) {
      // The folder holds a run, as it should; or a lock file that no process holds stays behind.
    } finally {
      HELD.remove(held);
    }
  }

  private static Path file(RunFolder folder) {
    return folder.path().resolve(FILE_NAME);
  }

  private static IOException taken(RunFolder folder) {
    return new IOException(
        folder.path()
            + ": another run or process is training it; wait for its end, or choose another --out");
  }
}
