package io.github.mnist8k.reproduce.hostile;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/** Changes behind a checksum or a length, which are made right again so that a reader goes on. */
final class Sealed {

  /** Changes the uncompressed content. */
  static byte[] gzip(byte[] content, List<Edit> edits) throws IOException {
    var compressed = new ByteArrayOutputStream();
    try (var out = new GZIPOutputStream(compressed)) {
      out.write(HostileFile.changed(content, edits));
    }
    return compressed.toByteArray();
  }

  /** Changes tokens of the JSON header of a safetensors file. */
  static byte[] safetensors(byte[] content, List<Edit> edits) {
    int length = (int) ByteBuffer.wrap(content).order(ByteOrder.LITTLE_ENDIAN).getLong();
    byte[] header =
        HostileFile.changed(
            Arrays.copyOfRange(content, 8, 8 + length), edits.stream().map(Edit::ofToken).toList());
    return ByteBuffer.allocate(8 + header.length + content.length - 8 - length)
        .order(ByteOrder.LITTLE_ENDIAN)
        .putLong(header.length)
        .put(header)
        .put(content, 8 + length, content.length - 8 - length)
        .array();
  }

  /** Changes a digits file between its header and its checksum. */
  static byte[] digits(byte[] content, List<Edit> edits) {
    byte[] body =
        HostileFile.changed(Arrays.copyOfRange(content, 16, content.length - Integer.BYTES), edits);
    var file = ByteBuffer.allocate(16 + body.length + Integer.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    file.put(content, 0, 12).putInt(file.capacity()).put(body);
    var checksum = new CRC32();
    checksum.update(file.array(), 0, file.position());
    return file.putInt((int) checksum.getValue()).array();
  }

  /** Changes the pickle in an archive of {@code torch.save}; its entries are given by name. */
  static byte[] pickle(Map<String, byte[]> entries, List<Edit> edits) throws IOException {
    var archive = new ByteArrayOutputStream();
    try (var out = new ZipOutputStream(archive)) {
      for (Map.Entry<String, byte[]> found : entries.entrySet()) {
        byte[] bytes = found.getValue();
        if (found.getKey().endsWith("/data.pkl")) {
          bytes = HostileFile.changed(bytes, edits);
        }
        var checksum = new CRC32();
        checksum.update(bytes);
        var entry = new ZipEntry(found.getKey());
        entry.setMethod(ZipEntry.STORED);
        entry.setSize(bytes.length);
        entry.setCrc(checksum.getValue());
        out.putNextEntry(entry);
        out.write(bytes);
      }
    }
    return archive.toByteArray();
  }

  /** The entries of an archive by name. */
  static Map<String, byte[]> entries(Path archive) throws IOException {
    Map<String, byte[]> entries = new LinkedHashMap<>();
    try (var zip = new ZipFile(archive.toFile())) {
      for (ZipEntry entry : zip.stream().toList()) {
        entries.put(entry.getName(), zip.getInputStream(entry).readAllBytes());
      }
    }
    return entries;
  }

  private Sealed() {}
}
