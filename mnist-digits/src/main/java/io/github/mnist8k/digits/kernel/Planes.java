package io.github.mnist8k.digits.kernel;

import io.github.mnist8k.digits.file.FeatureShape;

/**
 * Where the features of one image lie in an array: channel after channel, row after row, with a
 * border of zeros where the next layer pads.
 *
 * <pre>
 *   one channel, 3x4, padding 1, stride 6        . zero    x value
 *
 *     . . . . . .
 *     . x x x x .      the first x is at(channel); one row further is one stride further
 *     . x x x x .      from the first x to the last there are run() values, border included
 *     . x x x x .
 *     . . . . . .
 *     o o o            overrun: a vector may end behind the last row
 * </pre>
 *
 * @param shape channels, rows and columns of the values
 * @param padding width of the border
 * @param stride from one row to the next, at least the width and two borders
 * @param overrun values behind each channel that may be written and read but mean nothing
 */
record Planes(FeatureShape shape, int padding, int stride, int overrun) {

  /** From one channel to the next. */
  int pitch() {
    return (shape.height() + 2 * padding) * stride + overrun;
  }

  /** Length of the array; a channel more than there are, since vectors take two at a time. */
  int length() {
    return (shape.channels() + (overrun > 0 ? 1 : 0)) * pitch();
  }

  /** Position of a channel's first value. */
  int at(int channel) {
    return channel * pitch() + padding * stride + padding;
  }

  /** Values from the first of a channel to its last, those between the rows included. */
  int run() {
    return (shape.height() - 1) * stride + shape.width();
  }

  /** Sets the border of a channel to zero again, after its whole run was written. */
  void clearBorder(float[] features, int channel) {
    if (padding == 0) {
      return; // nobody reads what lies between the rows
    }
    int row = at(channel);
    for (int y = 0; y < shape.height(); y++, row += stride) {
      for (int x = shape.width(); x < stride; x++) {
        features[row + x] = 0;
      }
    }
    int end = (channel + 1) * pitch() - overrun;
    for (int i = row; i < end; i++) {
      features[i] = 0;
    }
  }
}
