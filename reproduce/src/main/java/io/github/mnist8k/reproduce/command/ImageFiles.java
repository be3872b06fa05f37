package io.github.mnist8k.reproduce.command;

import io.github.mnist8k.data.ImageSet;
import io.github.mnist8k.data.idx.IdxReader;
import io.github.mnist8k.data.mnist.Appearance;
import io.github.mnist8k.digits.picture.DigitPicture;
import io.github.mnist8k.digits.picture.PictureReader;
import io.github.mnist8k.digits.picture.Preparation;
import io.github.mnist8k.reproduce.options.InputFiles;
import io.github.mnist8k.reproduce.options.UserException;
import io.github.mnist8k.reproduce.text.FailureText;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Images to be classified, from picture files and IDX files.
 *
 * @param images those that could be read, in the order of the files
 * @param remarks one line each for people, in the order of the files: what was done to a picture,
 *     what is odd, and why a file could not be read
 * @param whole whether all files could be read
 */
record ImageFiles(List<NamedImage> images, List<String> remarks, boolean whole) {

  /**
   * One image.
   *
   * @param name the file's name, with {@code #i} for image i of an IDX file
   * @param pixels uint8 [28, 28], 784 bytes
   */
  record NamedImage(String name, byte[] pixels) {}

  /**
   * Reads images in the order of the files. A file that is missing, or is neither a usable picture
   * nor an IDX file of images, does not keep the others from being read.
   *
   * @param mode whether pictures are prepared; images of IDX files never are
   */
  static ImageFiles read(List<Path> files, Preparation mode) {
    List<NamedImage> images = new ArrayList<>();
    List<String> remarks = new ArrayList<>();
    boolean whole = true;
    for (Path file : files) {
      try {
        read(file, mode, images, remarks);
      } catch (IOException | UserException e) {
        remarks.add("error: " + FailureText.of(e));
        whole = false;
      }
    }
    return new ImageFiles(images, remarks, whole);
  }

  private static void read(
      Path file, Preparation mode, List<NamedImage> images, List<String> remarks)
      throws IOException {
    String name = file.toString();
    byte[] content = InputFiles.content(file);
    if (isIdx(content)) {
      byte[] pixels = IdxReader.images(name, content);
      Appearance.oddity(pixels).ifPresent(odd -> remarks.add("warning: " + name + ": " + odd));
      addAll(images, name, pixels);
    } else {
      DigitPicture picture = PictureReader.digit(name, content, mode);
      picture.note().ifPresent(note -> remarks.add(name + ": " + note));
      picture.doubt().ifPresent(doubt -> remarks.add("warning: " + name + ": " + doubt));
      images.add(new NamedImage(name, picture.pixels()));
    }
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
      images.add(new NamedImage(name + "#" + i, image));
    }
  }
}
