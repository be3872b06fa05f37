package io.github.mnist8k.reproduce.tensorboard;

import io.github.mnist8k.reproduce.runs.CommandListener;
import io.github.mnist8k.training.RunListener;
import io.github.mnist8k.training.files.RunFolder;
import io.github.mnist8k.training.files.TrainingJob;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/** Writes event files of a command's runs, each in a folder {@code assignment/model/seed-n}. */
public final class TensorBoard implements CommandListener {

  private final Path folder;

  /**
   * The event files of a command.
   *
   * @param folder the folder that TensorBoard is going to be told of
   */
  public TensorBoard(Path folder) {
    this.folder = Objects.requireNonNull(folder, "folder");
  }

  @Override
  public List<RunListener> listeners(TrainingJob run) {
    String experiment = run.plan().experiment().id();
    return List.of(new RunEvents(RunFolder.of(folder, experiment, run.plan().seed()).path()));
  }
}
