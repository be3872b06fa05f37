package io.github.mnist8k.training.files;

import io.github.mnist8k.training.log.RunFolderException;
import io.github.mnist8k.training.log.RunFolderException.Way;
import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
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

  private RunLock(RunFolder folder, Path held, FileChannel channel, Identity seen)
      throws IOException {
    this.folder = folder;
    this.held = held;
    this.channel = channel;
    this.locked = lock(folder, channel, seen);
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
      Identity seen = made(file(folder));
      channel = FileChannel.open(file(folder), StandardOpenOption.WRITE);
      return new RunLock(folder, held, channel, seen);
    } catch (NoSuchFileException e) { // another run has just ended, and removed what it made
      HELD.remove(held);
      throw taken(folder);
    } catch (IOException e) {
      HELD.remove(held);
      if (channel != null) {
        channel.close();
      }
      throw e;
    }
  }

  private static Identity made(Path file) throws IOException {
    try {
      Files.createFile(file);
    } catch (FileAlreadyExistsException e) {
      // A run holds it, or one that was killed has left it behind.
    }
    return Identity.of(file);
  }

  /**
   * Which file has a name: of two that had it one after the other, the system may give the second
   * the key of the first.
   *
   * @param key what the system tells files apart by, or null where it has nothing
   * @param made when it was made, as nothing is ever written into it
   */
  record Identity(Object key, FileTime made) {
    static Identity of(Path file) throws IOException {
      var attributes = Files.readAttributes(file, BasicFileAttributes.class);
      return new Identity(attributes.fileKey(), attributes.lastModifiedTime());
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
   * @param channel its open file
   * @param seen which file had the name just before it was opened
   * @return whether it is locked; not on a file system without locks
   * @throws IOException if another run holds it
   */
  static boolean lock(RunFolder folder, FileChannel channel, Identity seen) throws IOException {
    boolean free;
    try {
      free = channel.tryLock() != null;
    } catch (OverlappingFileLockException e) {
      free = false; // the same folder under another name
    } catch (ClosedByInterruptException e) {
      throw e;
    } catch (IOException e) {
      return false;
    }
    if (!free || !hasTheName(folder, seen)) {
      throw taken(folder);
    }
    return true;
  }

  /**
   * Not if it was the file of a run that has ended since: other runs lock another one. From now on
   * the name stays, since only who holds the lock removes it.
   */
  private static boolean hasTheName(RunFolder folder, Identity seen) throws IOException {
    try {
      return Identity.of(file(folder)).equals(seen);
    } catch (NoSuchFileException e) {
      return false;
    }
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
    return new RunFolderException(
        folder.path()
            + ": another run or process is training it; wait for its end, or choose another folder",
        Way.OTHER_FOLDER);
  }
}
