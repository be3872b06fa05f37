package io.github.mnist8k.digits.kernel;

import io.github.mnist8k.digits.file.DigitsFile;
import io.github.mnist8k.digits.file.DigitsLayer;
import io.github.mnist8k.digits.file.DigitsLayer.AvgPool;
import io.github.mnist8k.digits.file.DigitsLayer.Convolution;
import io.github.mnist8k.digits.file.DigitsLayer.Flatten;
import io.github.mnist8k.digits.file.DigitsLayer.GlobalAvgPool;
import io.github.mnist8k.digits.file.DigitsLayer.Linear;
import io.github.mnist8k.digits.file.DigitsLayer.MaxPool;
import io.github.mnist8k.digits.file.DigitsLayer.Relu;
import io.github.mnist8k.digits.file.DigitsLayer.ScaleShift;
import java.util.ArrayList;
import java.util.List;

/** The definition of each layer, value by value, in double: features [channel][row][column]. */
final class NaiveNet {

  static double[] logits(DigitsFile file, byte[] pixels) {
    double[][][] features = new double[1][28][28];
    for (int i = 0; i < pixels.length; i++) {
      features[0][i / 28][i % 28] = ((pixels[i] & 0xff) / 255.0 - file.mean()) / file.std();
    }
    for (DigitsLayer layer : file.layers()) {
      features = apply(layer, features);
    }
    double[] logits = new double[features.length];
    for (int c = 0; c < logits.length; c++) {
      logits[c] = features[c][0][0];
    }
    return logits;
  }

  private interface Value {
    double at(int channel, int row, int column);
  }

  private static double[][][] apply(DigitsLayer layer, double[][][] in) {
    int channels = in.length;
    int height = in[0].length;
    int width = in[0][0].length;
    if (layer instanceof Convolution c) {
      int shrink = c.kernel() - 1 - 2 * c.padding();
      return of(c.outChannels(), height - shrink, width - shrink, (o, y, x) -> sum(c, in, o, y, x));
    } else if (layer instanceof Relu) {
      return of(channels, height, width, (c, y, x) -> Math.max(in[c][y][x], 0));
    } else if (layer instanceof ScaleShift s) {
      return of(
          channels, height, width, (c, y, x) -> s.scale().get(c) * in[c][y][x] + s.shift().get(c));
    } else if (layer instanceof MaxPool p) {
      int k = p.kernel();
      return of(
          channels,
          (height - k) / p.stride() + 1,
          (width - k) / p.stride() + 1,
          (c, y, x) ->
              window(in[c], y * p.stride(), x * p.stride(), k, k).stream()
                  .mapToDouble(v -> v)
                  .max()
                  .orElseThrow());
    } else if (layer instanceof AvgPool p) {
      int k = p.kernel();
      return of(
          channels, height / k, width / k, (c, y, x) -> mean(window(in[c], y * k, x * k, k, k)));
    } else if (layer instanceof GlobalAvgPool) {
      return of(channels, 1, 1, (c, y, x) -> mean(window(in[c], 0, 0, height, width)));
    } else if (layer instanceof Flatten) {
      int plane = height * width;
      return of(channels * plane, 1, 1, (c, y, x) -> in[c / plane][c % plane / width][c % width]);
    }
    Linear l = (Linear) layer;
    return of(l.outFeatures(), 1, 1, (o, y, x) -> sum(l, in, o));
  }

  private static double[][][] of(int channels, int height, int width, Value value) {
    double[][][] out = new double[channels][height][width];
    for (int c = 0; c < channels; c++) {
      for (int y = 0; y < height; y++) {
        for (int x = 0; x < width; x++) {
          out[c][y][x] = value.at(c, y, x);
        }
      }
    }
    return out;
  }

  private static double sum(Convolution layer, double[][][] in, int o, int y, int x) {
    int k = layer.kernel();
    double sum = layer.bias().get(o);
    for (int c = 0; c < in.length; c++) {
      for (int tap = 0; tap < k * k; tap++) {
        int row = y + tap / k - layer.padding();
        int column = x + tap % k - layer.padding();
        if (row >= 0 && row < in[c].length && column >= 0 && column < in[c][0].length) {
          sum += layer.weights().get((o * in.length + c) * k * k + tap) * in[c][row][column];
        }
      }
    }
    return sum;
  }

  private static double sum(Linear layer, double[][][] in, int o) {
    double sum = layer.bias().get(o);
    for (int i = 0; i < in.length; i++) {
      sum += layer.weights().get(o * in.length + i) * in[i][0][0];
    }
    return sum;
  }

  private static List<Double> window(double[][] plane, int y, int x, int height, int width) {
    List<Double> values = new ArrayList<>();
    for (int row = y; row < y + height; row++) {
      for (int column = x; column < x + width; column++) {
        values.add(plane[row][column]);
      }
    }
    return values;
  }

  private static double mean(List<Double> values) {
    return values.stream().mapToDouble(v -> v).average().orElseThrow();
  }

  private NaiveNet() {}
}
