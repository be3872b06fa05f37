package io.github.mnist8k.digits;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.mnist8k.digits.file.LooksLike;
import io.github.mnist8k.digits.picture.DigitPicture;
import io.github.mnist8k.digits.picture.PictureReader;
import io.github.mnist8k.digits.picture.Preparation;
import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A null is refused where it comes in, by the parameter's name. */
class NullsTest {
  private static final byte[] BYTES = {};
  private static final String NO_PICTURE =
      "picture: ImageIO.read gives null for a file that is no image it knows";

  private static Arguments refused(String name, Executable call) {
    return Arguments.of(name, call);
  }

  static Stream<Arguments> calls() {
    return Stream.of(
        refused("start", () -> LooksLike.of(null)),
        refused("pixels", () -> new DigitPicture(null, Optional.empty(), Optional.empty())),
        refused("note", () -> new DigitPicture(new byte[784], null, Optional.empty())),
        refused("doubt", () -> new DigitPicture(new byte[784], Optional.empty(), null)),
        refused(NO_PICTURE, () -> DigitPicture.of(null, Preparation.AUTO)),
        refused("mode", () -> DigitPicture.of(new BufferedImage(1, 1, 10), null)),
        refused(NO_PICTURE, () -> Digits.step5().read((BufferedImage) null)),
        refused("pixels", () -> Digits.step5().read((byte[]) null)),
        refused("pixels", () -> Digits.step5().logits(null)),
        refused("file", () -> Digits.load((Path) null)),
        refused("experiment", () -> Digits.bundled(null)),
        refused("name", () -> PictureReader.image(null, BYTES)),
        refused("content", () -> PictureReader.digit("", null, Preparation.AUTO)),
        refused("mode", () -> PictureReader.digit("", BYTES, null)));
  }

  @ParameterizedTest
  @MethodSource("calls")
  void nullIsRefusedByName(String name, Executable call) {
    assertEquals(name, assertThrows(NullPointerException.class, call).getMessage());
  }
}
