package io.github.mnist8k.digits.file;

import io.github.mnist8k.digits.file.DigitsLayer.AvgPool;
import io.github.mnist8k.digits.file.DigitsLayer.Convolution;
import io.github.mnist8k.digits.file.DigitsLayer.Flatten;
import io.github.mnist8k.digits.file.DigitsLayer.GlobalAvgPool;
import io.github.mnist8k.digits.file.DigitsLayer.Linear;
import io.github.mnist8k.digits.file.DigitsLayer.MaxPool;
import io.github.mnist8k.digits.file.DigitsLayer.Relu;
import io.github.mnist8k.digits.file.DigitsLayer.ScaleShift;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Turns bytes into a {@link DigitsFile}, or says in one line why they are none. It allocates no
 * more than the bytes justify, whatever sizes they claim.
 */
final class DigitsReader {

  private static final String AGAIN = "; copy or export it again";

  private final byte[] bytes;
  private final String name;
  private final ByteBuffer in;

  DigitsReader(byte[] bytes, String name) {
    this.bytes = bytes;
    this.name = name;
    this.in = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }

  DigitsFile read() throws DigitsFormatException {
    checkFrame();
    in.position(Form.HEADER).limit(bytes.length - Form.CHECKSUM);
    float mean = float32();
    float std = float32();
    String experiment = text();
    String fingerprint = text();
    String description = text();
    List<DigitsLayer> layers = new ArrayList<>();
    int count = need(Short.BYTES).getShort() & 0xffff;
    for (int i = 0; i < count; i++) {
      layers.add(layer(i));
    }
    if (in.hasRemaining()) {
      throw wrong("expected the end after layer " + (count - 1) + ", found more");
    }
    try {
      return new DigitsFile(experiment, fingerprint, description, mean, std, layers);
    } catch (IllegalArgumentException e) {
      throw wrong(e.getMessage());
    }
  }

  /** Magic, version, length, checksum, in this order: a newer version may have another frame. */
  private void checkFrame() throws DigitsFormatException {
    int magic = Form.MAGIC.length;
    if (bytes.length < Form.HEADER + Form.CHECKSUM
        || !Arrays.equals(bytes, 0, magic, Form.MAGIC, 0, magic)) {
      throw wrong("is not a digits file" + otherContent());
    }
    int version = in.getInt(magic);
    if (version != Form.VERSION) {
      throw wrong(
          "expected version %d of the format, found %s; take a newer mnist-digits, or export it again"
              .formatted(Form.VERSION, Integer.toUnsignedString(version)));
    }
    int length = in.getInt(Form.HEADER - 4);
    if (length != bytes.length) {
      throw wrong(
          "is cut or has something behind its end: expected %s bytes, found %d"
                  .formatted(Integer.toUnsignedString(length), bytes.length)
              + AGAIN);
    }
    int stored = in.getInt(bytes.length - Form.CHECKSUM);
    int computed = Form.checksum(bytes);
    if (stored != computed) {
      throw wrong(
          "was altered: expected CRC-32 %08x, found %08x".formatted(stored, computed) + AGAIN);
    }
  }

  /** What the bytes are that are no whole digits file, and what to do where that is known. */
  private String otherContent() {
    int common = Math.min(bytes.length, Form.MAGIC.length);
    boolean beginning = common > 0 && Arrays.equals(bytes, 0, common, Form.MAGIC, 0, common);
    byte[] start = Arrays.copyOf(bytes, Math.min(bytes.length, LooksLike.BYTES));
    return (beginning ? Optional.<String>empty() : LooksLike.of(start))
        .map(
            found ->
                found.equals(LooksLike.SAFETENSORS)
                    ? ": found " + found + "; make a digits file of it by export --format digits"
                    : ": found " + found)
        .orElse(", or only the beginning of one");
  }

  private DigitsLayer layer(int index) throws DigitsFormatException {
    byte kind = need(1).get();
    try {
      return switch (kind) {
        case Form.CONVOLUTION -> convolution();
        case Form.RELU -> new Relu();
        case Form.SCALE_SHIFT -> scaleShift();
        case Form.MAX_POOL -> new MaxPool(size(), size());
        case Form.AVG_POOL -> new AvgPool(size());
        case Form.GLOBAL_AVG_POOL -> new GlobalAvgPool();
        case Form.FLATTEN -> new Flatten();
        case Form.LINEAR -> linear();
        default -> throw new IllegalArgumentException("unknown kind " + (kind & 0xff));
      };
    } catch (IllegalArgumentException e) {
      throw wrong("layer " + index + ": " + e.getMessage());
    }
  }

  private DigitsLayer convolution() throws DigitsFormatException {
    int inChannels = size();
    int outChannels = size();
    int kernel = size();
    int padding = size();
    FloatBuffer weights = floats(Sizes.product(outChannels, inChannels, kernel, kernel));
    return new Convolution(inChannels, outChannels, kernel, padding, weights, floats(outChannels));
  }

  private DigitsLayer scaleShift() throws DigitsFormatException {
    int channels = size();
    return new ScaleShift(channels, floats(channels), floats(channels));
  }

  private DigitsLayer linear() throws DigitsFormatException {
    int inFeatures = size();
    int outFeatures = size();
    FloatBuffer weights = floats(Sizes.product(outFeatures, inFeatures));
    return new Linear(inFeatures, outFeatures, weights, floats(outFeatures));
  }

  /** A size, not negative; whether it may be zero is the layer's to say. */
  private int size() throws DigitsFormatException {
    int size = need(Integer.BYTES).getInt();
    if (size < 0) {
      throw new IllegalArgumentException(
          "expected a size below 2^31, found " + Integer.toUnsignedString(size));
    }
    return size;
  }

  private FloatBuffer floats(long count) throws DigitsFormatException {
    need(Math.min(count, Integer.MAX_VALUE) * Float.BYTES);
    float[] values = new float[(int) count];
    in.asFloatBuffer().get(values);
    in.position(in.position() + values.length * Float.BYTES);
    return FloatBuffer.wrap(values);
  }

  private float float32() throws DigitsFormatException {
    return need(Float.BYTES).getFloat();
  }

  private String text() throws DigitsFormatException {
    int length = need(Short.BYTES).getShort() & 0xffff;
    need(length);
    ByteBuffer utf8 = in.slice(in.position(), length);
    in.position(in.position() + length);
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(utf8).toString();
    } catch (CharacterCodingException e) {
      throw wrong("expected text in UTF-8, found bytes that are none");
    }
  }

  /** The buffer, if so many bytes are left in it. */
  private ByteBuffer need(long count) throws DigitsFormatException {
    if (in.remaining() < count) {
      throw wrong(
          "expected %d more bytes at offset %d, found %d"
              .formatted(count, in.position(), in.remaining()));
    }
    return in;
  }

  private DigitsFormatException wrong(String message) {
    return new DigitsFormatException(name + ": " + message);
  }
}
