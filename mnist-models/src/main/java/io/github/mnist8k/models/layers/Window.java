package io.github.mnist8k.models.layers;

/**
 * How far one output value of a layer sees: {@code kernel} input values in each direction, {@code
 * stride} input values from one output to the next.
 *
 * @param kernel side of the window
 * @param stride distance between neighbouring windows
 */
public record Window(int kernel, int stride) {

  /** A layer that looks at one position only. */
  public static final Window POINT = new Window(1, 1);
}
