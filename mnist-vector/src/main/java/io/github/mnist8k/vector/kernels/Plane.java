package io.github.mnist8k.vector.kernels;

/**
 * How the features of a group lie in an array: [channel][row][column][16 images], with a border of
 * zeros about each channel. The zeros to the right of a row are those to the left of the next:
 *
 * <pre>{@code
 * 0 0 0 0      border 1, height 2, width 3, stride 4
 * 0 a b c
 * 0 d e f
 * 0 0 0 0
 * 0
 * }</pre>
 *
 * <p>So a step of (rows, columns) is always a step of rows x stride + columns in memory, and a sum
 * over all pixels of two planes of the same stride is one loop.
 *
 * @param channels channels, at least 1
 * @param height rows without the border
 * @param width columns without the border
 * @param border rows and columns of zeros
 */
public record Plane(int channels, int height, int width, int border) {

  /** Tiles are at least so high; missing channels are there and stay zero. */
  static final int FEWEST_CHANNELS = 4;

  /** Pixels from a row to the next. */
  int stride() {
    return width + border;
  }

  /** Numbers from a channel to the next. */
  public int channelSize() {
    return ((height + 2 * border) * stride() + border) * Lanes.GROUP;
  }

  /** Position of the first image's value. */
  public int at(int channel, int row, int column) {
    return channel * channelSize() + ((row + border) * stride() + border + column) * Lanes.GROUP;
  }

  /** Channels in memory. */
  int paddedChannels() {
    return Math.max(channels, FEWEST_CHANNELS);
  }

  /** Numbers of a group without border and padding: channels x height x width x 16. */
  public int values() {
    return channels * height * width * Lanes.GROUP;
  }

  /** Zeros for a group. */
  public float[] allocate() {
    return new float[Math.multiplyExact(paddedChannels(), channelSize())];
  }

  /** The same features without border. */
  public Plane bare() {
    return new Plane(channels, height, width, 0);
  }
}
