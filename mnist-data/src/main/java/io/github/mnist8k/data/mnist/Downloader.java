package io.github.mnist8k.data.mnist;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;

import io.github.mnist8k.data.DatasetException;
import io.github.mnist8k.data.files.WriteException;
import io.github.mnist8k.data.idx.IdxFile;
import io.github.mnist8k.data.idx.IdxReader;
import io.github.mnist8k.data.idx.StandardFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Fetches a file from the first mirror that has it right. Bytes go to {@code NAME.part}, which a
 * later attempt takes up where it ended; only a verified file gets its final name.
 */
final class Downloader {
  private static final Logger LOG = LoggerFactory.getLogger(Downloader.class);

  private final List<URI> mirrors;
  private final CanonicalHashes canonical;
  private final HttpTransfer transfer;

  Downloader(DataEnvironment environment, CanonicalHashes canonical) {
    this.mirrors = environment.mirrors();
    this.canonical = canonical;
    this.transfer = new HttpTransfer(environment.connectTimeout(), environment.stallTimeout());
  }

  /** The caller holds the lock of the folder. */
  IdxFile download(StandardFile file, Path folder) throws IOException {
    Path part = folder.resolve(file.gzipName() + ".part");
    List<String> failures = new ArrayList<>();
    for (URI mirror : mirrors) {
      URI uri = mirror.resolve(file.gzipName());
      try {
        LOG.info("Downloading {}", uri);
        IdxFile verified = fetch(uri, file, part);
        Files.move(part, folder.resolve(file.gzipName()), ATOMIC_MOVE);
        return verified;
      } catch (InterruptedIOException | WriteException e) {
        throw e; // another mirror would not help
      } catch (DatasetException e) {
        failures.add(e.getMessage());
      } catch (IOException e) {
        failures.add(uri + ": " + DatasetException.reason(e));
      }
    }
    throw new DatasetException(
        "%s: expected to download it, found no mirror that works [%s]; check the network, or name a folder with the MNIST files by mnist.dir"
            .formatted(file.gzipName(), String.join(" | ", failures)));
  }

  private IdxFile fetch(URI uri, StandardFile file, Path part) throws IOException {
    long present = Files.exists(part) ? Files.size(part) : 0;
    if (present > 0) {
      try {
        transfer.receive(uri, part, present);
        return verify(uri, file, part);
      } catch (DatasetException e) {
        // Perhaps the start came from a mirror that compresses differently: that says nothing about
        // this one.
        LOG.info("The resumed download does not fit, starting over: {}", e.getMessage());
      }
    }
    transfer.receive(uri, part, 0);
    return verify(uri, file, part);
  }

  private IdxFile verify(URI uri, StandardFile file, Path part) throws IOException {
    try (InputStream source = Files.newInputStream(part)) {
      IdxFile read = IdxReader.read(uri.toString(), source, file);
      canonical.check(file, read);
      return read;
    } catch (DatasetException e) {
      Files.delete(part);
      throw e;
    }
  }
}
