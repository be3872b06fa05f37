package io.github.mnist8k.reproduce.spark.cluster;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerStageSubmitted;
import org.apache.spark.scheduler.SparkListenerTaskEnd;
import org.apache.spark.scheduler.SparkListenerTaskStart;

/** Translates Spark's stages and tasks into runs: each run is a job of one stage with one task. */
final class TaskListener extends SparkListener {

  private static final String DESCRIPTION = "spark.job.description"; // of setJobGroup

  private final TaskWatcher watcher;
  private final Map<Integer, String> runs = new ConcurrentHashMap<>();

  /**
   * A listener.
   *
   * @param watcher is told of the runs
   */
  TaskListener(TaskWatcher watcher) {
    this.watcher = watcher;
  }

  @Override
  public void onStageSubmitted(SparkListenerStageSubmitted stage) {
    String run = stage.properties().getProperty(DESCRIPTION);
    if (run != null) {
      runs.put(stage.stageInfo().stageId(), run);
    }
  }

  @Override
  public void onTaskStart(SparkListenerTaskStart task) {
    tell(task.stageId(), true);
  }

  @Override
  public void onTaskEnd(SparkListenerTaskEnd task) {
    tell(task.stageId(), false);
  }

  private void tell(int stage, boolean began) {
    String run = runs.get(stage);
    if (run != null && began) {
      watcher.began(run);
    } else if (run != null) {
      watcher.ended(run);
    }
  }
}
