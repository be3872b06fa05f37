package io.github.mnist8k.bench.djl;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.nn.Block;
import ai.djl.nn.Blocks;
import ai.djl.nn.LambdaBlock;
import ai.djl.nn.Parameter;
import ai.djl.nn.SequentialBlock;
import ai.djl.nn.convolutional.Conv2d;
import ai.djl.nn.norm.BatchNorm;
import ai.djl.nn.norm.Dropout;
import ai.djl.nn.pooling.Pool;
import java.util.List;

/** The nets of the five experiments, of DJL's own layers, as experiments.json has them. */
final class Nets {
  private static final float EPSILON = 1e-5f;

  private Nets() {}

  static SequentialBlock step1() {
    SequentialBlock net = new SequentialBlock();
    for (int channels : new int[] {16, 32, 32}) {
      net.add(conv(channels, 3, 0, false)).add(relu());
    }
    net.add(maxPool());
    for (int channels : new int[] {32, 64, 128}) {
      net.add(conv(channels, 3, 0, false)).add(relu());
    }
    return net.add(conv(10, 5, 0, false)).add(flatten());
  }

  static SequentialBlock step3() {
    SequentialBlock net = new SequentialBlock();
    addUnit(net, 8, 0, false, 0.1f);
    addUnit(net, 16, 0, false, 0.1f);
    net.add(maxPool());
    for (int i = 0; i < 4; i++) {
      addUnit(net, 16, 0, false, 0.1f);
    }
    return net.add(averagePool(4)).add(flatten());
  }

  static SequentialBlock step5() {
    SequentialBlock net = new SequentialBlock();
    addUnit(net, 12, 1, false, 0.05f);
    addUnit(net, 12, 1, false, 0.05f);
    net.add(maxPool());
    for (int i = 0; i < 5; i++) {
      addUnit(net, 12, 0, false, 0.05f);
    }
    return net.add(averagePool(4)).add(conv(10, 1, 0, false)).add(flatten());
  }

  static SequentialBlock step6() {
    SequentialBlock net = new SequentialBlock();
    addUnit(net, 10, 1, false, 0.05f);
    addUnit(net, 10, 1, false, 0.05f);
    net.add(maxPool());
    for (int i = 0; i < 4; i++) {
      addUnit(net, 10, 0, false, 0.05f);
    }
    addUnit(net, 20, 0, false, 0.05f);
    return net.add(averagePool(4)).add(conv(10, 1, 0, false)).add(flatten());
  }

  static SequentialBlock s7Model3() {
    SequentialBlock net = new SequentialBlock();
    for (int i = 0; i < 3; i++) {
      addUnit(net, 10, 0, true, 0);
    }
    net.add(maxPool());
    addUnit(net, 10, 0, true, 0);
    addUnit(net, 20, 0, true, 0.1f);
    addUnit(net, 10, 0, true, 0);
    return net.add(conv(10, 3, 0, true)).add(averagePool(3)).add(flatten());
  }

  /**
   * The same function as a trained net computes in inference, with fewer layers: dropout left out,
   * batch norm multiplied into the weights of the convolution before it.
   */
  static SequentialBlock folded(SequentialBlock net) {
    List<Block> layers = net.getChildren().values();
    SequentialBlock result = new SequentialBlock();
    for (int i = 0; i < layers.size(); i++) {
      if (layers.get(i) instanceof Conv2d conv) {
        boolean normed = layers.get(i + 1) instanceof BatchNorm;
        result.add(normed ? folded(conv, layers.get(i + 1)) : conv);
      } else if (layers.get(i) instanceof LambdaBlock) {
        result.add(layers.get(i));
      }
    }
    return result;
  }

  private static Conv2d folded(Conv2d conv, Block norm) {
    NDArray scale =
        array(norm, "gamma").div(array(norm, "runningVar").add(EPSILON).sqrt()).stopGradient();
    NDArray mean = array(norm, "runningMean");
    NDArray offset = conv.isIncludeBias() ? array(conv, "bias").sub(mean) : mean.neg();
    int padding = (int) conv.getPadding().get(0);
    int side = (int) conv.getKernelShape().get(0);
    Conv2d result = conv(conv.getFilters(), side, padding, true);
    NDArray weight = array(conv, "weight").mul(scale.reshape(-1, 1, 1, 1));
    parameter(result, "weight").setArray(weight.stopGradient());
    NDArray bias = array(norm, "beta").add(offset.mul(scale));
    parameter(result, "bias").setArray(bias.stopGradient());
    for (Parameter parameter : result.getDirectParameters().values()) {
      parameter.freeze(true);
    }
    return result;
  }

  private static NDArray array(Block block, String name) {
    return parameter(block, name).getArray();
  }

  private static Parameter parameter(Block block, String name) {
    return block.getDirectParameters().get(name);
  }

  private static void addUnit(
      SequentialBlock net, int channels, int padding, boolean bias, float dropout) {
    net.add(conv(channels, 3, padding, bias));
    net.add(BatchNorm.builder().optEpsilon(EPSILON).optMomentum(0.9f).build());
    net.add(relu());
    if (dropout > 0) {
      net.add(Dropout.builder().optRate(dropout).build());
    }
  }

  private static Conv2d conv(int channels, int side, int padding, boolean bias) {
    return Conv2d.builder()
        .setFilters(channels)
        .setKernelShape(new Shape(side, side))
        .optPadding(new Shape(padding, padding))
        .optBias(bias)
        .build();
  }

  private static Block relu() {
    return Activation.reluBlock();
  }

  private static Block maxPool() {
    return Pool.maxPool2dBlock(new Shape(2, 2), new Shape(2, 2));
  }

  private static Block averagePool(int side) {
    return Pool.avgPool2dBlock(new Shape(side, side), new Shape(side, side));
  }

  private static Block flatten() {
    return Blocks.batchFlattenBlock();
  }
}
