package io.github.mnist8k.training.recipe;

/** What happens to the images left over when the batch size does not divide their number. */
public enum LastBatch {
  /** They form a smaller last batch, as by PyTorch's {@code DataLoader}. */
  KEPT,
  /** They are left out of the epoch, as by {@code DataLoader(drop_last=True)}. */
  DROPPED
}
