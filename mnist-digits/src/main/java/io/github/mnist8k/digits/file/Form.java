package io.github.mnist8k.digits.file;

import java.util.zip.CRC32;

/** What reader and writer must agree on. */
final class Form {

  static final byte[] MAGIC = {(byte) 0x89, 'D', 'I', 'G', 'I', 'T', 'S', '\n'};
  static final int VERSION = 1;

  /** Magic, version, length. */
  static final int HEADER = MAGIC.length + 4 + 4;

  static final int CHECKSUM = 4;

  static final byte CONVOLUTION = 1;
  static final byte RELU = 2;
  static final byte SCALE_SHIFT = 3;
  static final byte MAX_POOL = 4;
  static final byte AVG_POOL = 5;
  static final byte GLOBAL_AVG_POOL = 6;
  static final byte FLATTEN = 7;
  static final byte LINEAR = 8;

  /** CRC-32 of all bytes but the last four, which hold it. */
  static int checksum(byte[] file) {
    var checksum = new CRC32();
    checksum.update(file, 0, file.length - CHECKSUM);
    return (int) checksum.getValue();
  }

  private Form() {}
}
