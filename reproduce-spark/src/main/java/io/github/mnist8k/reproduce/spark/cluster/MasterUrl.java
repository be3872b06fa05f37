package io.github.mnist8k.reproduce.spark.cluster;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where Spark finds its workers.
 *
 * @param text {@code local[2]}, {@code spark://host:port}, or another that Spark knows
 */
record MasterUrl(String text) {

  private static final Pattern STANDALONE = Pattern.compile("spark://([^/]+)");
  private static final Pattern ADDRESS = Pattern.compile("(.+):(\\d{1,5})");
  private static final int CONNECT_MILLIS = 5_000;

  /** Whether the runs are done in this process. */
  boolean local() {
    return text.startsWith("local");
  }

  /**
   * Looks whether a standalone master listens: Spark itself would try for a minute.
   *
   * @throws ClusterException if none of the addresses named can be reached
   */
  void requireReachable() throws ClusterException {
    Matcher standalone = STANDALONE.matcher(text);
    if (!standalone.matches()) {
      return;
    }
    ClusterException failure = null;
    for (String address : standalone.group(1).split(",")) {
      try {
        connect(address);
        return;
      } catch (IOException | IllegalArgumentException e) {
        failure =
            new ClusterException(
                "--master %s: no master of Spark can be reached there (%s); its own page, at port 8080, names its address"
                    .formatted(text, e.getMessage()),
                e);
      }
    }
    throw failure;
  }

  private static void connect(String address) throws IOException {
    Matcher matcher = ADDRESS.matcher(address);
    if (!matcher.matches()) {
      throw new IOException("expected HOST:PORT, found " + address);
    }
    var target = new InetSocketAddress(matcher.group(1), Integer.parseInt(matcher.group(2)));
    if (target.isUnresolved()) {
      throw new IOException("unknown host " + matcher.group(1));
    }
    try (Socket socket = new Socket()) {
      socket.connect(target, CONNECT_MILLIS);
    }
  }
}
