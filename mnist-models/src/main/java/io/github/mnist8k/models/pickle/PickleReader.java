package io.github.mnist8k.models.pickle;

import io.github.mnist8k.models.pickle.PickleValue.Bool;
import io.github.mnist8k.models.pickle.PickleValue.Call;
import io.github.mnist8k.models.pickle.PickleValue.Dict;
import io.github.mnist8k.models.pickle.PickleValue.Global;
import io.github.mnist8k.models.pickle.PickleValue.Int;
import io.github.mnist8k.models.pickle.PickleValue.None;
import io.github.mnist8k.models.pickle.PickleValue.Persistent;
import io.github.mnist8k.models.pickle.PickleValue.Real;
import io.github.mnist8k.models.pickle.PickleValue.Sequence;
import io.github.mnist8k.models.pickle.PickleValue.Text;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Reads a pickle of protocol 2 as data, after the description in Python's {@code pickletools}.
 * Nothing is imported, called or built but dictionaries, lists, texts and numbers. The memory taken
 * is at most some hundred times the pickle's length.
 */
public final class PickleReader {

  private static final int PROTOCOL = 2;
  private static final String ORDERED_DICT = "collections.OrderedDict";
  private static final int LONGEST_NAME = 100;

  private final ByteBuffer bytes;
  private final Set<String> globals;
  private final Map<Integer, PickleValue> memo = new HashMap<>();
  private final Deque<List<PickleValue>> outer = new ArrayDeque<>(); // the stacks below each mark
  private List<PickleValue> stack = new ArrayList<>();
  private int start; // of the opcode at work

  private PickleReader(byte[] pickle, Set<String> globals) {
    this.bytes = ByteBuffer.wrap(pickle).order(ByteOrder.LITTLE_ENDIAN);
    this.globals = globals;
  }

  /**
   * Reads one pickle, which takes all the bytes.
   *
   * @param pickle the bytes
   * @param globals names of the classes and functions that may stand in it, besides {@code
   *     collections.OrderedDict}
   * @throws PickleException naming the place and the opcode or the global that is refused
   */
  public static PickleValue read(byte[] pickle, Set<String> globals) throws PickleException {
    var reader = new PickleReader(pickle, globals);
    try {
      while (reader.bytes.hasRemaining()) {
        reader.start = reader.bytes.position();
        Opcode opcode = reader.opcode();
        if (opcode == Opcode.STOP) {
          return reader.end();
        }
        reader.execute(opcode);
      }
    } catch (BufferUnderflowException e) {
      throw reader.refused("the whole opcode", "the end");
    }
    throw reader.refused("STOP at the end", "none");
  }

  private Opcode opcode() throws PickleException {
    int code = Byte.toUnsignedInt(bytes.get());
    return Opcode.of(code)
        .orElseThrow(() -> refused("an opcode", "0x" + Integer.toHexString(code)));
  }

  private void execute(Opcode opcode) throws PickleException {
    switch (opcode) {
      case PROTO -> protocol();
      case MARK -> mark();
      case NONE -> push(None.NONE);
      case NEWTRUE -> push(new Bool(true));
      case NEWFALSE -> push(new Bool(false));
      case BININT -> push(new Int(bytes.getInt()));
      case BININT1 -> push(new Int(Byte.toUnsignedInt(bytes.get())));
      case BININT2 -> push(new Int(Short.toUnsignedInt(bytes.getShort())));
      case LONG1 -> push(longInteger());
      case BINFLOAT -> push(new Real(Double.longBitsToDouble(Long.reverseBytes(bytes.getLong()))));
      case BINUNICODE -> push(text());
      case EMPTY_TUPLE, EMPTY_LIST -> push(new Sequence(List.of()));
      case TUPLE1 -> tuple(1);
      case TUPLE2 -> tuple(2);
      case TUPLE3 -> tuple(3);
      case TUPLE -> {
        List<PickleValue> items = popToMark();
        push(new Sequence(items));
      }
      case APPEND -> {
        List<PickleValue> item = List.of(pop());
        top(Sequence.class).append(item);
      }
      case APPENDS -> {
        List<PickleValue> items = popToMark();
        top(Sequence.class).append(items);
      }
      case EMPTY_DICT -> push(new Dict());
      case SETITEM -> {
        PickleValue value = pop();
        PickleValue key = pop();
        put(top(Dict.class), key, value);
      }
      case SETITEMS -> setItems();
      case BINPUT -> memo.put(Byte.toUnsignedInt(bytes.get()), top(PickleValue.class));
      case LONG_BINPUT -> memo.put(bytes.getInt(), top(PickleValue.class));
      case BINGET -> push(remembered(Byte.toUnsignedInt(bytes.get())));
      case LONG_BINGET -> push(remembered(bytes.getInt()));
      case BINPERSID -> push(new Persistent(pop()));
      case GLOBAL -> push(global());
      case REDUCE -> reduce();
      case BUILD -> build();
      default -> throw refused("an opcode that plain data need", opcode.name());
    }
  }

  private PickleValue end() throws PickleException {
    if (bytes.hasRemaining()) {
      throw refused("STOP at the end", "it before " + bytes.remaining() + " more bytes");
    }
    PickleValue value = pop();
    if (!stack.isEmpty() || !outer.isEmpty()) {
      throw refused("one value at the end", "more");
    }
    return value;
  }

  private void protocol() throws PickleException {
    int version = Byte.toUnsignedInt(bytes.get());
    if (start != 0 || version != PROTOCOL) {
      throw refused("PROTO " + PROTOCOL + " at the start", "PROTO " + version);
    }
  }

  private Int longInteger() throws PickleException {
    int length = Byte.toUnsignedInt(bytes.get());
    if (length > Long.BYTES) {
      throw refused("a number of at most 64 bits", "one of " + length + " bytes");
    }
    long value = 0;
    for (int i = 0; i < length; i++) {
      value |= Byte.toUnsignedLong(bytes.get()) << 8 * i;
    }
    int unused = Long.SIZE - 8 * length;
    return new Int(length == 0 ? 0 : value << unused >> unused); // the highest bit is the sign
  }

  private Text text() throws PickleException {
    int length = bytes.getInt();
    if (length < 0 || length > bytes.remaining()) {
      throw refused(
          "a text within " + bytes.remaining() + " bytes",
          "one of " + Integer.toUnsignedString(length));
    }
    byte[] characters = new byte[length];
    bytes.get(characters);
    return new Text(new String(characters, StandardCharsets.UTF_8));
  }

  private Global global() throws PickleException {
    String name = line() + "." + line();
    if (!name.equals(ORDERED_DICT) && !globals.contains(name)) {
      throw refused("a global that plain data need", "GLOBAL " + shortened(name));
    }
    return new Global(name);
  }

  private String line() {
    int from = bytes.position();
    while (bytes.get() != '\n') {
      // on to the end of the line
    }
    int length = bytes.position() - 1 - from;
    return new String(bytes.array(), from, length, StandardCharsets.UTF_8);
  }

  private static String shortened(String name) {
    return name.length() <= LONGEST_NAME ? name : name.substring(0, LONGEST_NAME) + "...";
  }

  private void reduce() throws PickleException {
    Sequence arguments = pop(Sequence.class);
    Global function = pop(Global.class);
    if (!function.name().equals(ORDERED_DICT)) {
      push(new Call(function, arguments));
    } else if (arguments.items().isEmpty()) {
      push(new Dict());
    } else {
      throw refused("an OrderedDict that is filled item by item", arguments.kind());
    }
  }

  /** Attributes of a dictionary, such as PyTorch's {@code _metadata}: read, and let go. */
  private void build() throws PickleException {
    pop(Dict.class);
    top(Dict.class);
  }

  private void setItems() throws PickleException {
    List<PickleValue> items = popToMark();
    if (items.size() % 2 != 0) {
      throw refused("keys with values", items.size() + " items");
    }
    Dict dict = top(Dict.class);
    for (int i = 0; i < items.size(); i += 2) {
      put(dict, items.get(i), items.get(i + 1));
    }
  }

  private void put(Dict dict, PickleValue key, PickleValue value) throws PickleException {
    if (!(key instanceof Text) && !(key instanceof Int)) {
      throw refused("a text or a whole number as key", key.kind());
    }
    if (!dict.put(key, value)) {
      throw refused("keys that differ", key instanceof Text text ? text.value() : key.kind());
    }
  }

  private void tuple(int size) throws PickleException {
    List<PickleValue> items = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      items.add(0, pop());
    }
    push(new Sequence(items));
  }

  private void mark() {
    outer.push(stack);
    stack = new ArrayList<>();
  }

  private List<PickleValue> popToMark() throws PickleException {
    if (outer.isEmpty()) {
      throw refused("a MARK before", "none");
    }
    List<PickleValue> items = stack;
    stack = outer.pop();
    return items;
  }

  private PickleValue remembered(int place) throws PickleException {
    PickleValue value = memo.get(place);
    if (value == null) {
      throw refused("something remembered as " + Integer.toUnsignedString(place), "nothing");
    }
    return value;
  }

  private void push(PickleValue value) {
    stack.add(value);
  }

  private PickleValue pop() throws PickleException {
    return pop(PickleValue.class);
  }

  private <T extends PickleValue> T pop(Class<T> type) throws PickleException {
    T value = top(type);
    stack.remove(stack.size() - 1);
    return value;
  }

  private <T extends PickleValue> T top(Class<T> type) throws PickleException {
    if (stack.isEmpty()) {
      throw refused("a value before", "none");
    }
    PickleValue value = stack.get(stack.size() - 1);
    if (!type.isInstance(value)) {
      throw refused("a " + type.getSimpleName() + " before", value.kind());
    }
    return type.cast(value);
  }

  private PickleException refused(String expected, String found) {
    return new PickleException("byte " + start + ": expected " + expected + ", found " + found);
  }
}
