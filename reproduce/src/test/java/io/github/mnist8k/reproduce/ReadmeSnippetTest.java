package io.github.mnist8k.reproduce;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The library examples of the documents compile as they stand, and run. */
class ReadmeSnippetTest {

  private static final Path DOCUMENTS = Path.of("..");

  @TempDir private Path folder;

  /** A consumer is built from it, so what a reader copies compiles with one dependency. */
  @Test
  void readmesExampleIsThatOfAConsumerAndReadsADrawing() throws Exception {
    Path consumer = Path.of("src", "it", "read-digit");
    String source = Files.readString(consumer.resolve("src/main/java/ReadDigit.java"));
    assertEquals(source, example("README.md"));
    compile("README.md", "ReadDigit");
    assertEquals("a 3", run("ReadDigit", consumer.resolve("three.png").toString()).strip());
  }

  @Test
  void exampleWithTensorFlowNamesADigitAndTheLabel() throws Exception {
    compile("docs/library.md", "Recognise");
    Path weights = Reference.writeWeights(folder.resolve("weights.safetensors"));
    String output = run("Recognise", weights.toString());
    assertTrue(output.matches("recognised \\d, the label is 7\\R"), output);
  }

  private static String example(String document) throws IOException {
    Matcher block =
        Pattern.compile("```java\\n(.*?)```", Pattern.DOTALL)
            .matcher(Files.readString(DOCUMENTS.resolve(document)));
    assertTrue(block.find(), document + " has a Java example");
    return block.group(1);
  }

  private void compile(String document, String type) throws IOException {
    Path source = Files.writeString(folder.resolve(type + ".java"), example(document));
    var errors = new ByteArrayOutputStream();
    int status =
        ToolProvider.getSystemJavaCompiler()
            .run(
                null,
                null,
                errors,
                "-cp",
                System.getProperty("java.class.path"),
                "-d",
                folder.toString(),
                source.toString());
    assertEquals(0, status, errors.toString(StandardCharsets.UTF_8));
  }

  private String run(String type, String... args) throws Exception {
    PrintStream before = System.out;
    var out = new ByteArrayOutputStream();
    System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
    try (var loader = new URLClassLoader(new URL[] {folder.toUri().toURL()})) {
      loader.loadClass(type).getMethod("main", String[].class).invoke(null, (Object) args);
    } finally {
      System.setOut(before);
    }
    return out.toString(StandardCharsets.UTF_8);
  }
}
