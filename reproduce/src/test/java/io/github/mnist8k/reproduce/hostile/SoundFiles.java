package io.github.mnist8k.reproduce.hostile;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.mnist8k.data.ImageSet;
import io.github.mnist8k.data.augment.Normalization;
import io.github.mnist8k.data.idx.IdxWriter;
import io.github.mnist8k.data.random.SeedStream;
import io.github.mnist8k.data.synthetic.SyntheticDigits;
import io.github.mnist8k.digits.file.DigitsFile;
import io.github.mnist8k.digits.file.DigitsLayer;
import io.github.mnist8k.models.trained.Model;
import io.github.mnist8k.models.weights.Weights;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import javax.imageio.ImageIO;

/** One small sound file of each format. */
final class SoundFiles {

  private static final Path RUN = Path.of("results/tensorflow/era2-s7/step3/seed-0");
  private static final Path PYTORCH = Path.of("../mnist-models/src/test/resources/pytorch");
  private static final ImageSet IMAGES = SyntheticDigits.draw(3, 1);

  private static final String PRINTED =
      """
      ## Model 2
      EPOCH: 0
      Loss=0.07 Batch_id=468 Accuracy=89.41: 100%|##########| 469/469 [00:13<00:00, 34.20it/s]

      Test set: Average loss: 0.0617, Accuracy: 9812/10000 (98.12%)

      Epoch 2/2
      469/469 [======] - 5s - loss: 0.06 - accuracy: 0.9812 - val_loss: 0.03 - val_accuracy: 0.9901
      Best test accuracy: 99.01
      """;

  private static final String TABLE =
      "epoch,train_acc,test_acc\n0,89.41,98.12\n1,97.50,98.90\n2,98.10,99.01\n";

  private static final String NOTEBOOK =
      "{\"cells\": [{\"cell_type\": \"markdown\", \"source\": [\"# Model 1\\n\"]},"
          + " {\"cell_type\": \"code\", \"outputs\": [{\"text\": [\"EPOCH: 0\\n\","
          + " \"Test set: Accuracy: 9812/10000 (98.12%)\\n\"]}]}]}";

  static byte[] idxImages() {
    return IdxWriter.images(IMAGES);
  }

  static byte[] idxLabels() {
    return IdxWriter.labels(IMAGES);
  }

  static byte[] gzip() throws IOException {
    var compressed = new ByteArrayOutputStream();
    try (var out = new GZIPOutputStream(compressed)) {
      out.write(idxImages());
    }
    return compressed.toByteArray();
  }

  /** A digit with a border, in a format of {@link ImageIO}. */
  static byte[] picture(String format) throws IOException {
    var picture = new BufferedImage(40, 40, BufferedImage.TYPE_INT_RGB);
    for (int i = 0; i < ImageSet.PIXELS; i++) {
      int grey = IMAGES.image(0)[i] & 0xff;
      int place = i / ImageSet.COLUMNS;
      picture.setRGB(i % ImageSet.COLUMNS + 6, place + 6, grey * 0x010101);
    }
    var file = new ByteArrayOutputStream();
    ImageIO.write(picture, format, file);
    return file.toByteArray();
  }

  /** A net with each kind of layer. */
  static byte[] digits() throws IOException {
    var net =
        new DigitsFile(
            "test/small",
            "1234",
            "untrained",
            0.1f,
            0.3f,
            List.of(
                new DigitsLayer.Convolution(1, 2, 3, 1, floats(18), floats(2)),
                new DigitsLayer.Relu(),
                new DigitsLayer.ScaleShift(2, floats(2), floats(2)),
                new DigitsLayer.MaxPool(2, 2),
                new DigitsLayer.AvgPool(2),
                new DigitsLayer.GlobalAvgPool(),
                new DigitsLayer.Flatten(),
                new DigitsLayer.Linear(2, 10, floats(20), floats(10))));
    var file = new ByteArrayOutputStream();
    net.write(file);
    return file.toByteArray();
  }

  private static FloatBuffer floats(int count) {
    return FloatBuffer.allocate(count);
  }

  static byte[] safetensors() throws IOException {
    return Files.readAllBytes(PYTORCH.resolve("named.safetensors"));
  }

  /** Weights with the net and the normalisation that belong to them. */
  static byte[] model() throws IOException {
    Path file = Files.createTempFile("model", null);
    var weights = Weights.initial(SmallCheckpoint.NET, new SeedStream(0));
    new Model(SmallCheckpoint.NET, weights, Normalization.MNIST).write(file, Map.of());
    byte[] content = Files.readAllBytes(file);
    Files.delete(file);
    return content;
  }

  static byte[] torchSave() throws IOException {
    return Files.readAllBytes(PYTORCH.resolve("checkpoint.pt"));
  }

  static byte[] checkpoint() throws IOException {
    Path folder = Files.createTempDirectory("run");
    byte[] content = SmallCheckpoint.content(folder);
    Files.delete(folder);
    return content;
  }

  /** A file that a run has left. */
  static byte[] ofRun(String name) throws IOException {
    return Files.readAllBytes(RUN.resolve(name));
  }

  static byte[] printedLog() {
    return PRINTED.getBytes(UTF_8);
  }

  static byte[] table() {
    return TABLE.getBytes(UTF_8);
  }

  static byte[] notebook() {
    return NOTEBOOK.getBytes(UTF_8);
  }

  private SoundFiles() {}
}
