package io.github.mnist8k.data.mnist;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.github.mnist8k.data.idx.StandardFile;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;

/** A real HTTP server on this machine that answers as told and remembers what it was asked for. */
final class Mirror implements AutoCloseable {
  /** How the server answers one request for a file. */
  @FunctionalInterface
  interface Answer {
    void to(HttpExchange exchange, byte[] file) throws IOException;
  }

  /** Sends the file, or the part asked for. */
  static final Answer GOOD = Mirror::sendFromRange;

  static {
    // Without it each answer waits 40 ms for an acknowledgement (Nagle's algorithm).
    System.setProperty("sun.net.httpserver.nodelay", "true");
  }

  private final HttpServer server;
  private final List<String> requests = new CopyOnWriteArrayList<>();

  Mirror(Answer answer) throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/mnist/",
        exchange -> {
          try (exchange) {
            String name = exchange.getRequestURI().getPath().replace("/mnist/", "");
            String range = exchange.getRequestHeaders().getFirst("Range");
            requests.add(range == null ? name : name + " " + range);
            answer.to(exchange, gzip(name));
          }
        });
    server.start();
  }

  private static byte[] gzip(String name) {
    for (StandardFile file : StandardFile.values()) {
      if (file.gzipName().equals(name)) {
        return SmallMnist.gzip(file);
      }
    }
    throw new AssertionError("asked for " + name);
  }

  URI uri() {
    return URI.create("http://127.0.0.1:%d/mnist/".formatted(server.getAddress().getPort()));
  }

  /** Names in the order they were asked for, followed by the Range header where there was one. */
  List<String> requests() {
    return List.copyOf(requests);
  }

  static void send(HttpExchange exchange, int status, byte[] body) throws IOException {
    exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
    exchange.getResponseBody().write(body);
  }

  /** Holds an answer back; for use inside an answer. */
  static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void sendFromRange(HttpExchange exchange, byte[] file) throws IOException {
    String range = exchange.getRequestHeaders().getFirst("Range");
    if (range == null) {
      send(exchange, 200, file);
      return;
    }
    int start = Integer.parseInt(range.replaceAll("\\D", ""));
    if (start >= file.length) {
      send(exchange, 416, new byte[0]);
      return;
    }
    exchange
        .getResponseHeaders()
        .set("Content-Range", "bytes %d-%d/%d".formatted(start, file.length - 1, file.length));
    send(exchange, 206, Arrays.copyOfRange(file, start, file.length));
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
