package io.github.mnist8k.reproduce.command;

import io.github.mnist8k.data.ImageSet;
import io.github.mnist8k.data.idx.IdxReader;
import io.github.mnist8k.data.picture.DigitPicture;
import io.github.mnist8k.data.picture.PictureReader;
import io.github.mnist8k.data.picture.Preparation;
import io.github.mnist8k.reproduce.options.InputFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Images to be classified, from picture files and IDX files. */
final class ImageFiles {

  /**
   * One image.
   *
   * @param name the file's name, with {@code #i} for image i of an IDX file
   * @param pixels uint8 [28, 28], 784 bytes
   * @param note what people should know of how a picture was read
   */
  record NamedImage(String name, byte[] pixels, Optional<String> note) {}

  /**
   * Reads images in the order of the files.
   *
   * @param mode whether pictures are prepared; images of IDX files never are
   * @throws IOException if a file is missing, or is neither a usable picture nor an IDX file of
   *     images
   */
  static List<NamedImage> read(List<Path> files, Preparation mode) throws IOException {
    List<NamedImage> images = new ArrayList<>();
    for (Path file : files) {
      String name = file.toString();
      byte[] content = Files.readAllBytes(InputFiles.notAFolder(file));
      if (isIdx(content)) {
        addAll(images, name, IdxReader.images(name, content));
      } else {
        DigitPicture picture = PictureReader.digit(name, content, mode);
        images.add(new NamedImage(name, picture.pixels(), picture.note()));
      }
    }
    return images;
  }

  /** No picture begins with two zeros, as IDX does, or with the two bytes of gzip. */
  private static boolean isIdx(byte[] content) {
    return content.length >= 2
        && (content[0] == 0 && content[1] == 0 || content[0] == 0x1f && content[1] == (byte) 0x8b);
  }

  private static void addAll(List<NamedImage> images, String name, byte[] pixels) {
    for (int i = 0; i < pixels.length / ImageSet.PIXELS; i++) {
      int from = i * ImageSet.PIXELS;
      byte[] image = Arrays.copyOfRange(pixels, from, from + ImageSet.PIXELS);
      images.add(new NamedImage(name + "#" + i, image, Optional.empty()));
    }
  }

  private ImageFiles() {}
}
