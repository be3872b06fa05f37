package io.github.mnist8k.reproduce.spark;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import org.apache.logging.log4j.core.config.Configurator;

/** Where Spark's messages go: it has many, of which people need few. */
final class SweepLog {

  private static final String FILE_NAME = "spark.log";

  private SweepLog() {}

  /**
   * Sends them to a file in a folder, behind what is there; warnings of this program stay on
   * standard error. Under {@code spark-submit} this replaces its settings in this process.
   *
   * @return the file
   */
  static Path into(Path folder) {
    Path file = folder.resolve(FILE_NAME);
    System.setProperty("mnist8k.sweep.log", file.toString());
    Configurator.reconfigure(settings());
    return file;
  }

  private static URI settings() {
    try {
      return SweepLog.class.getResource("/mnist8k/sweep-log4j2.xml").toURI();
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }
}
