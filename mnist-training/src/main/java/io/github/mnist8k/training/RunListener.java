package io.github.mnist8k.training;

import io.github.mnist8k.models.trained.Model;
import io.github.mnist8k.training.log.EpochRecord;
import io.github.mnist8k.training.recipe.Rates;
import java.io.IOException;

/**
 * Is told what a run does. Listeners are called in their order, on the thread that trains; an
 * exception ends the run, after which each is told of the end.
 */
public interface RunListener {

  /**
   * Before the first update.
   *
   * @param plan the run
   * @param epochsDone epochs completed before, by the run that this one resumes
   * @param updatesPerEpoch updates in each epoch
   */
  default void started(RunPlan plan, int epochsDone, int updatesPerEpoch) throws IOException {}

  /**
   * After each chunk of updates: a few that the engine was told of at once.
   *
   * @param epoch epoch, from 0
   * @param updatesDone updates done in this epoch, those of the chunk included
   * @param rates rates of the chunk's last update
   */
  default void updated(int epoch, int updatesDone, Rates rates) {}

  /**
   * After the last update of an epoch, before the test.
   *
   * @param epoch epoch, from 0
   * @param train running metrics of the epoch's updates, in training mode
   */
  default void trained(int epoch, Metrics train) {}

  /**
   * After the test that ends an epoch, before the epoch is recorded.
   *
   * @param epoch epoch, from 0
   * @param test metrics of the whole test set, in inference mode
   */
  default void tested(int epoch, Metrics test) {}

  /**
   * When an epoch is recorded.
   *
   * @param epoch the epoch's numbers
   * @param checkpoint the state after it
   */
  default void epochEnded(EpochRecord epoch, Checkpoint checkpoint) throws IOException {}

  /**
   * Whether a run should end before its last epoch; asked when all listeners know of the epoch. It
   * then ends as after its last one: with answers, final weights and the model. For the program it
   * is a run that was cut short: it is shown as no result, and would go on if it were resumed.
   *
   * @param epoch the epoch that has ended
   */
  default boolean stopsAfter(EpochRecord epoch) {
    return false;
  }

  /**
   * After the last epoch, before {@link #finished}.
   *
   * @param answers what the trained net says to the test images
   */
  default void answered(Answers answers) throws IOException {}

  /**
   * After the last epoch.
   *
   * @param model the net with its final weights
   */
  default void finished(Model model) throws IOException {}

  /**
   * When the run is over, however it ended, also where another listener failed: the place to close
   * what is open. It must not throw.
   */
  default void ended() {}
}
