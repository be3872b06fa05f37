package io.github.mnist8k.digits.picture;

/** Whether a picture is prepared as MNIST's digits were, or taken as it is. */
public enum Preparation {
  /**
   * An opaque picture of 28x28 pixels whose corners and border are dark, but for ink that reaches
   * there, and whose centre of mass is in the middle to within two pixels, is taken as it is;
   * anything else is prepared.
   */
  AUTO,

  /** The picture must have 28x28 pixels and is taken as it is; what is transparent is black. */
  NONE,

  /** The picture is always prepared. */
  MNIST
}
