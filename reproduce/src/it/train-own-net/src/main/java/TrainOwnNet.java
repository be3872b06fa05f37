import io.github.mnist8k.data.Dataset;
import io.github.mnist8k.data.ImageSet;
import io.github.mnist8k.data.augment.Normalization;
import io.github.mnist8k.data.mnist.Datasets;
import io.github.mnist8k.models.Execution;
import io.github.mnist8k.models.Net;
import io.github.mnist8k.models.layers.BatchNorm;
import io.github.mnist8k.models.layers.Conv2d;
import io.github.mnist8k.models.layers.Flatten;
import io.github.mnist8k.models.layers.GlobalAvgPool;
import io.github.mnist8k.models.layers.Linear;
import io.github.mnist8k.models.layers.MaxPool;
import io.github.mnist8k.models.layers.Relu;
import io.github.mnist8k.models.trained.Model;
import io.github.mnist8k.training.Checkpoint;
import io.github.mnist8k.training.Engine;
import io.github.mnist8k.training.RunListener;
import io.github.mnist8k.training.RunPlan;
import io.github.mnist8k.training.experiment.Experiment;
import io.github.mnist8k.training.files.EarlierRun;
import io.github.mnist8k.training.files.TrainingJob;
import io.github.mnist8k.training.log.EpochRecord;
import io.github.mnist8k.training.recipe.Adam;
import io.github.mnist8k.training.recipe.ConstantRate;
import io.github.mnist8k.training.recipe.LastBatch;
import io.github.mnist8k.training.recipe.Recipe;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;

public class TrainOwnNet {
  public static void main(String[] args) throws Exception {
    Net net =
        Net.of(
            new Conv2d(1, 6, 3),
            new BatchNorm(6),
            new Relu(),
            new MaxPool(2, 2),
            new Conv2d(6, 6, 3).withBias(),
            new Relu(),
            new GlobalAvgPool(),
            new Flatten(),
            new Linear(6, 2).withoutBias());
    Recipe recipe =
        Recipe.builder()
            .batchSize(32)
            .lastBatch(LastBatch.DROPPED)
            .epochs(6)
            .normalization(Normalization.MNIST)
            .augmentation()
            .optimizer(
                Adam.builder()
                    .learningRate(0.002)
                    .beta1(0.9)
                    .beta2(0.999)
                    .eps(1e-8)
                    .weightDecay(0)
                    .build())
            .schedule(new ConstantRate())
            .build();
    Experiment experiment = Experiment.own("own/bars", net, recipe);
    Dataset data = Datasets.of("bars", bars(640, 1), bars(200, 2));
    for (Engine engine : Engine.all()) { // those on the class path
      System.out.println(engine.name());
      var best = new Best(experiment);
      var plan = new RunPlan(experiment, data, 0, recipe.epochs(), engine, Execution.cpu(2));
      // Log, checkpoints, weights, manifest. RESUMED would go on with a run that was broken off.
      var job = new TrainingJob(plan, Path.of("runs", engine.name()), EarlierRun.OVERWRITTEN);
      job.train(List.of(best), System.out::println);
      Path file = Path.of(engine.name() + ".safetensors");
      best.model.write(file, Map.of("of", "bars"));
      try (var trained = engine.inference(Model.read(file), Execution.cpu(1))) {
        System.out.println("read again: " + trained.evaluate(data.test()).correct() + " of 200");
      }
    }
  }

  /** Keeps the model of the best epoch, and stops when it knows all. */
  private static final class Best implements RunListener {

    private final Experiment experiment;
    private int correct = -1;
    private Model model;

    Best(Experiment experiment) {
      this.experiment = experiment;
    }

    @Override
    public void epochEnded(EpochRecord epoch, Checkpoint checkpoint) {
      System.out.println("epoch " + epoch.epoch() + ": " + epoch.testCorrect() + " of 200");
      if (epoch.testCorrect() > correct) {
        correct = epoch.testCorrect();
        model = experiment.model(checkpoint.weights());
      }
    }

    @Override
    public boolean stopsAfter(EpochRecord epoch) {
      return epoch.testCorrect() == 200;
    }
  }

  /** Lying bars are 0, standing ones 1. */
  private static ImageSet bars(int count, long seed) {
    var random = new Random(seed);
    byte[] pixels = new byte[count * ImageSet.PIXELS];
    byte[] labels = new byte[count];
    for (int i = 0; i < count; i++) {
      labels[i] = (byte) random.nextInt(2);
      int row = 4 + random.nextInt(10);
      int column = 4 + random.nextInt(10);
      for (int k = 0; k < 10; k++) {
        int y = labels[i] == 0 ? row : row + k;
        int x = labels[i] == 0 ? column + k : column;
        pixels[i * ImageSet.PIXELS + y * ImageSet.COLUMNS + x] = (byte) 255;
      }
    }
    return new ImageSet(pixels, labels);
  }
}
