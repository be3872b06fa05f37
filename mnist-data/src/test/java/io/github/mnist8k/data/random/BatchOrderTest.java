package io.github.mnist8k.data.random;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BatchOrderTest {
  private static final SeedStream SEEDS = new SeedStream(1);

  @Test
  void anEpochVisitsEveryRowOnce() {
    BatchOrder order = new BatchOrder(SEEDS, 100, 7, true);
    int[] rows =
        IntStream.range(0, order.batches())
            .flatMap(b -> Arrays.stream(order.batch(order.epoch(0), b)))
            .sorted()
            .toArray();
    assertArrayEquals(IntStream.range(0, 100).toArray(), rows);
  }

  @Test
  void theOrderIsAFunctionOfSeedAndEpochOnly() {
    BatchOrder order = new BatchOrder(SEEDS, 100, 7, true);
    int[] third = order.epoch(3);
    assertArrayEquals(third, new BatchOrder(SEEDS, 100, 10, false).epoch(3));
    assertFalse(Arrays.equals(third, order.epoch(2)));
    assertFalse(Arrays.equals(third, new BatchOrder(new SeedStream(2), 100, 7, true).epoch(3)));
  }

  @Test
  void aSmallerLastBatchIsKeptOrDropped() {
    BatchOrder kept = new BatchOrder(SEEDS, 60_000, 128, true);
    assertEquals(469, kept.batches());
    assertEquals(128, kept.batch(kept.epoch(0), 467).length);
    assertEquals(96, kept.batch(kept.epoch(0), 468).length);
    BatchOrder dropped = new BatchOrder(SEEDS, 60_000, 128, false);
    assertEquals(468, dropped.batches());
    assertThrows(IndexOutOfBoundsException.class, () -> dropped.batch(dropped.epoch(0), 468));
  }

  @Test
  void sizesThatDivideHaveNoSmallerBatch() {
    assertEquals(10, new BatchOrder(SEEDS, 100, 10, true).batches());
    assertEquals(10, new BatchOrder(SEEDS, 100, 10, false).batches());
    assertEquals(1, new BatchOrder(SEEDS, 3, Integer.MAX_VALUE, true).batches());
    BatchOrder one = new BatchOrder(SEEDS, 3, Integer.MAX_VALUE, true);
    assertEquals(3, one.batch(one.epoch(0), 0).length);
  }

  @Test
  void aSetOfOneRowIsOneBatch() {
    BatchOrder order = new BatchOrder(SEEDS, 1, 64, true);
    assertEquals(1, order.batches());
    assertArrayEquals(new int[] {0}, order.batch(order.epoch(5), 0));
  }

  @Test
  void whatWouldTrainOnNothingIsRefused() {
    assertThrows(IllegalArgumentException.class, () -> new BatchOrder(SEEDS, 0, 1, true));
    assertThrows(IllegalArgumentException.class, () -> new BatchOrder(SEEDS, 1, 0, true));
    Exception e =
        assertThrows(IllegalArgumentException.class, () -> new BatchOrder(SEEDS, 10, 64, false));
    assertTrue(e.getMessage().contains("expected at most 10"), e.getMessage());
  }

  @Test
  void ordersAndEpochsOfOthersAreRefused() {
    BatchOrder order = new BatchOrder(SEEDS, 10, 5, true);
    assertThrows(IllegalArgumentException.class, () -> order.epoch(-1));
    assertThrows(IllegalArgumentException.class, () -> order.batch(new int[9], 0));
  }
}
