package io.github.mnist8k.data.random;

/**
 * The SplitMix64 generator of G. L. Steele, D. Lea and C. H. Flood, "Fast splittable pseudorandom
 * number generators", OOPSLA 2014. It is written out here, not taken from {@link
 * java.util.SplittableRandom}, because how that class makes bounded numbers may change between Java
 * releases and runs must stay repeatable. Not for several threads at once.
 */
public final class SplitMix64 {
  /** What a step adds to the state: the odd number next to 2^64 over the golden ratio. */
  public static final long GOLDEN_GAMMA = 0x9e3779b97f4a7c15L;

  private long state;

  /** Starts the sequence that belongs to the seed; every 64-bit seed is as good as any other. */
  public SplitMix64(long seed) {
    state = seed;
  }

  /** Next 64 bits. */
  public long nextLong() {
    state += GOLDEN_GAMMA;
    return mix(state);
  }

  /** The finaliser, variant 13 of Stafford: one to one on 64-bit numbers. */
  public static long mix(long z) {
    z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
    z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
    return z ^ (z >>> 31);
  }

  /**
   * Unbiased whole number in 0..bound-1, by the multiplication with rejection of Lemire (2019) on
   * 32 bits.
   *
   * @throws IllegalArgumentException when bound is not positive
   */
  public int nextInt(int bound) {
    if (bound <= 0) {
      throw new IllegalArgumentException("bound: expected more than 0, found " + bound);
    }
    long rejectBelow = (1L << 32) % bound;
    long product;
    do {
      product = (nextLong() >>> 32) * bound;
    } while ((product & 0xffffffffL) < rejectBelow);
    return (int) (product >>> 32);
  }

  /** Uniform number in [0, 1) with 53 random bits. */
  public double nextDouble() {
    return (nextLong() >>> 11) * 0x1.0p-53;
  }

  /**
   * Uniform number from lo to hi; hi itself comes up only by rounding, or when both are equal.
   *
   * @throws IllegalArgumentException unless lo &lt;= hi and both are finite
   */
  public double uniform(double lo, double hi) {
    if (!(Double.isFinite(lo) && Double.isFinite(hi) && lo <= hi)) {
      throw new IllegalArgumentException(
          "range: expected finite lo <= hi, found %s and %s".formatted(lo, hi));
    }
    return lo + (hi - lo) * nextDouble();
  }

  /**
   * The numbers 0..size-1 in random order, each order equally likely (Fisher and Yates).
   *
   * @throws IllegalArgumentException when size is negative
   */
  public int[] permutation(int size) {
    if (size < 0) {
      throw new IllegalArgumentException("size: expected 0 or more, found " + size);
    }
    int[] order = new int[size];
    for (int i = 0; i < size; i++) {
      order[i] = i;
    }
    for (int i = size - 1; i > 0; i--) {
      int j = nextInt(i + 1);
      int swapped = order[i];
      order[i] = order[j];
      order[j] = swapped;
    }
    return order;
  }
}
