package io.github.mnist8k.models;

import io.github.mnist8k.data.ImageSet;
import io.github.mnist8k.data.Normalization;
import java.nio.ByteBuffer;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.StdArrays;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TUint8;

/**
 * A trained net that recognises digits. Safe for use by several threads; holds native memory until
 * it is closed.
 *
 * <p>Images are as in MNIST: 28x28 grey values, white digit on black ground.
 */
public final class DigitClassifier implements AutoCloseable {

  private static final int DIGITS = 10;

  private final Graph graph = new Graph();
  private final Session session;
  private final Placeholder<TUint8> images;
  private final Operand<TFloat32> logits;

  /**
   * A classifier of a net with the given weights.
   *
   * @param net the net
   * @param weights its weights, see {@link Weights#read}
   * @param normalization that of the net's training
   * @param execution device and threads
   * @throws IllegalArgumentException if the weights do not fit the net
   */
  public DigitClassifier(
      Net net, Weights weights, Normalization normalization, Execution execution) {
    Ops tf = Ops.create(graph);
    images = tf.placeholder(TUint8.class, Placeholder.shape(Shape.of(-1, 28, 28, 1)));
    var netGraph = new NetGraph(tf, net);
    logits = netGraph.inference(ImageInput.normalized(tf, images, normalization));
    session = new Session(graph, execution.config());
    try {
      Variables.assign(session, netGraph.variables(), weights.tensors());
    } catch (IllegalArgumentException e) {
      close();
      throw e;
    }
  }

  /**
   * Logits of a batch of images.
   *
   * @param pixels uint8 [N, 28, 28], row-major: N x 784 bytes
   * @return logits [N][classes]; a net may have more classes than the ten digits
   * @throws IllegalArgumentException if the number of bytes is not a positive multiple of 784
   */
  public float[][] logits(byte[] pixels) {
    int count = pixels.length / ImageSet.PIXELS;
    if (count == 0 || pixels.length % ImageSet.PIXELS != 0) {
      throw new IllegalArgumentException(
          "expected a positive multiple of 784 bytes, found " + pixels.length);
    }
    try (TUint8 batch =
            TUint8.tensorOf(Shape.of(count, 28, 28, 1), DataBuffers.of(ByteBuffer.wrap(pixels)));
        Result result = session.runner().feed(images, batch).fetch(logits).run()) {
      return StdArrays.array2dCopyOf((TFloat32) result.get(0));
    }
  }

  /**
   * Recognises one image.
   *
   * @param pixels uint8 [28, 28], row-major: 784 bytes
   * @throws IllegalArgumentException if it is not one image
   */
  public Prediction classify(byte[] pixels) {
    if (pixels.length != ImageSet.PIXELS) {
      throw new IllegalArgumentException("expected 784 bytes, found " + pixels.length);
    }
    return Prediction.of(logits(pixels)[0]);
  }

  @Override
  public void close() {
    session.close();
    graph.close();
  }

  /**
   * What a net says about an image.
   *
   * @param digit the digit with the largest logit, 0 to 9
   * @param probabilities softmax over the ten digits
   */
  public record Prediction(int digit, double[] probabilities) {

    /**
     * Prediction from the logits [classes] of one image; classes after the tenth are never a digit.
     */
    public static Prediction of(float[] logits) {
      int best = 0;
      for (int i = 1; i < DIGITS; i++) {
        best = logits[i] > logits[best] ? i : best;
      }
      double[] probabilities = new double[DIGITS];
      double sum = 0;
      for (int i = 0; i < DIGITS; i++) {
        probabilities[i] = Math.exp((double) logits[i] - logits[best]);
        sum += probabilities[i];
      }
      for (int i = 0; i < DIGITS; i++) {
        probabilities[i] /= sum;
      }
      return new Prediction(best, probabilities);
    }
  }
}
