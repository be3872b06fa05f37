package io.github.mnist8k.digits.file;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LooksLikeTest {
  @ParameterizedTest
  @CsvSource({
    "89504e470d0a1a0a, a PNG image",
    "ffd8ffe000104a464946, a JPEG image",
    "474946383961, a GIF image",
    "424d36000000000000003600, a BMP image",
    "504b0304, a zip archive",
    "1f8b0800, a gzip archive",
    "934e554d505901, a NumPy array",
    "1000000000000000 7b22, a safetensors file"
  })
  void binaryFilesAreKnownByTheirFirstBytes(String hex, String expected) {
    byte[] start = HexFormat.of().parseHex(hex.replace(" ", ""));
    assertEquals(Optional.of(expected), LooksLike.of(start));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "<!DOCTYPE html><p>403 | an HTML page, perhaps of a login or an error",
        "\u00ef\u00bb\u00bf<HTML> | an HTML page, perhaps of a login or an error",
        "<?xml version=\"1.0\"?><Error/> | an XML document, perhaps about an error",
        "label,pixel0,pixel1 | CSV or other text",
        "BM is how it begins | text",
        "version https://git-lfs.github.com/spec/v1 | a Git LFS pointer in place of the file"
      })
  void textIsToldApart(String text, String expected) {
    assertEquals(Optional.of(expected), LooksLike.of(text.getBytes(StandardCharsets.ISO_8859_1)));
  }

  @Test
  void aTarArchiveIsKnownFromItsMiddle() {
    byte[] start = new byte[LooksLike.BYTES];
    System.arraycopy("ustar".getBytes(StandardCharsets.US_ASCII), 0, start, 257, 5);
    assertEquals(Optional.of("a tar archive"), LooksLike.of(start));
  }

  @Test
  void nothingIsClaimedOfOtherBytes() {
    assertEquals(Optional.of("an empty file"), LooksLike.of(new byte[0]));
    assertEquals(Optional.empty(), LooksLike.of(new byte[] {1, 2, 3}));
    assertEquals(Optional.empty(), LooksLike.of(new byte[LooksLike.BYTES]));
  }
}
