package io.github.mnist8k.models.tensorflow.graph;

import io.github.mnist8k.models.layers.FeatureShape;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.op.nn.ReluGrad;
import org.tensorflow.types.TFloat32;

/**
 * Batch norm in training with the relu and dropout behind it, and their gradient by hand. The parts
 * of a batch meet only in sums of one number for each channel, so that they are computed side by
 * side; TensorFlow's own batch norm needs the whole batch at once.
 *
 * <p>A part is seen as a matrix with one line for each row of an image: [N height, width channels].
 * Long lines suit the processor better than a few channels do.
 */
final class NormStage implements Stage {

  private final Ops tf;
  private final NormLayers layers;
  private final FeatureShape shape;
  private final Variable weight;
  private final Variable bias;
  private final Operand<TFloat32> count;
  private final List<Operand<TFloat32>> distances = new ArrayList<>();
  private final Operand<TFloat32> deviation;
  private final Operand<TFloat32> scale;
  private final List<Operand<TFloat32>> outputs = new ArrayList<>();

  /**
   * Adds the layers to a graph.
   *
   * @param layers the layers
   * @param places where the batch norm is added, for each part
   * @param batch how the batch is cut
   * @param inputs features [N, height, width, channels] of each part
   */
  NormStage(
      NormLayers layers,
      List<LayerPlace> places,
      BatchParts batch,
      List<Operand<TFloat32>> inputs) {
    LayerPlace place = places.get(0);
    this.tf = place.tf();
    this.layers = layers;
    this.shape = place.shape();
    this.weight = place.variable("weight");
    this.bias = place.variable("bias");
    this.count = tf.math.mul(batch.images(), number(shape.height() * shape.width()));

    List<Operand<TFloat32>> lines = inputs.stream().map(this::lines).toList();
    Operand<TFloat32> mean = tf.math.div(channelSums(lines), count);
    Operand<TFloat32> lineMean = line(mean);
    List<Operand<TFloat32>> squares = new ArrayList<>();
    for (Operand<TFloat32> part : lines) {
      Operand<TFloat32> distance = tf.math.sub(part, lineMean);
      distances.add(distance);
      squares.add(tf.math.square(distance));
    }
    Operand<TFloat32> squareSums = channelSums(squares);
    Operand<TFloat32> variance = tf.math.div(squareSums, count);
    this.deviation = tf.math.sqrt(tf.math.add(variance, number(layers.norm().eps())));
    this.scale = tf.math.div(weight.read(), deviation);

    // What dropout keeps is multiplied here already, and so once for a channel.
    Operand<TFloat32> lineScale = line(amplified(scale));
    Operand<TFloat32> lineShift = line(amplified(bias.read()));
    for (int i = 0; i < distances.size(); i++) {
      Operand<TFloat32> moved = tf.math.add(tf.math.mul(distances.get(i), lineScale), lineShift);
      outputs.add(layers.activated(places.get(i), images(moved)));
    }

    Operand<TFloat32> one = number(1);
    Operand<TFloat32> unbiased =
        tf.math.div(squareSums, tf.math.maximum(tf.math.sub(count, one), one));
    move(place, "running_mean", mean);
    move(place, "running_var", unbiased);
  }

  @Override
  public List<Operand<TFloat32>> outputs() {
    return List.copyOf(outputs);
  }

  @Override
  public List<Operand<TFloat32>> gradient(
      List<Operand<TFloat32>> outputGradients, Map<Variable, Operand<TFloat32>> variableGradients) {
    List<Operand<TFloat32>> slopes = new ArrayList<>();
    List<Operand<TFloat32>> products = new ArrayList<>();
    for (int i = 0; i < distances.size(); i++) {
      Operand<TFloat32> slope = outputGradients.get(i);
      if (layers.relu()) {
        // What relu or dropout made zero passes nothing back.
        slope = ReluGrad.create(tf.scope(), slope, outputs.get(i));
      }
      slopes.add(lines(slope));
      products.add(tf.math.mul(slopes.get(i), distances.get(i)));
    }
    Operand<TFloat32> biasGradient = amplified(channelSums(slopes));
    Operand<TFloat32> weightGradient = tf.math.div(amplified(channelSums(products)), deviation);
    variableGradients.put(bias, biasGradient);
    variableGradients.put(weight, weightGradient);

    // Ioffe and Szegedy (2015), section 3: slope * a + distance * b + c.
    Operand<TFloat32> share = tf.math.neg(tf.math.div(scale, count));
    Operand<TFloat32> a = line(amplified(scale));
    Operand<TFloat32> b = line(tf.math.div(tf.math.mul(share, weightGradient), deviation));
    Operand<TFloat32> c = line(tf.math.mul(share, biasGradient));
    List<Operand<TFloat32>> inputGradients = new ArrayList<>();
    for (int i = 0; i < distances.size(); i++) {
      Operand<TFloat32> own = tf.math.mul(slopes.get(i), a);
      Operand<TFloat32> common = tf.math.add(tf.math.mul(distances.get(i), b), c);
      inputGradients.add(images(tf.math.add(own, common)));
    }
    return inputGradients;
  }

  /** Times the factor of what dropout keeps. */
  private Operand<TFloat32> amplified(Operand<TFloat32> values) {
    return layers.dropout() == 0
        ? values
        : tf.math.mul(values, number(DropoutMask.scale(layers.dropout())));
  }

  /**
   * Sums [channels] over all lines of all parts; first for each image, since a float that is added
   * up in few steps keeps more digits.
   */
  private Operand<TFloat32> channelSums(List<Operand<TFloat32>> parts) {
    int line = shape.width() * shape.channels();
    List<Operand<TFloat32>> sums = new ArrayList<>();
    for (Operand<TFloat32> part : parts) {
      Operand<TFloat32> images = tf.reshape(part, tf.array(-1, shape.height(), line));
      sums.add(tf.reduceSum(tf.reduceSum(images, tf.constant(1)), tf.constant(0)));
    }
    return tf.reduceSum(
        tf.reshape(tf.math.addN(sums), tf.array(shape.width(), shape.channels())), tf.constant(0));
  }

  private void move(LayerPlace place, String statistic, Operand<TFloat32> batch) {
    double momentum = layers.norm().momentum();
    Operand<TFloat32> kept = tf.math.mul(place.read(statistic), number(1 - momentum));
    Operand<TFloat32> added = tf.math.mul(batch, number(momentum));
    place.updateStatistic(statistic, tf.math.add(kept, added));
  }

  private Operand<TFloat32> lines(Operand<TFloat32> images) {
    return tf.reshape(images, tf.array(-1, shape.width() * shape.channels()));
  }

  private Operand<TFloat32> images(Operand<TFloat32> lines) {
    return tf.reshape(lines, tf.array(-1, shape.height(), shape.width(), shape.channels()));
  }

  /** The numbers of the channels for each column of a line. */
  private Operand<TFloat32> line(Operand<TFloat32> channels) {
    return tf.tile(channels, tf.array(shape.width()));
  }

  private Operand<TFloat32> number(double value) {
    return tf.constant((float) value);
  }
}
