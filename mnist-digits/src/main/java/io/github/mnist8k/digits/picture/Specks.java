package io.github.mnist8k.digits.picture;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/** Parts of the ink that belong to no digit: dust, noise, the edge of a shadow. */
final class Specks {
  /** A stroke has at least this share of the weight of the heaviest one. */
  private static final double LEAST_SHARE = 0.01;

  /** A stroke is at least so strong, compared to the heaviest one. */
  private static final double LEAST_STRENGTH = 0.5;

  private final GreyLevels ink;
  private final boolean[] seen;
  private int[] found = new int[64];

  /**
   * Ink pixels that touch each other, also by their corners.
   *
   * @param pixels their indices
   * @param weight sum of the squared levels: a shadow is large but weak, dust strong but small
   * @param strongest largest level
   * @param atEdge whether it reaches the edge of the picture, as the shadow of a hand does
   */
  private record Part(int[] pixels, double weight, int strongest, boolean atEdge) {}

  private Specks(GreyLevels ink) {
    this.ink = ink;
    this.seen = new boolean[ink.levels().length];
  }

  /** The ink without specks, of the same size; there must be some ink. */
  static GreyLevels dropped(GreyLevels ink) {
    List<Part> parts = new Specks(ink).parts();
    Part heaviest = parts.stream().max(Comparator.comparingDouble(Part::weight)).orElseThrow();
    int[] kept = new int[ink.levels().length];
    for (Part part : parts) {
      if (part.weight >= LEAST_SHARE * heaviest.weight
          && part.strongest >= LEAST_STRENGTH * heaviest.strongest
          && (heaviest.atEdge || !part.atEdge)) {
        for (int pixel : part.pixels) {
          kept[pixel] = ink.levels()[pixel];
        }
      }
    }
    return new GreyLevels(ink.width(), ink.height(), kept);
  }

  private List<Part> parts() {
    List<Part> parts = new ArrayList<>();
    for (int pixel = 0; pixel < seen.length; pixel++) {
      if (isNewInk(pixel)) {
        parts.add(part(pixel));
      }
    }
    return parts;
  }

  private boolean isNewInk(int pixel) {
    return !seen[pixel] && ink.levels()[pixel] > 0;
  }

  /** Everything that can be reached from the pixel; what is found is also the queue. */
  private Part part(int start) {
    int count = add(start, 0);
    double weight = 0;
    int strongest = 0;
    boolean atEdge = false;
    for (int next = 0; next < count; next++) {
      int level = ink.levels()[found[next]];
      weight += (double) level * level;
      strongest = Math.max(strongest, level);
      atEdge |= ink.toEdge(found[next]) == 0;
      count = addNeighbours(found[next], count);
    }
    return new Part(Arrays.copyOf(found, count), weight, strongest, atEdge);
  }

  private int addNeighbours(int pixel, int count) {
    int total = count;
    int x = pixel % ink.width();
    int y = pixel / ink.width();
    for (int row = Math.max(0, y - 1); row <= Math.min(ink.height() - 1, y + 1); row++) {
      for (int column = Math.max(0, x - 1); column <= Math.min(ink.width() - 1, x + 1); column++) {
        int neighbour = row * ink.width() + column;
        total = isNewInk(neighbour) ? add(neighbour, total) : total;
      }
    }
    return total;
  }

  private int add(int pixel, int count) {
    if (count == found.length) {
      found = Arrays.copyOf(found, 2 * count);
    }
    found[count] = pixel;
    seen[pixel] = true;
    return count + 1;
  }
}
