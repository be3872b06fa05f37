import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.repository.zoo.Criteria;
import ai.djl.translate.NoopTranslator;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * Asks a SavedModel for all images of an IDX file by DJL's TensorFlow engine, and counts the
 * answers that are those of an IDX file of labels. docs/exports.md says how it is run.
 */
public class DjlDigits {

  private static final int HEADER_OF_IMAGES = 16;
  private static final int HEADER_OF_LABELS = 8;
  private static final int BATCH = 1000;

  /** Arguments: folder of the model, file of images, file of labels; both decompressed. */
  public static void main(String[] args) throws Exception {
    byte[] images = Files.readAllBytes(Path.of(args[1]));
    byte[] labels = Files.readAllBytes(Path.of(args[2]));
    int count = (images.length - HEADER_OF_IMAGES) / 784;
    var criteria =
        Criteria.builder()
            .setTypes(NDList.class, NDList.class)
            .optModelPath(Path.of(args[0]))
            .optEngine("TensorFlow")
            .optOption("Tags", "serve")
            .optOption("SignatureDefKey", "serving_default")
            .optTranslator(new NoopTranslator())
            .build();
    int equal = 0;
    try (var model = criteria.loadModel();
        var predictor = model.newPredictor();
        var manager = NDManager.newBaseManager()) {
      for (int from = 0; from < count; from += BATCH) {
        int size = Math.min(BATCH, count - from);
        int start = HEADER_OF_IMAGES + from * 784;
        byte[] part = Arrays.copyOfRange(images, start, start + size * 784);
        var batch = manager.create(ByteBuffer.wrap(part), new Shape(size, 28, 28), DataType.UINT8);
        batch.setName("images");
        long[] digits = predictor.predict(new NDList(batch)).get("digit").toLongArray();
        for (int i = 0; i < size; i++) {
          equal += digits[i] == labels[HEADER_OF_LABELS + from + i] ? 1 : 0;
        }
      }
    }
    System.out.println(equal + " of " + count);
  }
}
