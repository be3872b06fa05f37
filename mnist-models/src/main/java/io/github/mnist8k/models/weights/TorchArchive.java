package io.github.mnist8k.models.weights;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/**
 * The zip archive that PyTorch's {@code torch.save} writes since 1.6: in one folder {@code
 * data.pkl}, a pickle, and under {@code data/} the bytes of each storage, nothing compressed.
 */
final class TorchArchive implements Closeable {

  /** A pickle of some thousand tensors; what is read of it takes some hundred times as much. */
  private static final int LONGEST_PICKLE = 1 << 20;

  private static final String PICKLE = "data.pkl";

  private final Path file;
  private final ZipFile zip;
  private final Map<String, ZipEntry> entries = new LinkedHashMap<>();
  private final String folder;

  /**
   * Opens an archive.
   *
   * @throws WeightsException if it is not one that {@code torch.save} writes, or its entries claim
   *     to hold more than the file
   * @throws IOException if it cannot be read
   */
  TorchArchive(Path file) throws IOException {
    this.file = file;
    try {
      zip = new ZipFile(file.toFile());
    } catch (ZipException e) {
      throw refused(
          "a whole zip archive", "one that is cut off or damaged (" + e.getMessage() + ")");
    }
    try {
      index();
      folder = folder();
      requireSizesThatCanBe();
      requireLittleEndian();
    } catch (IOException | RuntimeException e) {
      zip.close();
      throw e;
    }
  }

  private void index() throws WeightsException {
    for (ZipEntry entry : zip.stream().toList()) {
      if (entries.put(entry.getName(), entry) != null) {
        throw refused("entries that differ", entry.getName() + " twice");
      }
    }
  }

  private void requireSizesThatCanBe() throws IOException {
    long length = Files.size(file);
    long sum = 0;
    for (ZipEntry entry : entries.values()) {
      if (entry.getMethod() != ZipEntry.STORED || entry.getSize() != entry.getCompressedSize()) {
        throw refused("entries that are not compressed", "a compressed one, " + entry.getName());
      }
      sum += entry.getSize();
      if (entry.getSize() < 0 || sum < 0 || sum > length) {
        throw refused("entries that fit into " + length + " bytes", "larger ones");
      }
    }
  }

  /** With its slash. */
  private String folder() throws WeightsException {
    List<String> pickles =
        entries.keySet().stream().filter(name -> name.matches("[^/]+/data[.]pkl")).toList();
    if (pickles.size() != 1) {
      throw refused("one FOLDER/" + PICKLE + " as torch.save writes it", pickles.size() + "");
    }
    String name = pickles.get(0);
    String found = name.substring(0, name.length() - PICKLE.length());
    if (entries.containsKey(found + "constants.pkl")) {
      throw refused("a state dict", "a TorchScript program; save model.state_dict()");
    }
    return found;
  }

  /** Files of PyTorch 1 do not say, and are taken for what almost all machines are. */
  private void requireLittleEndian() throws IOException {
    if (entries.containsKey(folder + "byteorder")) {
      String order = new String(content("byteorder", 100), StandardCharsets.US_ASCII);
      if (!order.equals("little")) {
        throw refused("byte order little", order);
      }
    }
  }

  /**
   * The pickle.
   *
   * @throws WeightsException if it is longer than a state dict's can be, or damaged
   * @throws IOException if it cannot be read
   */
  byte[] pickle() throws IOException {
    return content(PICKLE, LONGEST_PICKLE);
  }

  /**
   * The bytes of a storage.
   *
   * @param key its name in the pickle
   * @throws WeightsException if there is none of this name, or it is damaged
   * @throws IOException if it cannot be read
   */
  ByteBuffer storage(String key) throws IOException {
    return ByteBuffer.wrap(content("data/" + key, Integer.MAX_VALUE - 8));
  }

  private byte[] content(String name, int most) throws IOException {
    ZipEntry entry = entries.get(folder + name);
    if (entry == null) {
      throw refused("an entry " + folder + name, "none");
    }
    if (entry.getSize() > most) {
      throw refused(name + " of at most " + most + " bytes", entry.getSize() + "");
    }
    byte[] content;
    try (InputStream in = zip.getInputStream(entry)) {
      content = in.readNBytes((int) entry.getSize());
    } catch (ZipException | EOFException e) {
      throw refused("an entry " + folder + name, "a damaged one (" + e.getMessage() + ")");
    }
    var checksum = new CRC32();
    checksum.update(content);
    if (content.length != entry.getSize() || checksum.getValue() != entry.getCrc()) {
      throw refused(name + " with the checksum of the archive", "a damaged one");
    }
    return content;
  }

  private WeightsException refused(String expected, String found) {
    return new WeightsException(
        file + ": is not a file of torch.save: expected " + expected + ", found " + found);
  }

  @Override
  public void close() throws IOException {
    zip.close();
  }
}
