package io.github.mnist8k.reproduce.hostile;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/**
 * What Jazzer fuzzes: the reader of one {@link Format}, given whole files or, as a target of its
 * own, what lies in them behind a checksum or a length. {@code fuzz.sh} starts it.
 */
public final class FuzzedReader {

  private static final String SEALED = "-sealed";

  private static Format format;
  private static boolean sealed;

  /**
   * Prepares for the inputs, as Jazzer asks. The sound file is read before time is measured, since
   * most classes are loaded and instrumented then.
   *
   * @param args name of the target
   */
  public static void fuzzerInitialize(String[] args) throws IOException {
    sealed = args[0].endsWith(SEALED);
    String name = args[0].substring(0, args[0].length() - (sealed ? SEALED.length() : 0));
    format = Format.valueOf(name.replace('-', '_').toUpperCase(Locale.ROOT));
    format.give(format.sound());
  }

  /** Gives one input to the reader; what it must not do is an exception, and so a finding. */
  public static void fuzzerTestOneInput(byte[] input) throws IOException {
    format.give(sealed ? format.sealed().seal().around(input) : input);
  }

  /**
   * Makes a folder for each target, with the sound file from which Jazzer starts.
   *
   * @param args the folder around them
   */
  public static void main(String[] args) throws IOException {
    for (Format each : Format.values()) {
      Path folder = Path.of(args[0], each.name().toLowerCase(Locale.ROOT).replace('_', '-'));
      write(folder, each.sound());
      if (each.isSealed()) {
        write(Path.of(folder + SEALED), each.sealed().part());
      }
    }
  }

  private static void write(Path target, byte[] sound) throws IOException {
    Path corpus = Files.createDirectories(target.resolve("corpus"));
    Files.write(corpus.resolve("sound"), sound);
  }

  private FuzzedReader() {}
}
