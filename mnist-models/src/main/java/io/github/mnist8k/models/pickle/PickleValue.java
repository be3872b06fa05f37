package io.github.mnist8k.models.pickle;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a pickle describes, as data. Values may be shared, and lists may hold themselves. */
public sealed interface PickleValue {

  /** What it is in Python's words, for messages. */
  String kind();

  /**
   * A {@code str}.
   *
   * @param value its characters
   */
  record Text(String value) implements PickleValue {
    @Override
    public String kind() {
      return "a text";
    }
  }

  /**
   * An {@code int} of at most 64 bits.
   *
   * @param value the number
   */
  record Int(long value) implements PickleValue {
    @Override
    public String kind() {
      return "the number " + value;
    }
  }

  /**
   * A {@code float}.
   *
   * @param value the number
   */
  record Real(double value) implements PickleValue {
    @Override
    public String kind() {
      return "the number " + value;
    }
  }

  /**
   * A {@code bool}.
   *
   * @param value true or false
   */
  record Bool(boolean value) implements PickleValue {
    @Override
    public String kind() {
      return value ? "True" : "False";
    }
  }

  /** {@code None}. */
  enum None implements PickleValue {
    /** The only one. */
    NONE;

    @Override
    public String kind() {
      return "None";
    }
  }

  /** A {@code tuple} or a {@code list}. */
  final class Sequence implements PickleValue {
    private final List<PickleValue> items;

    Sequence(List<PickleValue> items) {
      this.items = new ArrayList<>(items);
    }

    void append(List<PickleValue> more) {
      items.addAll(more);
    }

    /** The items in order. */
    public List<PickleValue> items() {
      return Collections.unmodifiableList(items);
    }

    @Override
    public String kind() {
      return "a sequence of " + items.size();
    }
  }

  /** A {@code dict} or a {@code collections.OrderedDict}; its keys are texts and whole numbers. */
  final class Dict implements PickleValue {
    private final Map<PickleValue, PickleValue> entries = new LinkedHashMap<>();

    /** Whether the key is new. */
    boolean put(PickleValue key, PickleValue value) {
      return entries.put(key, value) == null;
    }

    /** The entries in their order. */
    public Map<PickleValue, PickleValue> entries() {
      return Collections.unmodifiableMap(entries);
    }

    @Override
    public String kind() {
      return "a dict of " + entries.size();
    }
  }

  /**
   * A class or a function, by its name alone.
   *
   * @param name with its module, such as {@code torch.FloatStorage}
   */
  record Global(String name) implements PickleValue {
    @Override
    public String kind() {
      return name;
    }
  }

  /**
   * A call that is not made.
   *
   * @param function what would be called
   * @param arguments with what
   */
  record Call(Global function, Sequence arguments) implements PickleValue {
    @Override
    public String kind() {
      return "a call of " + function.name();
    }
  }

  /**
   * Something outside the pickle, which only the program that wrote it knows how to find.
   *
   * @param id its name there
   */
  record Persistent(PickleValue id) implements PickleValue {
    @Override
    public String kind() {
      return "a reference to something outside";
    }
  }
}
