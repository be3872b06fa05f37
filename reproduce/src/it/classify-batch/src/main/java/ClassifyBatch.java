import io.github.mnist8k.data.ImageSet;
import io.github.mnist8k.data.augment.Normalization;
import io.github.mnist8k.data.files.AtomicFiles;
import io.github.mnist8k.data.mnist.DataEnvironment;
import io.github.mnist8k.data.mnist.Datasets;
import io.github.mnist8k.models.Execution;
import io.github.mnist8k.models.Net;
import io.github.mnist8k.models.nets.Session7;
import io.github.mnist8k.models.tensorflow.DigitClassifier;
import io.github.mnist8k.models.trained.DigitsExport;
import io.github.mnist8k.models.trained.Model;
import io.github.mnist8k.models.weights.Weights;
import java.nio.file.Path;

public class ClassifyBatch {
  public static void main(String[] args) throws Exception {
    ImageSet images = Datasets.load(args[0], DataEnvironment.system()).test();

    Model ours = Model.pretrained("era2-s7/step5"); // the net, its weights, its normalisation
    try (var classifier = new DigitClassifier(ours, Execution.cpu(2))) {
      byte[] batch = new byte[3 * ImageSet.PIXELS]; // uint8 [3, 28, 28]
      images.pixels().get(batch);
      for (var answer : classifier.classifyBatch(batch)) {
        System.out.printf("a %d, %.3f%n", answer.digit(), answer.probabilities()[answer.digit()]);
      }
      System.out.println("ours knows " + classifier.evaluate(images).correct());
    }
    // The same net for programs that have mnist-digits alone.
    AtomicFiles.write(Path.of("step5.digits"), DigitsExport.of("my step5", ours, "")::write);

    Net net = Session7.model3(); // or one of your own: Net.of(new Conv2d(1, 8, 3), ...)
    Weights weights = Weights.read(Path.of(args[1]), net); // saved by PyTorch
    try (var classifier =
        new DigitClassifier(new Model(net, weights, Normalization.MNIST), Execution.cpu(2))) {
      System.out.println("PyTorch's knows " + classifier.evaluate(images).correct());
    }
  }
}
