package io.github.mnist8k.digits;

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

/** The example of the document compiles as it stands, and reads its digit. */
class DocumentTest {

  private static final Path DOCUMENT = Path.of("..", "docs", "digits-format.md");

  @TempDir private Path folder;

  @Test
  void exampleCompilesAndReadsAOne() throws Exception {
    Matcher block =
        Pattern.compile("```java\\n(.*?)```", Pattern.DOTALL).matcher(Files.readString(DOCUMENT));
    assertTrue(block.find(), "the document has a Java example");
    Path source = Files.writeString(folder.resolve("ReadDigit.java"), block.group(1));
    var errors = new ByteArrayOutputStream();
    String[] options = {"-cp", System.getProperty("java.class.path"), "-d", folder.toString()};
    int status =
        ToolProvider.getSystemJavaCompiler()
            .run(
                null,
                null,
                errors,
                options[0],
                options[1],
                options[2],
                options[3],
                source.toString());
    assertEquals(0, status, errors.toString(StandardCharsets.UTF_8));
    assertTrue(run().startsWith("a 1, says era2-s7/step5 (trained by mnist8k"));
  }

  private String run() throws Exception {
    PrintStream before = System.out;
    var out = new ByteArrayOutputStream();
    System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
    try (var loader = new URLClassLoader(new URL[] {folder.toUri().toURL()})) {
      loader
          .loadClass("ReadDigit")
          .getMethod("main", String[].class)
          .invoke(null, (Object) new String[0]);
    } finally {
      System.setOut(before);
    }
    return out.toString(StandardCharsets.UTF_8);
  }
}
