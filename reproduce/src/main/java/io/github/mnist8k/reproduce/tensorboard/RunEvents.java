package io.github.mnist8k.reproduce.tensorboard;

import com.google.protobuf.ByteString;
import io.github.mnist8k.data.ImageSet;
import io.github.mnist8k.reports.sheet.TestAnswers;
import io.github.mnist8k.reports.sheet.WrongDigitsPicture;
import io.github.mnist8k.reproduce.documents.WrongAnswers;
import io.github.mnist8k.reproduce.text.RecipeText;
import io.github.mnist8k.training.Answers;
import io.github.mnist8k.training.Checkpoint;
import io.github.mnist8k.training.RunListener;
import io.github.mnist8k.training.RunPlan;
import io.github.mnist8k.training.log.EpochRecord;
import io.github.mnist8k.training.recipe.Rates;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.tensorflow.proto.DataClass;
import org.tensorflow.proto.DataType;
import org.tensorflow.proto.Summary;
import org.tensorflow.proto.SummaryMetadata;
import org.tensorflow.proto.SummaryMetadata.PluginData;
import org.tensorflow.proto.TensorProto;
import org.tensorflow.proto.TensorShapeProto;

/**
 * Writes what a run does for TensorBoard. As Keras does, values of an epoch stand at its number,
 * from 0, and values of an update at the number of updates done; so nets with batches of different
 * sizes can be compared by epoch.
 */
final class RunEvents implements RunListener {

  private static final int PNG_WIDTH = 16; // where a PNG file says it; the height follows
  private static final int COLOURS = 3; // red, green, blue

  private final Path folder;
  private RunPlan plan;
  private EventFile file;
  private int updatesPerEpoch;

  /**
   * The events of a run.
   *
   * @param folder where its files are to lie
   */
  RunEvents(Path folder) {
    this.folder = folder;
  }

  @Override
  public void started(RunPlan plan, int epochsDone, int updatesPerEpoch) throws IOException {
    this.plan = plan;
    this.updatesPerEpoch = updatesPerEpoch;
    if (epochsDone == 0) {
      EventFile.removeEarlier(folder);
    }
    file = EventFile.create(folder);
    file.add(epochsDone, text("recipe", recipe()));
    file.flush();
  }

  @Override
  public void updated(int epoch, int updatesDone, Rates rates) {
    Summary.Builder values = Summary.newBuilder();
    scalar(values, "rates/learning_rate", rates.learningRate());
    scalar(values, "rates/momentum", rates.momentum());
    file.add((long) epoch * updatesPerEpoch + updatesDone, values);
  }

  @Override
  public void epochEnded(EpochRecord epoch, Checkpoint checkpoint) throws IOException {
    Summary.Builder values = Summary.newBuilder();
    scalar(values, "accuracy/train", epoch.trainAccuracy());
    scalar(values, "accuracy/test", epoch.testAccuracy());
    scalar(values, "loss/train", epoch.trainLoss());
    scalar(values, "loss/test", epoch.testLoss());
    file.add(epoch.epoch(), values);
    file.flush();
  }

  /** The picture of a run's sheet; none where nothing is wrong, or Java has no fonts. */
  @Override
  public void answered(Answers answers) throws IOException {
    ImageSet test = plan.dataset().test();
    TestAnswers shown = WrongAnswers.of(answers, test, plan.net().classes());
    if (!shown.wrong().isEmpty() && WrongDigitsPicture.canBeDrawn()) {
      file.add(plan.epochs() - 1L, image("wrong_digits", WrongDigitsPicture.png(shown)));
    }
    file.flush();
  }

  private static void scalar(Summary.Builder values, String tag, double value) {
    values.addValue(Summary.Value.newBuilder().setTag(tag).setSimpleValue((float) value));
  }

  private static Summary.Builder image(String tag, byte[] png) {
    ByteBuffer file = ByteBuffer.wrap(png);
    var image =
        Summary.Image.newBuilder()
            .setWidth(file.getInt(PNG_WIDTH))
            .setHeight(file.getInt(PNG_WIDTH + Integer.BYTES))
            .setColorspace(COLOURS)
            .setEncodedImageString(ByteString.copyFrom(png));
    return Summary.newBuilder().addValue(Summary.Value.newBuilder().setTag(tag).setImage(image));
  }

  /** A value of TensorBoard's text plugin, which reads Markdown. */
  private static Summary.Builder text(String tag, String markdown) {
    var plugin = PluginData.newBuilder().setPluginName("text");
    var metadata =
        SummaryMetadata.newBuilder()
            .setPluginData(plugin)
            .setDataClass(DataClass.DATA_CLASS_TENSOR);
    var tensor =
        TensorProto.newBuilder()
            .setDtype(DataType.DT_STRING)
            .setTensorShape(TensorShapeProto.getDefaultInstance())
            .addStringVal(ByteString.copyFromUtf8(markdown));
    return Summary.newBuilder()
        .addValue(Summary.Value.newBuilder().setTag(tag).setMetadata(metadata).setTensor(tensor));
  }

  private String recipe() {
    List<String> lines = new ArrayList<>();
    lines.add("experiment: " + plan.experiment().id());
    lines.add("seed: " + plan.seed());
    lines.add("parameters: " + plan.net().parameterCount());
    lines.add("dataset: " + plan.dataset().name());
    lines.add("engine: " + plan.engine().name());
    lines.addAll(RecipeText.lines(plan.recipe()));
    return lines.stream()
        .map(line -> line.split(": ", 2))
        .map(cells -> "| %s | %s |\n".formatted(cells[0], cells[1]))
        .collect(Collectors.joining("", "| choice | value |\n| --- | --- |\n", ""));
  }
}
