package io.github.mnist8k.reproduce;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.CRC32;

/** Looks into folders, to see what a command did to them. */
public final class Folders {

  /** Checksum of the content of every file, 0 for folders, by path. */
  public static Map<Path, Long> content(Path folder) throws IOException {
    Map<Path, Long> content = new TreeMap<>();
    try (Stream<Path> paths = Files.walk(folder)) {
      for (Path path : paths.toList()) {
        var checksum = new CRC32();
        if (Files.isRegularFile(path)) {
          checksum.update(Files.readAllBytes(path));
        }
        content.put(path, checksum.getValue());
      }
    }
    return content;
  }

  /** The lines of an epoch log without its last two columns, the seconds. */
  static List<String> withoutTimes(Path epochs) throws IOException {
    return Files.readAllLines(epochs).stream()
        .map(row -> row.replaceFirst(",[^,]*,[^,]*$", ""))
        .toList();
  }

  private Folders() {}
}
