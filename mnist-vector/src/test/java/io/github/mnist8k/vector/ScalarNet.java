package io.github.mnist8k.vector;

import io.github.mnist8k.models.Net;
import io.github.mnist8k.models.layers.AvgPool;
import io.github.mnist8k.models.layers.BatchNorm;
import io.github.mnist8k.models.layers.Conv2d;
import io.github.mnist8k.models.layers.FeatureShape;
import io.github.mnist8k.models.layers.GlobalAvgPool;
import io.github.mnist8k.models.layers.Layer;
import io.github.mnist8k.models.layers.Linear;
import io.github.mnist8k.models.layers.MaxPool;
import io.github.mnist8k.models.layers.Relu;
import java.util.Map;

/** The mean loss of a batch in training mode, without dropout, by plain loops in double. */
final class ScalarNet {

  /**
   * The loss.
   *
   * @param images [N, 784], normalised
   * @param weights by key
   */
  static double loss(Net net, Map<String, double[]> weights, double[][] images, int[] labels) {
    double[][] features = images;
    for (int i = 0; i < net.layers().size(); i++) {
      FeatureShape in = net.shapes().get(i);
      FeatureShape out = net.shapes().get(i + 1);
      Layer layer = net.layers().get(i);
      if (layer instanceof BatchNorm norm) {
        features = norm(norm, in, features, weights.get(i + ".weight"), weights.get(i + ".bias"));
        continue;
      }
      double[][] next = new double[features.length][];
      for (int n = 0; n < features.length; n++) {
        next[n] =
            image(
                layer, in, out, features[n], weights.get(i + ".weight"), weights.get(i + ".bias"));
      }
      features = next;
    }
    double sum = 0;
    for (int n = 0; n < labels.length; n++) {
      double total = 0;
      for (double logit : features[n]) {
        total += Math.exp(logit - features[n][labels[n]]);
      }
      sum += Math.log(total);
    }
    return sum / labels.length;
  }

  private static double[] image(
      Layer layer, FeatureShape in, FeatureShape out, double[] x, double[] weight, double[] bias) {
    if (layer instanceof Conv2d conv) {
      return convolution(conv, in, out, x, weight, bias);
    }
    if (layer instanceof Linear linear) {
      double[] y = new double[linear.outFeatures()];
      for (int o = 0; o < y.length; o++) {
        y[o] = bias == null ? 0 : bias[o];
        for (int i = 0; i < x.length; i++) {
          y[o] += weight[o * x.length + i] * x[i];
        }
      }
      return y;
    }
    if (layer instanceof MaxPool pool) {
      return pool(in, out, x, pool.kernel(), pool.kernel(), pool.stride(), true);
    }
    if (layer instanceof AvgPool pool) {
      return pool(in, out, x, pool.kernel(), pool.kernel(), pool.kernel(), false);
    }
    if (layer instanceof GlobalAvgPool) {
      return pool(in, out, x, in.height(), in.width(), 1, false);
    }
    double[] y = x.clone();
    for (int i = 0; i < y.length && layer instanceof Relu; i++) {
      y[i] = Math.max(0, y[i]);
    }
    return y;
  }

  private static double[] convolution(
      Conv2d conv, FeatureShape in, FeatureShape out, double[] x, double[] weight, double[] bias) {
    double[] y = new double[out.size()];
    int kernel = conv.kernel();
    for (int o = 0, at = 0; o < out.channels(); o++) {
      for (int i = 0; i < out.height(); i++) {
        for (int j = 0; j < out.width(); j++, at++) {
          y[at] = bias == null ? 0 : bias[o];
          for (int c = 0; c < in.channels(); c++) {
            for (int tap = 0; tap < kernel * kernel; tap++) {
              int row = i + tap / kernel - conv.padding();
              int column = j + tap % kernel - conv.padding();
              if (row >= 0 && row < in.height() && column >= 0 && column < in.width()) {
                y[at] +=
                    weight[(o * in.channels() + c) * kernel * kernel + tap]
                        * x[(c * in.height() + row) * in.width() + column];
              }
            }
          }
        }
      }
    }
    return y;
  }

  private static double[] pool(
      FeatureShape in,
      FeatureShape out,
      double[] x,
      int height,
      int width,
      int stride,
      boolean max) {
    double[] y = new double[out.size()];
    for (int c = 0, at = 0; c < out.channels(); c++) {
      for (int i = 0; i < out.height(); i++) {
        for (int j = 0; j < out.width(); j++, at++) {
          double best = Double.NEGATIVE_INFINITY;
          double sum = 0;
          for (int tap = 0; tap < height * width; tap++) {
            int row = i * stride + tap / width;
            int column = j * stride + tap % width;
            double value = x[(c * in.height() + row) * in.width() + column];
            best = Math.max(best, value);
            sum += value;
          }
          y[at] = max ? best : sum / (height * width);
        }
      }
    }
    return y;
  }

  private static double[][] norm(
      BatchNorm norm, FeatureShape shape, double[][] x, double[] weight, double[] bias) {
    int pixels = shape.height() * shape.width();
    double[][] y = new double[x.length][shape.size()];
    for (int c = 0; c < shape.channels(); c++) {
      double mean = 0;
      double square = 0;
      for (int pass = 0; pass < 2; pass++) {
        for (double[] image : x) {
          for (int p = c * pixels; p < (c + 1) * pixels; p++) {
            double share = 1.0 / x.length / pixels;
            mean += pass == 0 ? image[p] * share : 0;
            square += pass == 1 ? (image[p] - mean) * (image[p] - mean) * share : 0;
          }
        }
      }
      for (int n = 0; n < x.length; n++) {
        for (int p = c * pixels; p < (c + 1) * pixels; p++) {
          y[n][p] = (x[n][p] - mean) / Math.sqrt(square + norm.eps()) * weight[c] + bias[c];
        }
      }
    }
    return y;
  }

  private ScalarNet() {}
}
