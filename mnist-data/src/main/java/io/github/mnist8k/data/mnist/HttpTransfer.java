package io.github.mnist8k.data.mnist;

import static java.nio.file.StandardOpenOption.APPEND;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.TRUNCATE_EXISTING;
import static java.nio.file.StandardOpenOption.WRITE;

import io.github.mnist8k.data.DatasetException;
import io.github.mnist8k.data.files.WriteException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * Moves bytes from a URI to a file, whole or from an offset on. It never waits longer than told for
 * a portion, so that a mirror that trickles is given up, and takes no more than a file can have.
 */
final class HttpTransfer {
  private static final int RANGE_NOT_SATISFIABLE = 416;
  private static final int PORTION_BYTES = 1 << 16;

  /** More than any file of MNIST has, compressed or not: 47 million for the training images. */
  private static final long MOST_BYTES = 64L << 20;

  private final HttpClient client;
  private final Duration stallTimeout;

  HttpTransfer(Duration connectTimeout, Duration stallTimeout) {
    this.client =
        HttpClient.newBuilder()
            .connectTimeout(connectTimeout)
            .followRedirects(HttpClient.Redirect.NORMAL)
            .build();
    this.stallTimeout = stallTimeout;
  }

  /**
   * Appends the bytes from {@code start} on to the file, or, when start is 0 or the server sends
   * everything all the same, replaces it. After any other failure than a refused range the file
   * keeps what has arrived.
   *
   * @throws DatasetException when the server cannot continue at {@code start}
   * @throws WriteException when the file cannot be written
   * @throws IOException when the transfer fails
   */
  void receive(URI uri, Path file, long start) throws IOException {
    HttpRequest.Builder request = HttpRequest.newBuilder(uri).timeout(stallTimeout);
    if (start > 0) {
      request.header("Range", "bytes=%d-".formatted(start));
    }
    HttpResponse<InputStream> response = send(request.build());
    try (InputStream body = response.body()) {
      switch (response.statusCode()) {
        case HttpURLConnection.HTTP_OK -> save(body, file, false);
        // A range other than the one asked for makes a file that the caller's verification refuses.
        case HttpURLConnection.HTTP_PARTIAL -> save(body, file, start > 0);
        case RANGE_NOT_SATISFIABLE ->
            throw DatasetException.at(
                uri.toString(), start, "expected the bytes from here on, found HTTP status 416");
        default -> throw new IOException("HTTP status " + response.statusCode());
      }
    }
  }

  private HttpResponse<InputStream> send(HttpRequest request) throws IOException {
    try {
      return client.send(request, HttpResponse.BodyHandlers.ofInputStream());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("download interrupted: " + request.uri());
    }
  }

  private void save(InputStream body, Path target, boolean append) throws IOException {
    byte[] buffer = new byte[PORTION_BYTES];
    try (FileChannel file = open(target, append)) {
      while (savePortion(body, target, file, buffer)) {
        if (file.size() > MOST_BYTES) {
          throw new IOException("expected at most %d bytes, found more".formatted(MOST_BYTES));
        }
      }
      force(target, file);
    }
  }

  /** Some file systems say only now that the disk is full. */
  private static void force(Path target, FileChannel file) throws WriteException {
    try {
      file.force(true);
    } catch (IOException e) {
      throw new WriteException(target, e);
    }
  }

  private static FileChannel open(Path target, boolean append) throws WriteException {
    try {
      return FileChannel.open(target, CREATE, WRITE, append ? APPEND : TRUNCATE_EXISTING);
    } catch (IOException e) {
      throw new WriteException(target, e);
    }
  }

  private static void write(Path target, FileChannel file, ByteBuffer bytes) throws WriteException {
    try {
      while (bytes.hasRemaining()) {
        file.write(bytes);
      }
    } catch (IOException e) {
      throw new WriteException(target, e);
    }
  }

  /**
   * The request's own time-out ends with the headers; this one guards each portion of the body.
   * Bytes are written as they come, so that what has arrived is kept.
   *
   * @return whether there may be more
   */
  private boolean savePortion(InputStream body, Path target, FileChannel file, byte[] buffer)
      throws IOException {
    CompletableFuture<Void> guard =
        new CompletableFuture<Void>().orTimeout(stallTimeout.toMillis(), TimeUnit.MILLISECONDS);
    guard.whenComplete((inTime, timeout) -> closeIf(timeout != null, body));
    int arrived = 0;
    int count = 0;
    try {
      while (arrived < buffer.length && count >= 0) {
        count = body.read(buffer, 0, buffer.length - arrived);
        if (count > 0) {
          write(target, file, ByteBuffer.wrap(buffer, 0, count));
          arrived += count;
        }
      }
    } catch (WriteException e) {
      guard.complete(null);
      throw e;
    } catch (IOException e) {
      if (guard.complete(null)) {
        throw e;
      }
      throw tooSlow(arrived);
    }
    if (!guard.complete(null)) {
      throw tooSlow(arrived);
    }
    return count >= 0;
  }

  private HttpTimeoutException tooSlow(int arrived) {
    return new HttpTimeoutException(
        "%s bytes for %d ms"
            .formatted(arrived == 0 ? "no" : "only " + arrived, stallTimeout.toMillis()));
  }

  /** Closing wakes the thread that waits in read. */
  private static void closeIf(boolean stalled, InputStream body) {
    if (stalled) {
      try {
        body.close();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
