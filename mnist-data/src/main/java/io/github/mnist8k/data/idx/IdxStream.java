package io.github.mnist8k.data.idx;

import io.github.mnist8k.data.DatasetException;
import io.github.mnist8k.data.files.Sha256;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/**
 * The uncompressed bytes of a file, hashed and counted as they pass. Gzip is recognised by its
 * first two bytes, because archives and browsers unpack files without renaming them.
 */
final class IdxStream extends FilterInputStream {
  private static final int GZIP_MAGIC_1 = 0x1f;
  private static final int GZIP_MAGIC_2 = 0x8b;
  private static final int BUFFER_BYTES = 1 << 16;

  private final String name;
  private final MessageDigest sha256 = Sha256.digest();
  private long position;

  IdxStream(String name, InputStream source) throws IOException {
    super(uncompressed(name, source));
    this.name = name;
  }

  private static InputStream uncompressed(String name, InputStream source) throws IOException {
    PushbackInputStream pushback = new PushbackInputStream(source, 2);
    byte[] start = pushback.readNBytes(2);
    pushback.unread(start);
    boolean gzip =
        start.length == 2
            && Byte.toUnsignedInt(start[0]) == GZIP_MAGIC_1
            && Byte.toUnsignedInt(start[1]) == GZIP_MAGIC_2;
    if (!gzip) {
      return pushback;
    }
    try {
      return new GZIPInputStream(pushback, BUFFER_BYTES);
    } catch (EOFException | ZipException e) {
      throw damaged(name, 0, e);
    }
  }

  private static DatasetException damaged(String name, long offset, IOException cause) {
    return DatasetException.at(
        name,
        offset,
        "expected sound gzip data, found damage (%s); get the file again"
            .formatted(DatasetException.reason(cause)));
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : Byte.toUnsignedInt(one[0]);
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    int count;
    try {
      count = super.read(target, offset, length);
    } catch (EOFException | ZipException e) {
      throw damaged(name, position, e);
    }
    if (count > 0) {
      sha256.update(target, offset, count);
      position += count;
    }
    return count;
  }

  /** Number of uncompressed bytes that were read so far. */
  long position() {
    return position;
  }

  /** SHA-256 of the bytes read so far, in hexadecimal; call once, at the end. */
  String sha256() {
    return HexFormat.of().formatHex(sha256.digest());
  }
}
