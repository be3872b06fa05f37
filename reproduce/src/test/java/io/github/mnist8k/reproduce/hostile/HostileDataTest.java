package io.github.mnist8k.reproduce.hostile;

import io.github.mnist8k.data.DatasetException;
import io.github.mnist8k.data.ImageSet;
import io.github.mnist8k.data.idx.IdxReader;
import io.github.mnist8k.data.idx.IdxWriter;
import io.github.mnist8k.data.synthetic.SyntheticDigits;
import io.github.mnist8k.digits.Digits;
import io.github.mnist8k.digits.file.DigitsFile;
import io.github.mnist8k.digits.file.DigitsFormatException;
import io.github.mnist8k.digits.file.DigitsLayer;
import io.github.mnist8k.digits.picture.PictureReader;
import io.github.mnist8k.digits.picture.Preparation;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.imageio.ImageIO;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.PropertyDefaults;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.domains.Domain;
import net.jqwik.api.domains.DomainContext;

/** Images, labels and digits files that were tampered with are taken, or refused as promised. */
@Domain(Edits.class)
@Domain(DomainContext.Global.class)
@PropertyDefaults(edgeCases = EdgeCasesMode.NONE)
class HostileDataTest {

  /** An IDX file that claims to be large gets 64 MiB at first. */
  private static final long IDX_MEBIBYTES = 70;

  /** A picture that claims 100 megapixels is read row by row; of its pixels 4 million are kept. */
  private static final long PICTURE_MEBIBYTES = 200;

  private static final long DIGITS_MEBIBYTES = 16;

  private static final ImageSet IMAGES = SyntheticDigits.draw(3, 1);
  private static final byte[] IDX_IMAGES = IdxWriter.images(IMAGES);
  private static final byte[] IDX_LABELS = IdxWriter.labels(IMAGES);
  private static final Map<String, byte[]> PICTURES = pictures();
  private static final byte[] DIGITS = digits();

  private static Map<String, byte[]> pictures() {
    var picture = new BufferedImage(40, 40, BufferedImage.TYPE_INT_RGB);
    for (int i = 0; i < ImageSet.PIXELS; i++) {
      int grey = IMAGES.image(0)[i] & 0xff;
      int place = i / ImageSet.COLUMNS;
      picture.setRGB(i % ImageSet.COLUMNS + 6, place + 6, grey * 0x010101);
    }
    Map<String, byte[]> pictures = new TreeMap<>();
    for (String format : List.of("png", "jpg", "bmp", "gif")) {
      var file = new ByteArrayOutputStream();
      try {
        ImageIO.write(picture, format, file);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      pictures.put(format, file.toByteArray());
    }
    return pictures;
  }

  private static byte[] digits() {
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
    try {
      net.write(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return file.toByteArray();
  }

  private static FloatBuffer floats(int count) {
    return FloatBuffer.allocate(count);
  }

  @Property(seed = "14")
  void idxImages(@ForAll @Size(min = 1, max = 4) List<Edit> edits) throws IOException {
    HostileFile.give(
        "train-images-idx3-ubyte",
        HostileFile.changed(IDX_IMAGES, edits),
        IDX_MEBIBYTES,
        DatasetException.class,
        IdxReader::images);
  }

  @Property(seed = "14")
  void idxLabels(@ForAll @Size(min = 1, max = 4) List<Edit> edits) throws IOException {
    HostileFile.give(
        "train-labels-idx1-ubyte",
        HostileFile.changed(IDX_LABELS, edits),
        IDX_MEBIBYTES,
        DatasetException.class,
        IdxReader::labels);
  }

  @Property(seed = "14")
  void gzip(@ForAll @Size(min = 1, max = 4) List<Edit> edits, @ForAll boolean inside)
      throws IOException {
    byte[] content =
        inside
            ? Sealed.gzip(IDX_IMAGES, edits)
            : HostileFile.changed(Sealed.gzip(IDX_IMAGES, List.of()), edits);
    HostileFile.give(
        "train-images-idx3-ubyte.gz",
        content,
        IDX_MEBIBYTES,
        DatasetException.class,
        IdxReader::images);
  }

  @Property(seed = "14")
  void png(@ForAll @Size(min = 1, max = 4) List<Edit> edits) throws IOException {
    givePicture("png", edits);
  }

  @Property(seed = "14")
  void jpeg(@ForAll @Size(min = 1, max = 4) List<Edit> edits) throws IOException {
    givePicture("jpg", edits);
  }

  @Property(seed = "14")
  void bmp(@ForAll @Size(min = 1, max = 4) List<Edit> edits) throws IOException {
    givePicture("bmp", edits);
  }

  @Property(seed = "14")
  void gif(@ForAll @Size(min = 1, max = 4) List<Edit> edits) throws IOException {
    givePicture("gif", edits);
  }

  private static void givePicture(String format, List<Edit> edits) throws IOException {
    HostileFile.give(
        "digit." + format,
        HostileFile.changed(PICTURES.get(format), edits),
        PICTURE_MEBIBYTES,
        IOException.class,
        file -> PictureReader.digit(file.toString(), Files.readAllBytes(file), Preparation.AUTO));
  }

  @Property(seed = "14")
  void digitsFile(@ForAll @Size(min = 1, max = 4) List<Edit> edits, @ForAll boolean sealed)
      throws IOException {
    byte[] content = sealed ? Sealed.digits(DIGITS, edits) : HostileFile.changed(DIGITS, edits);
    HostileFile.give(
        "net.digits",
        content,
        DIGITS_MEBIBYTES,
        DigitsFormatException.class,
        (Path file) -> Digits.load(file));
  }
}
