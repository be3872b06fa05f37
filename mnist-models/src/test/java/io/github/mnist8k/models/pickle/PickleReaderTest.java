package io.github.mnist8k.models.pickle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.mnist8k.models.pickle.PickleValue.Call;
import io.github.mnist8k.models.pickle.PickleValue.Dict;
import io.github.mnist8k.models.pickle.PickleValue.Global;
import io.github.mnist8k.models.pickle.PickleValue.Int;
import io.github.mnist8k.models.pickle.PickleValue.None;
import io.github.mnist8k.models.pickle.PickleValue.Persistent;
import io.github.mnist8k.models.pickle.PickleValue.Real;
import io.github.mnist8k.models.pickle.PickleValue.Sequence;
import io.github.mnist8k.models.pickle.PickleValue.Text;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Pickles are put together by hand: one character for each byte. */
class PickleReaderTest {

  private static final Set<String> GLOBALS = Set.of("torch.FloatStorage");

  private static PickleValue read(String pickle) throws PickleException {
    return PickleReader.read(pickle.getBytes(StandardCharsets.ISO_8859_1), GLOBALS);
  }

  private static void assertRefused(String pickle, String message) {
    var refused = assertThrows(PickleException.class, () -> read(pickle));
    assertEquals(message, refused.getMessage());
  }

  @ParameterizedTest
  @CsvSource({
    "K\u00ff., 255",
    "M\u0001\u0002., 513",
    "J\u00fe\u00ff\u00ff\u00ff., -2",
    "\u008a\u0000., 0",
    "\u008a\u0001\u00ff., -1",
    "\u008a\u0002\u00ff\u0000., 255",
    "\u008a\u0008\u0000\u0000\u0000\u0000\u0000\u0000\u0000\u0080., -9223372036854775808"
  })
  void wholeNumbers(String pickle, long number) throws PickleException {
    assertEquals(new Int(number), read(pickle));
  }

  @Test
  void otherPlainValues() throws PickleException {
    assertEquals(new Real(-0.5), read("G\u00bf\u00e0\0\0\0\0\0\0."));
    assertEquals(new Text("ä"), read("X\2\0\0\0\u00c3\u00a4."));
    assertEquals(None.NONE, read("N."));
    assertEquals(new PickleValue.Bool(true), read("\u0088."));
    assertEquals(new PickleValue.Bool(false), read("\u0089."));
  }

  @Test
  void tuplesAndLists() throws PickleException {
    for (String pickle : List.of("(K\1K\2K\3t.", "K\1K\2K\3\u0087.", "]K\1a(K\2K\3e.")) {
      List<PickleValue> items = assertInstanceOf(Sequence.class, read(pickle)).items();
      assertEquals(List.of(new Int(1), new Int(2), new Int(3)), items, pickle);
    }
    assertEquals(0, assertInstanceOf(Sequence.class, read(").")).items().size());
  }

  @Test
  void dictionariesKeepTheirOrderAndLoseTheirAttributes() throws PickleException {
    String ordered = "ccollections\nOrderedDict\n)R";
    for (String start : List.of("}", ordered)) {
      String pickle = start + "(X\1\0\0\0bK\1X\1\0\0\0aK\2u}X\1\0\0\0cK\3sb.";
      var entries = assertInstanceOf(Dict.class, read(pickle)).entries();
      assertEquals(List.of(new Text("b"), new Text("a")), List.copyOf(entries.keySet()));
      assertEquals(List.of(new Int(1), new Int(2)), List.copyOf(entries.values()));
    }
  }

  @Test
  void whatIsRememberedIsTheSameValue() throws PickleException {
    var items = assertInstanceOf(Sequence.class, read("]q\5h\5r\0\1\0\0j\0\1\0\0\u0087.")).items();
    assertSame(items.get(0), items.get(1));
    assertSame(items.get(0), items.get(2));
  }

  @Test
  void callsAndReferencesAreNamedAndNotFollowed() throws PickleException {
    Call call = assertInstanceOf(Call.class, read("ctorch\nFloatStorage\n(X\1\0\0\0aQK\7tR."));
    assertEquals(new Global("torch.FloatStorage"), call.function());
    assertEquals(List.of(new Persistent(new Text("a")), new Int(7)), call.arguments().items());
  }

  /** The usual attack, and a class of the user's. */
  @Test
  void globalThatIsNotAllowedIsRefusedByName() {
    assertRefused(
        "\u0080\2cos\nsystem\nX\2\0\0\0ls\u0085R.",
        "byte 2: expected a global that plain data need, found GLOBAL os.system");
    assertRefused(
        "K\1c__main__\nNet\n.",
        "byte 2: expected a global that plain data need, found GLOBAL __main__.Net");
  }

  /** Every opcode that is not needed, wherever it stands. */
  @Test
  void opcodeThatIsNotNeededIsRefusedByName() {
    var needed =
        EnumSet.of(
            Opcode.PROTO,
            Opcode.STOP,
            Opcode.MARK,
            Opcode.NONE,
            Opcode.NEWTRUE,
            Opcode.NEWFALSE,
            Opcode.BININT,
            Opcode.BININT1,
            Opcode.BININT2,
            Opcode.LONG1,
            Opcode.BINFLOAT,
            Opcode.BINUNICODE,
            Opcode.EMPTY_TUPLE,
            Opcode.EMPTY_LIST,
            Opcode.EMPTY_DICT,
            Opcode.TUPLE,
            Opcode.TUPLE1,
            Opcode.TUPLE2,
            Opcode.TUPLE3,
            Opcode.APPEND,
            Opcode.APPENDS,
            Opcode.SETITEM,
            Opcode.SETITEMS,
            Opcode.BINPUT,
            Opcode.LONG_BINPUT,
            Opcode.BINGET,
            Opcode.LONG_BINGET,
            Opcode.BINPERSID,
            Opcode.GLOBAL,
            Opcode.REDUCE,
            Opcode.BUILD);
    int refused = 0;
    for (int code = 0; code < 256; code++) {
      Opcode opcode = Opcode.of(code).orElse(null);
      if (opcode == null) {
        assertRefused(
            "N" + (char) code, "byte 1: expected an opcode, found 0x" + Integer.toHexString(code));
      } else if (!needed.contains(opcode)) {
        refused++;
        assertRefused(
            "N" + (char) code, "byte 1: expected an opcode that plain data need, found " + opcode);
      }
    }
    assertEquals(68 - 31, refused);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\u0080\u0004.|byte 0: expected PROTO 2 at the start, found PROTO 4",
        "N\u0080\u0002.|byte 1: expected PROTO 2 at the start, found PROTO 2",
        "N|byte 0: expected STOP at the end, found none",
        "J\u0001|byte 0: expected the whole opcode, found the end",
        "ctorch~Float|byte 0: expected the whole opcode, found the end",
        "NN.|byte 2: expected one value at the end, found more",
        "(N.|byte 2: expected one value at the end, found more",
        "N.N|byte 1: expected STOP at the end, found it before 1 more bytes",
        ".|byte 0: expected a value before, found none",
        "t.|byte 0: expected a MARK before, found none",
        "h\u0007.|byte 0: expected something remembered as 7, found nothing",
        "X\u00ff\u00ff\u00ff\u007f.|byte 0: expected a text within 1 bytes, found one of 2147483647",
        "X\u00ff\u00ff\u00ff\u00ff.|byte 0: expected a text within 1 bytes, found one of 4294967295",
        "\u008a\u0009.|byte 0: expected a number of at most 64 bits, found one of 9 bytes",
        "NK\u0001a.|byte 3: expected a Sequence before, found None",
        "NK\u0001K\u0001s.|byte 5: expected a Dict before, found None",
        "}NNs.|byte 3: expected a text or a whole number as key, found None",
        "}(K\u0001NK\u0001Nu.|byte 8: expected keys that differ, found the number 1",
        "}(Nu.|byte 3: expected keys with values, found 1 items",
        "N)R.|byte 2: expected a Global before, found None",
        "ccollections~OrderedDict~N\u0085R.|byte 27: expected an OrderedDict that is filled item by item, found a sequence of 1",
        "N}b.|byte 2: expected a Dict before, found None",
        "}Nb.|byte 2: expected a Dict before, found None"
      })
  void nonsenseIsRefusedWithItsPlace(String pickle, String message) {
    assertRefused(pickle.replace('~', '\n'), message);
  }

  /** A list in itself, and tuples in tuples, deeper than any stack of calls. */
  @Test
  void depthCostsNothing() throws PickleException {
    assertInstanceOf(Sequence.class, read("]q\0h\0a."));
    assertInstanceOf(Sequence.class, read(")" + "\u0085".repeat(1_000_000) + "."));
    assertRefused(
        ")" + "\u0085".repeat(1_000_000) + "N}NNu.",
        "byte 1000005: expected a MARK before, found none");
  }
}
