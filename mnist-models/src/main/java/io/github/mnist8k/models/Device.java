package io.github.mnist8k.models;

/** Kind of device that an engine computes on. */
public enum Device {
  /** The processor. */
  CPU,
  /** The first GPU that the engine sees. */
  GPU
}
