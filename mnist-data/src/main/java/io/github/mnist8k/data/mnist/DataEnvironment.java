package io.github.mnist8k.data.mnist;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Everything outside this library that decides where MNIST is looked for, as one value.
 *
 * @param propertyFolder folder named by the system property {@code mnist.dir}; looked at first
 * @param environmentFolder folder named by the environment variable {@code MNIST_DIR}; looked at
 *     second
 * @param classPath class loader asked for {@code mnist8k/mnist/*.gz}; third
 * @param cache folder that keeps downloads; fourth, and created when needed
 * @param mirrors folders to download from into the cache, in this order, each ending in a slash
 * @param connectTimeout longest wait for a connection to a mirror
 * @param stallTimeout longest wait for a mirror's answer, and for each next portion (64 KiB) of a
 *     file
 */
public record DataEnvironment(
    Optional<Path> propertyFolder,
    Optional<Path> environmentFolder,
    ClassLoader classPath,
    Path cache,
    List<URI> mirrors,
    Duration connectTimeout,
    Duration stallTimeout) {
  private static final List<URI> MNIST_MIRRORS =
      List.of(
          URI.create("https://ossci-datasets.s3.amazonaws.com/mnist/"),
          URI.create("https://storage.googleapis.com/cvdf-datasets/mnist/"));

  /**
   * Copies the list.
   *
   * @throws IllegalArgumentException when a mirror does not end in a slash, or a time-out is not
   *     positive
   */
  public DataEnvironment {
    Objects.requireNonNull(propertyFolder, "propertyFolder");
    Objects.requireNonNull(environmentFolder, "environmentFolder");
    Objects.requireNonNull(classPath, "classPath");
    Objects.requireNonNull(cache, "cache");
    Objects.requireNonNull(mirrors, "mirrors");
    Objects.requireNonNull(connectTimeout, "connectTimeout");
    Objects.requireNonNull(stallTimeout, "stallTimeout");
    mirrors = List.copyOf(mirrors);
    for (URI mirror : mirrors) {
      if (!mirror.toString().endsWith("/")) {
        throw new IllegalArgumentException("mirror: expected a slash at the end, found " + mirror);
      }
    }
    requirePositive("connectTimeout", connectTimeout);
    requirePositive("stallTimeout", stallTimeout);
  }

  private static void requirePositive(String name, Duration value) {
    if (value.isZero() || value.isNegative()) {
      throw new IllegalArgumentException(name + ": expected more than 0, found " + value);
    }
  }

  /** The environment of this process: its properties, its variables, the public mirrors. */
  public static DataEnvironment system() {
    return of(System::getProperty, System::getenv);
  }

  static DataEnvironment of(UnaryOperator<String> properties, UnaryOperator<String> variables) {
    // The XDG rules say that a relative XDG_CACHE_HOME is to be ignored.
    Path caches =
        path(variables.apply("XDG_CACHE_HOME"))
            .filter(Path::isAbsolute)
            .orElseGet(() -> Path.of(properties.apply("user.home"), ".cache"));
    return new DataEnvironment(
        path(properties.apply("mnist.dir")),
        path(variables.apply("MNIST_DIR")),
        DataEnvironment.class.getClassLoader(),
        caches.resolve("mnist8k"),
        MNIST_MIRRORS,
        Duration.ofSeconds(10),
        Duration.ofSeconds(30));
  }

  /** An empty value means unset, as shells have it. */
  private static Optional<Path> path(String value) {
    return Optional.ofNullable(value).filter(v -> !v.isBlank()).map(Path::of);
  }
}
