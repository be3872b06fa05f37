package io.github.mnist8k.training.files;

/** What happens to an earlier run that lies in a run's folder. */
public enum EarlierRun {
  /** It is in the way: the new run is refused. */
  REFUSED,
  /** It goes on where it stopped. */
  RESUMED,
  /** The new run replaces it, once it has started. */
  OVERWRITTEN
}
