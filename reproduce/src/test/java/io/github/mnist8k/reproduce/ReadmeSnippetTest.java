package io.github.mnist8k.reproduce;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The programs that the documents show are those of the consumers under {@code src/it}, which the
 * build compiles with the dependencies that a reader would have, and runs.
 */
class ReadmeSnippetTest {

  private static final Path CONSUMERS = Path.of("src", "it");
  private static final Pattern JAVA = Pattern.compile("```java\\n(.*?)```", Pattern.DOTALL);
  private static final Pattern DEPENDENCIES =
      Pattern.compile("<dependency>.*?<artifactId>(.*?)</artifactId>", Pattern.DOTALL);

  @ParameterizedTest
  @CsvSource({
    "README.md, read-digit, ReadDigit",
    "docs/library.md, classify-batch, ClassifyBatch",
    "docs/library.md, train-own-net, TrainOwnNet",
  })
  void documentShowsTheConsumersProgram(String document, String consumer, String type)
      throws IOException {
    Path source = CONSUMERS.resolve(consumer).resolve("src/main/java").resolve(type + ".java");
    List<String> shown =
        examples(document).stream()
            .filter(example -> example.contains("class " + type + " "))
            .toList();
    assertEquals(List.of(Files.readString(source)), shown);
  }

  @ParameterizedTest
  @CsvSource({
    "README.md, read-digit",
    "docs/library.md, classify-batch",
    "docs/library.md, train-own-net",
  })
  void documentNamesTheConsumersDependencies(String document, String consumer) throws IOException {
    String text = read(document);
    String pom = Files.readString(CONSUMERS.resolve(consumer).resolve("pom.xml"));
    List<String> names =
        DEPENDENCIES.matcher(pom).results().map(result -> result.group(1)).toList();
    assertTrue(names.size() > 0, consumer + " has dependencies");
    for (String name : names) {
      String inPom = "<artifactId>" + name + "</artifactId>";
      assertTrue(text.contains(":" + name + ":") || text.contains(inPom), name + " in " + document);
    }
  }

  private static List<String> examples(String document) throws IOException {
    return JAVA.matcher(read(document)).results().map(ReadmeSnippetTest::text).toList();
  }

  private static String text(MatchResult block) {
    return block.group(1);
  }

  private static String read(String document) throws IOException {
    return Files.readString(Path.of("..").resolve(document));
  }
}
