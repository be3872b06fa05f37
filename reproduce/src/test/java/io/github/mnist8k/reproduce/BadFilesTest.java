package io.github.mnist8k.reproduce;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.mnist8k.data.idx.IdxWriter;
import io.github.mnist8k.models.weights.FloatTensor;
import io.github.mnist8k.models.weights.Safetensors;
import io.github.mnist8k.models.weights.TensorEntry;
import io.github.mnist8k.reproduce.DataFiles.Png;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.zip.GZIPInputStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Files that cannot be used end a command with one clear line that names them. */
class BadFilesTest {

  private static final String TRAIN_IMAGES = "train-images-idx3-ubyte";

  @TempDir Path folder;
  private Path data;
  private Path weights;
  private Path image;

  @BeforeEach
  void makeSoundFiles() throws IOException {
    var images = Reference.firstImages(2);
    data = DataFiles.folder(folder.resolve("digits"), images);
    weights = Reference.writeWeights(folder.resolve("weights.safetensors"));
    image = Png.GREY.write(folder.resolve("a.png"), images.image(0));
  }

  @Test
  void dataFolderIsMissing() throws IOException {
    assertDataRefused(folder.resolve("nowhere"), "nowhere", "nothing there");
  }

  @Test
  void dataFolderLacksAFile() throws IOException {
    Files.delete(data.resolve(TRAIN_IMAGES));
    assertDataRefused(data, "missing: " + TRAIN_IMAGES);
  }

  @Test
  void compressedFileIsCutOff() throws IOException {
    byte[] whole = DataFiles.gzip(Files.readAllBytes(data.resolve(TRAIN_IMAGES)));
    Files.delete(data.resolve(TRAIN_IMAGES));
    Path cut = data.resolve(TRAIN_IMAGES + ".gz");
    Files.write(cut, Arrays.copyOf(whole, whole.length / 2));
    assertDataRefused(data, cut.toString());
  }

  @Test
  void fileHasAnotherMagicNumber() throws IOException {
    byte[] bytes = Files.readAllBytes(data.resolve(TRAIN_IMAGES));
    bytes[2] = 0x0d; // float32
    Files.write(data.resolve(TRAIN_IMAGES), bytes);
    assertDataRefused(data, TRAIN_IMAGES, "magic number 0x00000803", "found 0x00000d03");
  }

  @Test
  void oneBitOfMnistIsWrong() throws IOException {
    Path copy = Files.createDirectory(folder.resolve("copy"));
    for (String file :
        new String[] {
          TRAIN_IMAGES,
          "train-labels-idx1-ubyte",
          "t10k-images-idx3-ubyte",
          "t10k-labels-idx1-ubyte"
        }) {
      try (var in = getClass().getResourceAsStream("/mnist8k/mnist/" + file + ".gz")) {
        Files.copy(in, copy.resolve(file + ".gz"));
      }
    }
    Path flipped = copy.resolve("t10k-images-idx3-ubyte.gz");
    byte[] bytes;
    try (var in = new GZIPInputStream(Files.newInputStream(flipped))) {
      bytes = in.readAllBytes();
    }
    bytes[16 + 784 * 5000 + 400] ^= 1;
    Files.write(flipped, DataFiles.gzip(bytes));
    System.setProperty("mnist.dir", copy.toString());
    try {
      assertRefused(run("mnist"), flipped.toString(), "expected SHA-256 0fa7898d50");
    } finally {
      System.clearProperty("mnist.dir");
    }
  }

  @Test
  void weightsAreMissing() throws IOException {
    Path missing = folder.resolve("none.safetensors");
    assertWeightsRefused(missing, "there is no such file");
  }

  @Test
  void weightsAreAFolder() throws IOException {
    assertWeightsRefused(data, "expected a file, found a folder");
  }

  @Test
  void weightsBelongToAnotherNet() throws IOException {
    Object[] args = {"evaluate", "--experiment", "era2-s7/step6", "--weights", weights};
    assertRefused(args, weights.toString(), "belongs to another net", "0.weight", "[10, 1, 3, 3]");
  }

  @Test
  void weightsHoldWhatIsNoNumber() throws IOException {
    Map<String, TensorEntry> tensors = new LinkedHashMap<>(Reference.weights());
    FloatTensor first = tensors.get("0.weight").floats();
    float[] values = new float[first.size()];
    first.values().get(values);
    values[7] = Float.NaN;
    tensors.put("0.weight", TensorEntry.of(new FloatTensor(first.shape(), values)));
    new Safetensors(tensors, Map.of()).write(weights);
    assertWeightsRefused(weights, "0.weight", "found NaN");
  }

  @Test
  void weightsAreCutOff() throws IOException {
    byte[] whole = Files.readAllBytes(weights);
    for (int length : new int[] {0, 7, 100, whole.length - 1}) {
      Files.write(weights, Arrays.copyOf(whole, length));
      assertWeightsRefused(weights, "found");
    }
  }

  @Test
  void weightsAreRandomBytes() throws IOException {
    byte[] bytes = new byte[4096];
    for (int seed = 0; seed < 20; seed++) {
      new Random(seed).nextBytes(bytes);
      Arrays.fill(bytes, 2, 8, (byte) (seed % 2)); // half of them with a length that fits
      Files.write(weights, bytes);
      assertWeightsRefused(weights, "is not a safetensors file");
    }
  }

  @Test
  void weightsOfTorchSaveAreCutOff() throws IOException {
    byte[] whole = Files.readAllBytes(Reference.torchSave());
    for (int length : new int[] {4, 100, whole.length / 2, whole.length - 1}) {
      Files.write(weights, Arrays.copyOf(whole, length));
      assertWeightsRefused(weights, "is not a file of torch.save: expected a whole zip archive");
    }
  }

  @Test
  void imageHasAnotherSize() throws IOException {
    ImageIO.write(Png.GREY.image(32, 28), "png", image.toFile());
    Object[] asItIs = predict(Path.of("--prepare"), Path.of("none"), image);
    assertRefused(asItIs, image.toString(), "expected 28x28 pixels, found 32x28");
  }

  @Test
  void imageIsBlank() throws IOException {
    ImageIO.write(Png.GREY.image(32, 28), "png", image.toFile());
    assertImageRefused(image, "expected a digit, found a blank picture");
  }

  @Test
  void imageIsAWebPage() throws IOException {
    Files.writeString(image, "<!DOCTYPE html><html>403");
    assertImageRefused(image, "expected a PNG, JPEG, BMP or GIF picture, found an HTML page");
  }

  @Test
  void preparationIsUnknown() throws IOException {
    assertRefused(predict(Path.of("--prepare"), Path.of("scan"), image), "--prepare", "scan");
  }

  @Test
  void imageIsNonsense() throws IOException {
    Files.writeString(image, "This is no picture at all, in no format.");
    assertImageRefused(image);
  }

  @Test
  void imageOnlyBeginsLikeAPng() throws IOException {
    byte[] whole = Files.readAllBytes(image);
    Files.write(image, Arrays.copyOf(whole, whole.length / 2));
    assertImageRefused(image, "expected a sound PNG file");
    Files.write(image, "?PNG, but only by name".getBytes(UTF_8));
    assertImageRefused(image);
  }

  @Test
  void imageIsAFolder() throws IOException {
    assertImageRefused(data, "expected a file, found a folder");
  }

  @Test
  void imageIsMissing() throws IOException {
    assertImageRefused(folder.resolve("none.png"), "there is no such file");
  }

  @Test
  void labelsAreNoImages() throws IOException {
    Path labels = folder.resolve("labels");
    Files.write(labels, IdxWriter.labels(Reference.firstImages(2)));
    assertImageRefused(labels, "are image and label files swapped?");
  }

  @Test
  void badImageDoesNotKeepTheOthersFromBeingRead() throws IOException {
    Path none = folder.resolve("none.png");
    Path wide = folder.resolve("wide.png");
    ImageIO.write(Png.GREY.image(32, 28), "png", wide.toFile());
    Path asItIs = Path.of("none");
    Invocation found = Invocation.of(predict(Path.of("--prepare"), asItIs, none, image, wide));
    assertEquals(1, found.status());
    Invocation alone = Invocation.of(predict(Path.of("--prepare"), asItIs, image));
    assertEquals(alone.silentSuccess(), found.out());
    List<String> lines = found.err().lines().toList();
    assertEquals(2, lines.size(), found.err());
    assertEquals("error: " + none + ": there is no such file or folder", lines.get(0));
    assertTrue(lines.get(1).startsWith("error: " + wide + ": expected 28x28"), found.err());
  }

  @Test
  @EnabledOnOs({OS.LINUX, OS.MAC})
  void deviceWithoutEndIsNoMatterOfMemory() throws IOException {
    Path zero = Path.of("/dev/zero");
    assertImageRefused(zero, "expected a file, found a device or a pipe");
    assertWeightsRefused(zero, "expected a regular file, found a device");
    assertRefused(new Object[] {"run", "--file", zero}, "/dev/zero: ", "at most 1048576 bytes");
    assertRefused(new Object[] {"data", "--data", zero}, "/dev/zero: expected a folder");
  }

  @Test
  void nameIsBlank() throws IOException {
    assertRefused(predict(Path.of("")), "'': expected the name of a file, found a blank one");
    Object[] args = {"evaluate", "--experiment", Reference.EXPERIMENT, "--weights", ""};
    assertRefused(args, "'': expected the name of a file, found a blank one");
    assertRefused(new Object[] {"summary", "--file", ""}, "'': expected the name of a file");
  }

  @Test
  void twoFormatsAtOnce() throws IOException {
    Object[] args = {
      "predict",
      "--experiment",
      Reference.EXPERIMENT,
      "--weights",
      weights,
      "--json",
      "--csv",
      image
    };
    assertRefused(args, "--json", "--csv", "mutually exclusive");
  }

  private void assertDataRefused(Path dataset, String... texts) throws IOException {
    assertRefused(run(dataset), texts);
    assertRefused(new Object[] {"data", "--data", dataset}, texts);
  }

  private void assertWeightsRefused(Path file, String... texts) throws IOException {
    Object[] args = {"evaluate", "--experiment", Reference.EXPERIMENT, "--weights", file};
    assertRefused(args, file.toString());
    assertRefused(args, texts);
  }

  private void assertImageRefused(Path file, String... texts) throws IOException {
    assertRefused(predict(file), file.toString());
    assertRefused(predict(file), texts);
  }

  private Object[] run(Object dataset) {
    return new Object[] {"run", "--step", 6, "--data", dataset, "--out", folder.resolve("runs")};
  }

  private Object[] predict(Path... images) {
    Object[] args = {
      "predict", "--experiment", Reference.EXPERIMENT, "--weights", weights, "--csv"
    };
    Object[] all = Arrays.copyOf(args, args.length + images.length);
    System.arraycopy(images, 0, all, args.length, images.length);
    return all;
  }

  private void assertRefused(Object[] args, String... texts) throws IOException {
    Map<Path, Long> before = Folders.content(folder);
    Invocation.of(args).assertRefused(texts);
    assertEquals(before, Folders.content(folder), "files were touched");
  }
}
