package io.github.mnist8k.vector.stages;

import io.github.mnist8k.models.layers.AvgPool;
import io.github.mnist8k.models.layers.Conv2d;
import io.github.mnist8k.models.layers.Dropout;
import io.github.mnist8k.models.layers.Dropout2d;
import io.github.mnist8k.models.layers.FeatureShape;
import io.github.mnist8k.models.layers.Layer;
import io.github.mnist8k.models.layers.MaxPool;
import io.github.mnist8k.models.layers.Parameter;
import io.github.mnist8k.vector.kernels.Activation;
import io.github.mnist8k.vector.kernels.ChannelStatistics;
import io.github.mnist8k.vector.kernels.Convolution;
import io.github.mnist8k.vector.kernels.Lanes;
import io.github.mnist8k.vector.kernels.Plane;
import io.github.mnist8k.vector.kernels.Pooling;
import io.github.mnist8k.vector.kernels.WarmUp;
import io.github.mnist8k.vector.kernels.WarmUps;
import java.util.ArrayList;
import java.util.List;

/**
 * A product and what follows it up to the next product, for one group at a time:
 *
 * <pre>{@code
 * input -> product -> made -> activation -> pooling -> next stage's input
 *                      ^ kept; everything behind it is computed again on the way back
 * }</pre>
 */
final class Stage {

  private final int number;
  private final StageLayers layers;
  private final Plane input;
  private final Plane made;
  private final Plane output;
  private final Plane gradient;
  private final Convolution forward;
  private final Convolution backward;
  private final ProductGradient product;
  private final Activation activation;
  private final Pooling pooling;
  private final Norm norm;
  private final List<Variable> variables = new ArrayList<>();
  private final float[] weight;
  private final float[] bias;

  /**
   * A stage.
   *
   * @param number from 0
   * @param images most images of a batch, a multiple of 16
   */
  Stage(int number, StageLayers layers, int images) {
    this.number = number;
    this.layers = layers;
    Layer layer = layers.product();
    int padding = layer instanceof Conv2d convolution ? convolution.padding() : 0;
    int kernel = layer instanceof Conv2d convolution ? convolution.kernel() : 1;
    input = plane(layers.input(), padding);
    made = plane(layers.made(), 0);
    output = plane(layers.output(), 0);
    gradient = plane(layers.made(), kernel - 1 - padding);
    if (layer == null) {
      forward = null;
      backward = null;
      product = null;
      weight = null;
      bias = null;
    } else {
      forward = new Convolution(input, made, kernel);
      backward = number == 0 ? null : new Convolution(gradient, input.bare(), kernel);
      List<Variable> own = variables(layers.productIndex(), layer);
      weight = own.get(0).values();
      bias = own.size() > 1 ? own.get(1).values() : new float[made.channels()];
      boolean dense = made.height() == 1 && made.width() == 1 && padding == 0;
      product =
          dense
              ? ProductGradient.dense(number, own, input, gradient, images)
              : ProductGradient.of(number, own, input, gradient, kernel);
    }
    List<Variable> normVariables =
        layers.norm() == null ? List.of() : variables(layers.normIndex(), layers.norm());
    norm = new Norm(layers.norm(), normVariables, made.channels());
    activation =
        new Activation(
            made,
            layers.reluBefore(),
            layers.relu(),
            layers.dropout() instanceof Dropout dropout ? dropout.p() : 0,
            layers.dropout() instanceof Dropout2d dropout ? dropout.p() : 0);
    pooling = layers.pool() == null ? null : pooling(layers.pool());
  }

  private static Plane plane(FeatureShape shape, int border) {
    return new Plane(shape.channels(), shape.height(), shape.width(), border);
  }

  private List<Variable> variables(int index, Layer layer) {
    List<Variable> own = new ArrayList<>();
    for (Parameter parameter : layer.parameters()) {
      own.add(new Variable(index, parameter));
    }
    variables.addAll(own);
    return own;
  }

  private Pooling pooling(Layer pool) {
    if (pool instanceof MaxPool max) {
      return new Pooling(made, output, max.kernel(), max.kernel(), max.stride(), true);
    }
    if (pool instanceof AvgPool mean) {
      return new Pooling(made, output, mean.kernel(), mean.kernel(), mean.kernel(), false);
    }
    return new Pooling(made, output, made.height(), made.width(), 1, false);
  }

  Plane input() {
    return input;
  }

  Plane made() {
    return made;
  }

  Plane output() {
    return output;
  }

  Plane gradient() {
    return gradient;
  }

  boolean pools() {
    return pooling != null;
  }

  Activation activation() {
    return activation;
  }

  boolean drops() {
    return layers.dropout() != null;
  }

  boolean normalizes() {
    return norm.present();
  }

  int weightSums() {
    return product == null ? 0 : product.sums();
  }

  /** First calls of the kernels' tiles. */
  List<WarmUp> warmUps() {
    List<WarmUp> warmUps = new ArrayList<>();
    if (forward != null) {
      warmUps.add(forward.warmUp());
    }
    if (backward != null) {
      warmUps.add(backward.warmUp());
    }
    if (product != null) {
      warmUps.add(product.warmUp());
    }
    warmUps.addAll(WarmUps.activation(layers.dropout() instanceof Dropout));
    if (normalizes()) {
      warmUps.add(WarmUps.statistics());
    }
    if (pools()) {
      warmUps.addAll(WarmUps.pooling(layers.pool() instanceof MaxPool));
    }
    return warmUps;
  }

  /** Variables in the order of the net's layers. */
  List<Variable> variables() {
    return variables;
  }

  /** Takes the weights as they are now. */
  void pack() {
    if (forward != null) {
      forward.weights(weight, bias);
    }
    if (backward != null) {
      backward.turnedWeights(weight);
    }
  }

  /** Takes the seed of an update. */
  void draw(Group group, long seed) {
    if (drops()) {
      group.draws[number].set(seed, layers.dropoutIndex(), group.firstImage());
    }
  }

  /** From the input to what the product gives. */
  void multiply(Group group, Scratch scratch) {
    float[] x = input(group, scratch);
    if (forward == null) {
      System.arraycopy(x, 0, group.made[number], 0, made.values());
    } else {
      forward.apply(x, group.made[number]);
    }
  }

  private float[] input(Group group, Scratch scratch) {
    return number == 0 ? group.images : scratch.inputs[number];
  }

  /** Mean and squared distances of the group's channels, for the batch norm. */
  void measure(Group group, Scratch scratch) {
    for (int channel = 0; channel < made.channels(); channel++) {
      ChannelStatistics.apply(
          made,
          group.made[number],
          channel,
          activation,
          norm.expectedMean(channel),
          group.images(),
          scratch.sums,
          group.statistics(number),
          2 * channel);
    }
  }

  /** The batch norm's factors in training, once all groups are measured. */
  void normalize(Group[] groups, int used) {
    norm.useBatch(number, groups, used, made.height() * made.width());
  }

  /** The batch norm's factors in inference. */
  void normalizeAsLearned() {
    norm.useRunning();
  }

  /**
   * From what the product gave to the next stage's input.
   *
   * @param next the next stage, or null after the last
   * @param training whether dropout drops
   */
  void activate(Group group, Scratch scratch, Stage next, boolean training) {
    float[] target = next == null ? scratch.output : scratch.inputs[next.number];
    int border = next == null ? 0 : next.input.border();
    Plane plane = new Plane(output.channels(), output.height(), output.width(), border);
    int stride = plane.at(0, 1, 0) - plane.at(0, 0, 0);
    for (int channel = 0; channel < made.channels(); channel++) {
      int to = plane.at(channel, 0, 0);
      if (pooling == null) {
        activate(group, scratch, channel, training, target, to, stride);
      } else {
        activate(group, scratch, channel, training, scratch.channel, 0, made.width() * Lanes.GROUP);
        int at = output.at(channel, 0, 0);
        pooling.forward(scratch.channel, target, to, stride, scratch.winners[number], at);
      }
    }
  }

  private void activate(
      Group group,
      Scratch scratch,
      int channel,
      boolean training,
      float[] target,
      int to,
      int stride) {
    activation.forward(
        group.made[number],
        channel,
        norm.scale[channel],
        norm.shift[channel],
        training ? group.draws[number] : null,
        scratch.factors[number],
        target,
        to,
        stride);
  }

  /**
   * From the gradient by the output, in the thread's memory, to that by the batch norm's output,
   * which stays in the group's. The activation has just been computed again.
   */
  void activateBack(Group group, Scratch scratch) {
    double[] statistics = group.statistics(number);
    for (int channel = 0; channel < made.channels(); channel++) {
      float[] from = scratch.fromOutput;
      int at = output.at(channel, 0, 0);
      if (pooling != null) {
        pooling.backward(from, at, scratch.winners[number], scratch.channel);
        from = scratch.channel;
        at = 0;
      }
      activation.backward(
          group.made[number],
          channel,
          norm.scale[channel],
          norm.shift[channel],
          norm.mean[channel],
          group.draws[number],
          scratch.factors[number],
          from,
          at,
          group.gradient,
          scratch.sums);
      statistics[2 * channel] = scratch.sums.total(0, group.images());
      statistics[2 * channel + 1] = scratch.sums.total(1, group.images());
    }
  }

  /** The batch norm's gradients and factors, once all groups are through. */
  void normalizeBack(Group[] groups, int used) {
    norm.back(number, groups, used);
  }

  /**
   * From the gradient by the batch norm's output to that by the stage's input, in the thread's
   * memory, and the group's share of the gradient by the weights. The input has just been computed
   * again.
   */
  void multiplyBack(Group group, Scratch scratch) {
    float[] dy = scratch.gradients[number];
    boolean biased = product != null && product.biased();
    for (int channel = 0; channel < made.channels(); channel++) {
      activation.backwardThroughNorm(
          group.made[number],
          channel,
          group.gradient,
          norm.ofZ[channel],
          norm.ofU[channel],
          norm.constant[channel],
          dy,
          gradient,
          scratch.sums,
          biased);
      if (biased) {
        group.biasSums[number][channel] = scratch.sums.total(0, group.images());
      }
    }
    Lanes.clearBeyond(dy, group.images());
    if (product != null) {
      product.take(group, input(group, scratch), dy, scratch);
    }
    if (backward != null) {
      backward.apply(dy, scratch.fromOutput);
    } else if (number > 0) {
      System.arraycopy(dy, 0, scratch.fromOutput, 0, made.values());
    }
  }

  /** Before {@link #collect}, once all groups are through. */
  void prepareCollect(int used) {
    if (product != null) {
      product.prepareCollect(used);
    }
  }

  /**
   * Adds up the groups' gradients by the product's weights, see {@link ProductGradient#collect}.
   */
  void collect(Group[] groups, int used, float[][] sums, Scratch scratch, int part, int parts) {
    if (product != null) {
      product.collect(groups, used, sums, scratch, part, parts);
    }
  }
}
