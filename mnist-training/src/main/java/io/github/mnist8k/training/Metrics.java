package io.github.mnist8k.training;

/**
 * Loss and hits over a number of images.
 *
 * @param images number of images
 * @param lossSum sum of the images' losses
 * @param correct number of images whose largest logit is the label's
 */
public record Metrics(long images, double lossSum, long correct) {

  /** Mean loss of an image. */
  public double loss() {
    return lossSum / images;
  }

  /** Share of hits in percent. */
  public double accuracy() {
    return 100.0 * correct / images;
  }
}
