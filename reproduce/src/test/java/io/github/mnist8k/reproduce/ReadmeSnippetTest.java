package io.github.mnist8k.reproduce;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
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

/** The README's library example compiles as it stands, and runs. */
class ReadmeSnippetTest {

  private static final Path README = Path.of("..", "README.md");

  @TempDir private Path folder;

  @Test
  void exampleCompilesAndNamesADigitAndTheLabel() throws Exception {
    Matcher block =
        Pattern.compile("```java\\n(.*?)```", Pattern.DOTALL).matcher(Files.readString(README));
    assertTrue(block.find(), "the README has a Java example");
    Path source = Files.writeString(folder.resolve("Recognise.java"), block.group(1));
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

    Path weights = Reference.writeWeights(folder.resolve("weights.safetensors"));
    assertTrue(run(weights).matches("recognised \\d, the label is 7\\R"));
  }

  private String run(Path weights) throws Exception {
    PrintStream before = System.out;
    var out = new ByteArrayOutputStream();
    System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
    try (var loader = new URLClassLoader(new URL[] {folder.toUri().toURL()})) {
      loader
          .loadClass("Recognise")
          .getMethod("main", String[].class)
          .invoke(null, (Object) new String[] {weights.toString()});
    } finally {
      System.setOut(before);
    }
    return out.toString(StandardCharsets.UTF_8);
  }
}
