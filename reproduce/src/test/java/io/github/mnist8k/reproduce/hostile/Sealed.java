package io.github.mnist8k.reproduce.hostile;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/**
 * The part of a sound file that lies behind a checksum or a length: they are made right again
 * around another part, so that a reader goes on to it.
 *
 * @param part the sound part
 * @param seal makes a file of another part
 */
record Sealed(byte[] part, Seal seal) {

  private static final int DIGITS_HEADER = 16;

  /** Makes a file of a part. */
  @FunctionalInterface
  interface Seal {
    byte[] around(byte[] part) throws IOException;
  }

  /** The uncompressed content of a gzip file. */
  static Sealed gzip(byte[] file) throws IOException {
    try (var in = new GZIPInputStream(new ByteArrayInputStream(file))) {
      return new Sealed(in.readAllBytes(), Sealed::compressed);
    }
  }

  private static byte[] compressed(byte[] content) throws IOException {
    var compressed = new ByteArrayOutputStream();
    try (var out = new GZIPOutputStream(compressed)) {
      out.write(content);
    }
    return compressed.toByteArray();
  }

  /** The JSON header of a safetensors file. */
  static Sealed safetensors(byte[] file) {
    int length = (int) ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN).getLong();
    int end = Long.BYTES + length;
    return new Sealed(
        Arrays.copyOfRange(file, Long.BYTES, end),
        header ->
            ByteBuffer.allocate(Long.BYTES + header.length + file.length - end)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(header.length)
                .put(header)
                .put(file, end, file.length - end)
                .array());
  }

  /** What lies in a digits file between its header and its checksum. */
  static Sealed digits(byte[] file) {
    return new Sealed(
        Arrays.copyOfRange(file, DIGITS_HEADER, file.length - Integer.BYTES),
        body -> {
          var whole =
              ByteBuffer.allocate(DIGITS_HEADER + body.length + Integer.BYTES)
                  .order(ByteOrder.LITTLE_ENDIAN);
          whole.put(file, 0, DIGITS_HEADER - Integer.BYTES).putInt(whole.capacity()).put(body);
          return whole.putInt((int) checksum(whole.array(), whole.position())).array();
        });
  }

  /** The pickle in an archive of {@code torch.save}. */
  static Sealed pickle(byte[] file) throws IOException {
    Map<String, byte[]> entries = entries(file);
    String name =
        entries.keySet().stream().filter(e -> e.endsWith("/data.pkl")).findFirst().orElseThrow();
    return new Sealed(
        entries.get(name),
        pickle -> {
          var archive = new ByteArrayOutputStream();
          try (var out = new ZipOutputStream(archive)) {
            for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
              store(entry.getKey(), entry.getKey().equals(name) ? pickle : entry.getValue(), out);
            }
          }
          return archive.toByteArray();
        });
  }

  private static void store(String name, byte[] bytes, ZipOutputStream out) throws IOException {
    var entry = new ZipEntry(name);
    entry.setMethod(ZipEntry.STORED);
    entry.setSize(bytes.length);
    entry.setCrc(checksum(bytes, bytes.length));
    out.putNextEntry(entry);
    out.write(bytes);
  }

  /** Of a file, as streams of archives cannot be read the way PyTorch writes them. */
  private static Map<String, byte[]> entries(byte[] archive) throws IOException {
    Path file = Files.write(Files.createTempFile("archive", null), archive);
    Map<String, byte[]> entries = new LinkedHashMap<>();
    try (var zip = new ZipFile(file.toFile())) {
      for (ZipEntry entry : zip.stream().toList()) {
        entries.put(entry.getName(), zip.getInputStream(entry).readAllBytes());
      }
    } finally {
      Files.delete(file);
    }
    return entries;
  }

  private static long checksum(byte[] bytes, int length) {
    var checksum = new CRC32();
    checksum.update(bytes, 0, length);
    return checksum.getValue();
  }
}
