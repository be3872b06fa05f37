package io.github.mnist8k.training.recipe;

import io.github.mnist8k.data.Ranges;
import io.github.mnist8k.data.RecordBuilder;
import io.github.mnist8k.data.augment.Augmentation;
import io.github.mnist8k.data.augment.Normalization;
import java.util.List;
import java.util.Objects;

/**
 * How a net is trained: everything that changes the result, besides net, data and seed. The loss is
 * the cross entropy of the softmax, mean over the batch.
 *
 * <p>The sources' test batch size is not part of it: the test loss is a mean over all images,
 * whatever the batches.
 *
 * @param batchSize images per update
 * @param lastBatch what happens to a smaller last batch
 * @param epochs passes over the training set
 * @param normalization of the pixels, in training and inference
 * @param augmentation random changes of the training images, applied in this order to pixels; empty
 *     for none
 * @param optimizer rule of an update
 * @param schedule learning rate and momentum of each update
 */
public record Recipe(
    int batchSize,
    LastBatch lastBatch,
    int epochs,
    Normalization normalization,
    List<Augmentation> augmentation,
    Optimizer optimizer,
    Schedule schedule) {

  /** Copies the list and checks the ranges. */
  public Recipe {
    Objects.requireNonNull(lastBatch, "lastBatch");
    Objects.requireNonNull(normalization, "normalization");
    augmentation = List.copyOf(Objects.requireNonNull(augmentation, "augmentation"));
    Objects.requireNonNull(optimizer, "optimizer");
    Objects.requireNonNull(schedule, "schedule");
    Ranges.atLeast("batchSize", 1, batchSize);
    Ranges.atLeast("epochs", 1, epochs);
  }

  /** The same recipe with another schedule: what a comparison of two schedules needs. */
  public Recipe withSchedule(Schedule other) {
    return new Recipe(batchSize, lastBatch, epochs, normalization, augmentation, optimizer, other);
  }

  /** A builder whose values are given by name. */
  public static Builder builder() {
    return new Builder();
  }

  /** Takes every value of the record by name. */
  public static final class Builder extends RecordBuilder<Recipe, Builder> {

    private Builder() {
      super(Recipe.class);
    }

    /** Sets {@link Recipe#batchSize()}. */
    public Builder batchSize(int value) {
      return set("batchSize", value);
    }

    /** Sets {@link Recipe#lastBatch()}. */
    public Builder lastBatch(LastBatch value) {
      return set("lastBatch", value);
    }

    /** Sets {@link Recipe#epochs()}. */
    public Builder epochs(int value) {
      return set("epochs", value);
    }

    /** Sets {@link Recipe#normalization()}. */
    public Builder normalization(Normalization value) {
      return set("normalization", value);
    }

    /** Sets {@link Recipe#augmentation()}: none, one or several, in their order. */
    public Builder augmentation(Augmentation... values) {
      return set("augmentation", List.of(values));
    }

    /** Sets {@link Recipe#optimizer()}. */
    public Builder optimizer(Optimizer value) {
      return set("optimizer", value);
    }

    /** Sets {@link Recipe#schedule()}. */
    public Builder schedule(Schedule value) {
      return set("schedule", value);
    }
  }
}
