package io.github.mnist8k.reproduce;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** NOTICE names the program's libraries, under their licences. */
class NoticeTest {

  private static final String OURS = "mnist-";

  @Test
  void noticeNamesEachLibraryAndNoOther() throws IOException {
    Set<String> libraries =
        Stream.of(Files.readString(Path.of("target", "libraries.txt")).strip().split("\\|"))
            .map(file -> Path.of(file).getFileName().toString())
            .filter(name -> name.endsWith(".jar") && !name.startsWith(OURS))
            .map(name -> name.replaceFirst("-\\d.*", ""))
            .collect(Collectors.toCollection(TreeSet::new));
    assertTrue(libraries.size() > 20, "found " + libraries);
    Set<String> named =
        Files.readAllLines(Path.of("..", "NOTICE")).stream()
            .filter(line -> line.startsWith("  "))
            .flatMap(line -> Stream.of(line.strip().split(" ")))
            .collect(Collectors.toCollection(TreeSet::new));
    assertEquals(libraries, named);
  }
}
