package io.github.mnist8k.training.experiment;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.mnist8k.data.augment.Augmentation;
import io.github.mnist8k.data.augment.ColorJitter;
import io.github.mnist8k.data.augment.RandomAffine;
import io.github.mnist8k.data.augment.RandomRotation;
import io.github.mnist8k.models.json.JsonFields;
import io.github.mnist8k.models.json.JsonNumbers;

/** An augmentation as a JSON object and back. */
final class AugmentationJson {

  static ObjectNode write(Augmentation augmentation) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    if (augmentation instanceof RandomRotation rotation) {
      node.put("type", "random_rotation");
      node.set("degrees", JsonNumbers.of(rotation.degrees()));
      node.put("interpolation", "nearest");
      node.put("fill", rotation.fill());
    } else if (augmentation instanceof RandomAffine affine) {
      node.put("type", "random_affine");
      node.set("degrees", JsonNumbers.of(affine.degrees()));
      node.putArray("translate")
          .add(JsonNumbers.of(affine.translateX()))
          .add(JsonNumbers.of(affine.translateY()));
      node.putArray("scale")
          .add(JsonNumbers.of(affine.scaleMin()))
          .add(JsonNumbers.of(affine.scaleMax()));
      node.set("shear", JsonNumbers.of(affine.shear()));
      node.put("interpolation", "nearest");
      node.put("fill", affine.fill());
    } else if (augmentation instanceof ColorJitter jitter) {
      node.put("type", "color_jitter");
      node.set("brightness", JsonNumbers.of(jitter.brightness()));
      node.set("contrast", JsonNumbers.of(jitter.contrast()));
    } else {
      throw new IllegalArgumentException("no JSON for the augmentation " + augmentation);
    }
    return node;
  }

  static Augmentation read(JsonFields node) {
    node.ignore("note");
    return switch (node.text("type")) {
      case "random_rotation" -> {
        node.requireText("interpolation", "nearest");
        yield new RandomRotation(node.number("degrees"), node.integer("fill"));
      }
      case "random_affine" -> affine(node);
      case "color_jitter" -> new ColorJitter(node.number("brightness"), node.number("contrast"));
      default -> throw node.wrong("type", "random_rotation, random_affine or color_jitter");
    };
  }

  private static RandomAffine affine(JsonFields node) {
    node.requireText("interpolation", "nearest");
    double[] translate = node.pair("translate");
    double[] scale = node.pair("scale");
    return new RandomAffine(
        node.number("degrees"),
        translate[0],
        translate[1],
        scale[0],
        scale[1],
        node.number("shear", 0),
        node.integer("fill"));
  }

  private AugmentationJson() {}
}
