package io.github.mnist8k.reports.claims;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonSubTypes.Type;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.github.mnist8k.reports.runs.Quantity;
import java.util.List;

/** What decides a claim: its kind and the numbers in it. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
  @Type(value = Rule.Figure.class, name = "figure"),
  @Type(value = Rule.AtLeast.class, name = "atLeast"),
  @Type(value = Rule.NotHeld.class, name = "notHeld"),
  @Type(value = Rule.Never.class, name = "never"),
  @Type(value = Rule.Overfits.class, name = "overfits"),
  @Type(value = Rule.DoesNotOverfit.class, name = "doesNotOverfit"),
  @Type(value = Rule.BetterThan.class, name = "betterThan"),
  @Type(value = Rule.Ablation.class, name = "ablation"),
  @Type(value = Rule.Structure.class, name = "structure")
})
public sealed interface Rule {

  /**
   * A figure of the source's only run. It holds where one more run of ours would give it, by the 95
   * % prediction interval.
   *
   * @param quantity which figure
   * @param value what the source says
   */
  record Figure(Quantity quantity, double value) implements Rule {}

  /**
   * Some epochs reach an accuracy. It holds where most seeds do so.
   *
   * @param threshold test accuracy in percent
   * @param epochs which epochs
   */
  record AtLeast(double threshold, EpochSpan epochs) implements Rule {}

  /**
   * Some epochs do not all reach an accuracy. It holds where that is so for most seeds.
   *
   * @param threshold test accuracy in percent
   * @param epochs which epochs
   */
  record NotHeld(double threshold, EpochSpan epochs) implements Rule {}

  /**
   * No epoch reaches an accuracy. A single seed that does is enough against it.
   *
   * @param threshold test accuracy in percent
   */
  record Never(double threshold) implements Rule {}

  /**
   * Training accuracy is above test accuracy by more than 0.3 points in an epoch. It holds where
   * most seeds have such an epoch.
   *
   * @param fromEpoch first epoch that counts
   */
  record Overfits(int fromEpoch) implements Rule {}

  /**
   * The contrary, for all epochs.
   *
   * @param waversMoreThan experiments whose test accuracy wavers less over the last five epochs, if
   *     the source speaks of that; null for none
   */
  record DoesNotOverfit(List<String> waversMoreThan) implements Rule {

    /** Copies the list. */
    public DoesNotOverfit {
      waversMoreThan = waversMoreThan == null ? List.of() : List.copyOf(waversMoreThan);
    }
  }

  /**
   * A quantity compared with other experiments, seed by seed.
   *
   * @param others their ids; the claim has to hold for each
   * @param quantity what is compared
   * @param direction on which side the claim's experiment is
   */
  record BetterThan(List<String> others, Quantity quantity, Direction direction) implements Rule {}

  /**
   * What changes where one thing is changed, seed by seed.
   *
   * @param variant id of the changed experiment
   * @param quantity what is compared
   * @param direction on which side the variant is
   * @param also other comparisons of the same quantity that have to hold; null for none
   */
  record Ablation(String variant, Quantity quantity, Direction direction, List<Also> also)
      implements Rule {

    /** Copies the list. */
    public Ablation {
      also = also == null ? List.of() : List.copyOf(also);
    }
  }

  /**
   * Another comparison of an ablation.
   *
   * @param variant id of the changed experiment
   * @param original id of that which it changes
   * @param direction on which side the variant is
   */
  record Also(String variant, String original, Direction direction) {}

  /**
   * A variant has fewer parameters.
   *
   * @param variant its id
   */
  record Structure(String variant) implements Rule {}
}
