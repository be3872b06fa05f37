package io.github.mnist8k.models.tensorflow;

import io.github.mnist8k.data.ImageSet;
import io.github.mnist8k.digits.picture.DigitPicture;
import io.github.mnist8k.digits.picture.PictureReader;
import io.github.mnist8k.digits.picture.Preparation;
import io.github.mnist8k.models.Device;
import io.github.mnist8k.models.Execution;
import io.github.mnist8k.models.Inference;
import io.github.mnist8k.models.Prediction;
import io.github.mnist8k.models.tensorflow.graph.ImageInput;
import io.github.mnist8k.models.tensorflow.graph.NetGraph;
import io.github.mnist8k.models.tensorflow.graph.Variables;
import io.github.mnist8k.models.trained.Model;
import io.github.mnist8k.models.weights.FoldedNet;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.stream.IntStream;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TUint8;

/**
 * A trained net that recognises digits. Safe for use by several threads; holds native memory until
 * it is closed. Closing waits for the answers that are under way; every later question is refused.
 *
 * <p>Images are as in MNIST: 28x28 grey values, white digit on black ground.
 *
 * <p>One image is computed by the thread that asks. A large batch is cut into pieces whose features
 * stay in the processor's cache, and these share the threads of the {@link Execution}.
 */
public final class DigitClassifier implements Inference {

  private static final int DIGITS = ImageSet.CLASSES;

  /** Of 16 to 1,000 images on a CPU, 32 at a time took the least time for each. */
  private static final int CPU_PIECE = 32;

  private static final int GPU_PIECE = 1000;

  private final Graph graph;
  private final Session session;
  private final Placeholder<TUint8> images;
  private final Operand<TFloat32> logits;
  private final int classes;
  private final int piece;
  private final PixelTensors inputs;
  private final ForkJoinPool pool;
  private final ReadWriteLock open = new ReentrantReadWriteLock(); // held for reading by questions
  private boolean closed;

  /**
   * A classifier by a trained model.
   *
   * @param model the net with its weights; {@link Model#pretrained} has some
   * @param execution device, and threads for a batch of many images
   * @throws NullPointerException naming the argument that is null
   * @throws IllegalStateException if the device is not there, or TensorFlow's native library is
   *     missing; see {@link Sessions#require} and {@link TensorFlowStart#start}
   */
  public DigitClassifier(Model model, Execution execution) {
    Objects.requireNonNull(model, "model");
    Objects.requireNonNull(execution, "execution");
    var folded = FoldedNet.of(model.net(), model.weights());
    NetGraph netGraph;
    try (var building = GraphBuilding.on(execution.device())) {
      graph = building.graph();
      Ops tf = building.tf();
      images = tf.placeholder(TUint8.class, Placeholder.shape(Shape.of(-1, 28, 28, 1)));
      netGraph = new NetGraph(tf, folded.net());
      logits = netGraph.inference(ImageInput.normalized(tf, images, model.normalization()));
    }
    classes = model.net().classes();
    piece = execution.device() == Device.CPU ? CPU_PIECE : GPU_PIECE;
    inputs = new PixelTensors();
    session = new Session(graph, Sessions.inCaller(execution.device()));
    pool = new ForkJoinPool(execution.threads());
    Variables.assign(session, netGraph.variables(), folded.weights().tensors());
  }

  @Override
  public float[][] logits(byte[] pixels) {
    Objects.requireNonNull(pixels, "pixels");
    int count = pixels.length / ImageSet.PIXELS;
    if (count == 0 || pixels.length % ImageSet.PIXELS != 0) {
      throw new IllegalArgumentException(
          "expected a positive multiple of 784 bytes, found " + pixels.length);
    }
    float[][] rows = new float[count][];
    open.readLock().lock();
    try {
      if (closed) {
        throw new IllegalStateException("the classifier is closed");
      }
      if (count <= piece) {
        compute(pixels, 0, rows);
      } else {
        var pieces = IntStream.range(0, (count + piece - 1) / piece).parallel();
        pool.submit(() -> pieces.forEach(i -> compute(pixels, i * piece, rows))).join();
      }
    } finally {
      open.readLock().unlock();
    }
    return rows;
  }

  /** Fills the rows of one piece. */
  private void compute(byte[] pixels, int from, float[][] rows) {
    int count = Math.min(piece, rows.length - from);
    TUint8 input = inputs.take(count);
    int start = from * ImageSet.PIXELS;
    var part = ByteBuffer.wrap(pixels, start, count * ImageSet.PIXELS).slice();
    input.copyFrom(DataBuffers.of(part));
    float[] flat = new float[count * classes];
    try (Result result = session.runner().feed(images, input).fetch(logits).run()) {
      ((TFloat32) result.get(0)).copyTo(DataBuffers.of(flat, false, false));
    } finally {
      inputs.giveBack(input);
    }
    for (int i = 0; i < count; i++) {
      rows[from + i] = Arrays.copyOfRange(flat, i * classes, (i + 1) * classes);
    }
  }

  /**
   * Recognises one image.
   *
   * @param pixels uint8 [28, 28], row-major: 784 bytes
   * @throws NullPointerException if {@code pixels} is null
   * @throws IllegalArgumentException if it is not one image
   * @throws IllegalStateException if the classifier is closed
   */
  public Prediction classify(byte[] pixels) {
    Objects.requireNonNull(pixels, "pixels");
    if (pixels.length != ImageSet.PIXELS) {
      throw new IllegalArgumentException("expected 784 bytes, found " + pixels.length);
    }
    return Prediction.of(logits(pixels)[0], Math.min(DIGITS, classes));
  }

  /**
   * Recognises a batch of images.
   *
   * @param pixels uint8 [N, 28, 28], row-major: N x 784 bytes
   * @return N answers in the order of the images
   * @throws NullPointerException if {@code pixels} is null
   * @throws IllegalArgumentException if the number of bytes is not a positive multiple of 784
   * @throws IllegalStateException if the classifier is closed
   */
  public List<Prediction> classifyBatch(byte[] pixels) {
    return Arrays.stream(logits(pixels))
        .map(row -> Prediction.of(row, Math.min(DIGITS, classes)))
        .toList();
  }

  /**
   * Recognises the digit in a picture of any size, drawn or scanned, which is prepared as MNIST's
   * digits were unless it is like them already ({@link Preparation#AUTO}).
   *
   * @throws NullPointerException if {@code picture} is null
   * @throws IllegalArgumentException if the picture is blank
   * @throws IllegalStateException if the classifier is closed
   */
  public Prediction classify(BufferedImage picture) {
    return classify(DigitPicture.of(picture, Preparation.AUTO).pixels());
  }

  /**
   * Recognises the digit in a file of a picture, as {@link #classify(BufferedImage)} does.
   *
   * @param picture a PNG, JPEG, BMP or GIF file
   * @throws IOException if it cannot be read, is no sound picture, or blank; the message is one
   *     line that begins with the file's name
   * @throws IllegalStateException if the classifier is closed
   */
  public Prediction classify(Path picture) throws IOException {
    return classify(PictureReader.digit(picture, Preparation.AUTO).pixels());
  }

  /** Frees the native memory; once it is freed, does nothing. */
  @Override
  public void close() {
    open.writeLock().lock();
    try {
      if (!closed) {
        closed = true;
        pool.shutdown();
        inputs.close();
        session.close();
        graph.close();
      }
    } finally {
      open.writeLock().unlock();
    }
  }
}
