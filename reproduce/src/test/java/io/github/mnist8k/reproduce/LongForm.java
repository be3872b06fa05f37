package io.github.mnist8k.reproduce;

/** How often a test repeats: a few times in each build, often with {@code -Plong}. */
final class LongForm {

  /** Whether the build was asked for the long forms. */
  static final boolean ASKED = Boolean.getBoolean("mnist8k.long");

  /** The number of repetitions. */
  static int times(int brief, int extended) {
    return ASKED ? extended : brief;
  }

  private LongForm() {}
}
