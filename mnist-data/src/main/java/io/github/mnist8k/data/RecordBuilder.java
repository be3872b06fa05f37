package io.github.mnist8k.data;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Makes a record from values that are given by name, where a constructor's row of numbers could not
 * be read. There are no defaults: every component is to be given.
 *
 * @param <R> the record; its canonical constructor is public
 * @param <B> the builder, with one method for each component
 */
public abstract class RecordBuilder<R extends Record, B extends RecordBuilder<R, B>> {

  private final Class<R> type;
  private final Map<String, Object> values = new HashMap<>();

  /** A builder that has no value yet. */
  protected RecordBuilder(Class<R> type) {
    this.type = type;
  }

  /**
   * Keeps a value.
   *
   * @param component name of the record's component
   * @return this builder
   * @throws NullPointerException naming the component if the value is null
   */
  @SuppressWarnings("unchecked") // B is the builder itself
  protected final B set(String component, Object value) {
    values.put(component, Objects.requireNonNull(value, component));
    return (B) this;
  }

  /**
   * The record.
   *
   * @throws IllegalStateException naming every value that was not given
   * @throws IllegalArgumentException if the record refuses a value
   */
  public final R build() {
    List<Class<?>> types = new ArrayList<>();
    List<Object> arguments = new ArrayList<>();
    List<String> missing = new ArrayList<>();
    for (RecordComponent component : type.getRecordComponents()) {
      types.add(component.getType());
      arguments.add(values.get(component.getName()));
      if (!values.containsKey(component.getName())) {
        missing.add(component.getName());
      }
    }
    if (!missing.isEmpty()) {
      throw new IllegalStateException(
          type.getSimpleName() + " needs every value, missing: " + String.join(", ", missing));
    }
    try {
      return type.getConstructor(types.toArray(Class<?>[]::new)).newInstance(arguments.toArray());
    } catch (InvocationTargetException e) {
      throw (RuntimeException) e.getCause(); // a record's constructor declares no exception
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }
}
