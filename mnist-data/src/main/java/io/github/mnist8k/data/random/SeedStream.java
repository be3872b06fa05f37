package io.github.mnist8k.data.random;

import java.nio.charset.StandardCharsets;
import java.util.Objects;

/**
 * Names a seed for every place in a run where something random happens. A seed is a pure function
 * of the run's seed, a purpose ({@code "dropout"}) and a position (epoch, update, ...), so nothing
 * has to be carried along and a run can go on anywhere as if it had not been stopped.
 *
 * <p>The function, with m the finaliser of {@link SplitMix64} and g its increment
 * 0x9e3779b97f4a7c15: start with h = m(runSeed + g); then, for the FNV-1a hash (64 bits) of the
 * purpose's UTF-8 bytes, for the number of positions, and for each position in turn, h = m((h + g)
 * xor value). So two seeds differ, but for chance, when any part, the order of the positions, or
 * their number differs; with equal purpose and position, different run seeds never give the same
 * seed.
 *
 * @param runSeed the seed of the run, any 64-bit number
 */
public record SeedStream(long runSeed) {

  private static final long FNV_OFFSET = 0xcbf29ce484222325L;
  private static final long FNV_PRIME = 0x100000001b3L;

  /**
   * The seed of a purpose at a position.
   *
   * @param purpose what the randomness is for
   * @param position where in the run, for instance epoch and update; may be empty
   * @return any 64-bit number
   */
  public long seed(String purpose, long... position) {
    Objects.requireNonNull(purpose, "purpose");
    Objects.requireNonNull(position, "position");
    long hash = SplitMix64.mix(runSeed + SplitMix64.GOLDEN_GAMMA);
    hash = absorb(hash, fnv1a(purpose));
    hash = absorb(hash, position.length);
    for (long coordinate : position) {
      hash = absorb(hash, coordinate);
    }
    return hash;
  }

  /** A fresh generator that starts from {@link #seed}. */
  public SplitMix64 generator(String purpose, long... position) {
    return new SplitMix64(seed(purpose, position));
  }

  private static long absorb(long hash, long value) {
    return SplitMix64.mix((hash + SplitMix64.GOLDEN_GAMMA) ^ value);
  }

  static long fnv1a(String text) {
    long hash = FNV_OFFSET;
    for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
      hash = (hash ^ Byte.toUnsignedLong(b)) * FNV_PRIME;
    }
    return hash;
  }
}
