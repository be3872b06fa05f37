package io.github.mnist8k.models.tensorflow.graph;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.mnist8k.models.layers.BatchNorm;
import io.github.mnist8k.models.layers.FeatureShape;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.tensorflow.Graph;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

class LayerOperationsTest {

  /** Each part of a batch would be normalised for itself. */
  @Test
  void batchNormOfOnePartInTrainingIsRefused() {
    try (Graph graph = new Graph()) {
      Ops tf = Ops.create(graph);
      var shape = new FeatureShape(2, 3, 3);
      var place = new LayerPlace(tf, 0, shape, Map.of(), tf.constant(1L), List.of());
      var features = tf.zeros(tf.array(1, 3, 3, 2), TFloat32.class);
      var refused =
          assertThrows(
              IllegalArgumentException.class,
              () -> LayerOperations.add(new BatchNorm(2), place, features));
      assertEquals(
          "BatchNorm[channels=2, eps=1.0E-5, momentum=0.1] has no operations for itself in training",
          refused.getMessage());
    }
  }
}
