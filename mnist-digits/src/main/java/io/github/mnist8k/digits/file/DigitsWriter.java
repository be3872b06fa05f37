package io.github.mnist8k.digits.file;

import io.github.mnist8k.digits.file.DigitsLayer.AvgPool;
import io.github.mnist8k.digits.file.DigitsLayer.Convolution;
import io.github.mnist8k.digits.file.DigitsLayer.Flatten;
import io.github.mnist8k.digits.file.DigitsLayer.GlobalAvgPool;
import io.github.mnist8k.digits.file.DigitsLayer.Linear;
import io.github.mnist8k.digits.file.DigitsLayer.MaxPool;
import io.github.mnist8k.digits.file.DigitsLayer.Relu;
import io.github.mnist8k.digits.file.DigitsLayer.ScaleShift;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.charset.StandardCharsets;

/** Turns a {@link DigitsFile} into bytes. */
final class DigitsWriter {

  private static final int MOST = 0xffff;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  /**
   * The whole file.
   *
   * @throws IllegalArgumentException if a text or the list of layers is too long for the format
   */
  static byte[] bytes(DigitsFile file) {
    var writer = new DigitsWriter();
    writer.out.writeBytes(Form.MAGIC);
    writer.int32(Form.VERSION);
    writer.int32(0); // the length, known at the end
    writer.float32(file.mean());
    writer.float32(file.std());
    writer.text(file.experiment());
    writer.text(file.fingerprint());
    writer.text(file.description());
    writer.int16("layers", file.layers().size());
    file.layers().forEach(writer::layer);
    writer.int32(0); // the checksum of everything before it
    byte[] bytes = writer.out.toByteArray();
    var buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    buffer.putInt(Form.HEADER - 4, bytes.length);
    buffer.putInt(bytes.length - Form.CHECKSUM, Form.checksum(bytes));
    return bytes;
  }

  private void layer(DigitsLayer layer) {
    if (layer instanceof Convolution convolution) {
      out.write(Form.CONVOLUTION);
      int32(convolution.inChannels());
      int32(convolution.outChannels());
      int32(convolution.kernel());
      int32(convolution.padding());
      floats(convolution.weights());
      floats(convolution.bias());
    } else if (layer instanceof Relu) {
      out.write(Form.RELU);
    } else if (layer instanceof ScaleShift scaleShift) {
      out.write(Form.SCALE_SHIFT);
      int32(scaleShift.channels());
      floats(scaleShift.scale());
      floats(scaleShift.shift());
    } else if (layer instanceof MaxPool pool) {
      out.write(Form.MAX_POOL);
      int32(pool.kernel());
      int32(pool.stride());
    } else if (layer instanceof AvgPool pool) {
      out.write(Form.AVG_POOL);
      int32(pool.kernel());
    } else if (layer instanceof GlobalAvgPool) {
      out.write(Form.GLOBAL_AVG_POOL);
    } else if (layer instanceof Flatten) {
      out.write(Form.FLATTEN);
    } else if (layer instanceof Linear linear) {
      out.write(Form.LINEAR);
      int32(linear.inFeatures());
      int32(linear.outFeatures());
      floats(linear.weights());
      floats(linear.bias());
    }
  }

  private void text(String text) {
    byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
    int16("bytes of text", utf8.length);
    out.writeBytes(utf8);
  }

  private void floats(FloatBuffer values) {
    var buffer = ByteBuffer.allocate(values.remaining() * Float.BYTES);
    buffer.order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().put(values);
    out.writeBytes(buffer.array());
  }

  private void float32(float value) {
    int32(Float.floatToIntBits(value));
  }

  private void int32(int value) {
    for (int shift = 0; shift < Integer.SIZE; shift += Byte.SIZE) {
      out.write(value >>> shift);
    }
  }

  private void int16(String name, int value) {
    if (value > MOST) {
      throw new IllegalArgumentException(
          "expected at most %d %s, found %d".formatted(MOST, name, value));
    }
    out.write(value);
    out.write(value >>> Byte.SIZE);
  }
}
