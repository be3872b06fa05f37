package io.github.mnist8k.data.idx;

import io.github.mnist8k.data.ImageSet;
import java.util.List;

/**
 * The two kinds of IDX file a digit dataset has: uint8 values, one item per entry of the first
 * dimension.
 */
enum IdxKind {
  IMAGES("image", List.of("rows", "columns"), ImageSet.PIXELS),
  LABELS("label", List.of(), 1);

  /** First three bytes of the magic number: two zeros and the code of uint8. */
  static final int UINT8 = 0x000008;

  final String item;
  final List<String> itemDimensions;
  final int itemBytes;

  IdxKind(String item, List<String> itemDimensions, int itemBytes) {
    this.item = item;
    this.itemDimensions = itemDimensions;
    this.itemBytes = itemBytes;
  }

  int dimensions() {
    return 1 + itemDimensions.size();
  }

  int headerBytes() {
    return Integer.BYTES * (1 + dimensions());
  }

  /** Most items whose bytes still fit one Java array, header included. */
  int maxItems() {
    return (Integer.MAX_VALUE - 8 - headerBytes()) / itemBytes;
  }
}
