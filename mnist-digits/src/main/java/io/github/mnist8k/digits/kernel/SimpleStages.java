package io.github.mnist8k.digits.kernel;

import io.github.mnist8k.digits.file.DigitsLayer;
import io.github.mnist8k.digits.file.DigitsLayer.AvgPool;
import io.github.mnist8k.digits.file.DigitsLayer.Flatten;
import io.github.mnist8k.digits.file.DigitsLayer.GlobalAvgPool;
import io.github.mnist8k.digits.file.DigitsLayer.Linear;
import io.github.mnist8k.digits.file.DigitsLayer.MaxPool;
import io.github.mnist8k.digits.file.DigitsLayer.Relu;
import io.github.mnist8k.digits.file.DigitsLayer.ScaleShift;
import io.github.mnist8k.digits.file.FeatureShape;

/** Every layer but the convolution, the same for all kernels: together a tenth of the time. */
final class SimpleStages {

  static Stage of(DigitsLayer layer, Planes in, Planes out) {
    if (layer instanceof Relu) {
      return eachValue(in, out, (channel, value) -> Math.max(value, 0f));
    } else if (layer instanceof ScaleShift norm) {
      float[] scale = new float[norm.channels()];
      float[] shift = new float[norm.channels()];
      norm.scale().get(scale);
      norm.shift().get(shift);
      return eachValue(in, out, (channel, value) -> scale[channel] * value + shift[channel]);
    } else if (layer instanceof MaxPool pool) {
      return new MaxPoolStage(pool, in, out);
    } else if (layer instanceof AvgPool pool) {
      return mean(pool.kernel(), pool.kernel(), in, out);
    } else if (layer instanceof GlobalAvgPool) {
      return mean(in.shape().height(), in.shape().width(), in, out);
    } else if (layer instanceof Flatten) {
      return flatten(in, out);
    } else if (layer instanceof Linear linear) {
      return linear(linear, in, out);
    }
    throw new IllegalArgumentException("no stage for " + layer);
  }

  /** What becomes of a value. */
  private interface Function {
    float of(int channel, float value);
  }

  private static Stage eachValue(Planes in, Planes out, Function function) {
    FeatureShape shape = in.shape();
    return (features, result, work) -> {
      for (int c = 0; c < shape.channels(); c++) {
        for (int y = 0; y < shape.height(); y++) {
          int from = in.at(c) + y * in.stride();
          int to = out.at(c) + y * out.stride();
          for (int x = 0; x < shape.width(); x++) {
            result[to + x] = function.of(c, features[from + x]);
          }
        }
      }
    };
  }

  private static Stage mean(int height, int width, Planes in, Planes out) {
    FeatureShape shape = out.shape();
    return (features, result, work) -> {
      for (int c = 0; c < shape.channels(); c++) {
        for (int y = 0; y < shape.height(); y++) {
          for (int x = 0; x < shape.width(); x++) {
            int from = in.at(c) + y * height * in.stride() + x * width;
            float sum = 0;
            for (int row = 0; row < height; row++) {
              for (int column = 0; column < width; column++) {
                sum += features[from + row * in.stride() + column];
              }
            }
            result[out.at(c) + y * out.stride() + x] = sum / (height * width);
          }
        }
      }
    };
  }

  private static Stage flatten(Planes in, Planes out) {
    FeatureShape shape = in.shape();
    return (features, result, work) -> {
      int to = 0;
      for (int c = 0; c < shape.channels(); c++) {
        for (int y = 0; y < shape.height(); y++) {
          for (int x = 0; x < shape.width(); x++) {
            result[out.at(to++)] = features[in.at(c) + y * in.stride() + x];
          }
        }
      }
    };
  }

  private static Stage linear(Linear layer, Planes in, Planes out) {
    float[] weights = new float[layer.weights().remaining()];
    float[] bias = new float[layer.outFeatures()];
    layer.weights().get(weights);
    layer.bias().get(bias);
    return (features, result, work) -> {
      int w = 0;
      for (int o = 0; o < bias.length; o++) {
        float sum = bias[o];
        for (int i = 0; i < layer.inFeatures(); i++) {
          sum += weights[w++] * features[in.at(i)];
        }
        result[out.at(o)] = sum;
      }
    };
  }

  private SimpleStages() {}
}
