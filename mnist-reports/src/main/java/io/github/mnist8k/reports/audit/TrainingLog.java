package io.github.mnist8k.reports.audit;

import io.github.mnist8k.data.files.OneLine;
import java.util.List;

/**
 * One training as a file tells it.
 *
 * @param name name of the file, and of the section in it if there are several logs
 * @param epochs its epochs in their order, at least one unless it is refused
 * @param contradictions figures that contradict each other
 * @param remarks what could not be read, and what is missing
 * @param refusal why the log tells nothing that can be relied on; null if it does
 */
public record TrainingLog(
    String name,
    List<LoggedEpoch> epochs,
    List<Remark> contradictions,
    List<Remark> remarks,
    Remark refusal) {

  /** Copies the lists; the name becomes one line, whatever the log's headings hold. */
  public TrainingLog {
    name = OneLine.of(name);
    epochs = List.copyOf(epochs);
    contradictions = List.copyOf(contradictions);
    remarks = List.copyOf(remarks);
  }

  /** A log that is not audited. */
  static TrainingLog refused(String name, Remark why) {
    return new TrainingLog(name, List.of(), List.of(), List.of(), why);
  }
}
