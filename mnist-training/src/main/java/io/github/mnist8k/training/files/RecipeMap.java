package io.github.mnist8k.training.files;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.mnist8k.training.recipe.Recipe;
import java.util.LinkedHashMap;
import java.util.Map;

/** A recipe as plain names and values, for {@code run.json}. */
final class RecipeMap {

  private static final ObjectMapper JSON = new ObjectMapper();

  /**
   * All of the recipe, with the kind of each optimizer, schedule and augmentation under {@code
   * type}.
   */
  static Map<String, Object> of(Recipe recipe) {
    Map<String, Object> map = plain(recipe);
    map.put("augmentation", recipe.augmentation().stream().map(RecipeMap::typed).toList());
    map.put("optimizer", typed(recipe.optimizer()));
    map.put("schedule", typed(recipe.schedule()));
    return map;
  }

  private static Map<String, Object> typed(Object value) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("type", value.getClass().getSimpleName());
    if (value.getClass().getRecordComponents().length > 0) {
      map.putAll(plain(value));
    }
    return map;
  }

  private static Map<String, Object> plain(Object value) {
    return JSON.convertValue(value, new TypeReference<LinkedHashMap<String, Object>>() {});
  }

  private RecipeMap() {}
}
