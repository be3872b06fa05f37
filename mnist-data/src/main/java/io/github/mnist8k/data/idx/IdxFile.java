package io.github.mnist8k.data.idx;

/**
 * A file that was read and found sound.
 *
 * @param name where it came from, for messages
 * @param values uint8 [N] labels or [N, 28, 28] pixels
 * @param count N
 * @param sha256 lower-case hexadecimal, of the uncompressed file
 */
public record IdxFile(String name, byte[] values, int count, String sha256) {}
