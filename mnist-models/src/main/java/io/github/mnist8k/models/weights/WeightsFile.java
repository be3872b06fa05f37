package io.github.mnist8k.models.weights;

import io.github.mnist8k.data.files.OneLine;
import io.github.mnist8k.digits.file.InputFile;
import io.github.mnist8k.models.Net;
import io.github.mnist8k.models.layers.Parameter;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Weights as a file holds them.
 *
 * @param weights the values, as float32 under the net's own keys
 * @param metadata free text by name from a safetensors file, for {@link Weights#write}; else empty
 * @param notes what is not as in a file of ours, a line each for people: another number format, a
 *     prefix, names of a module in place of numbers
 */
public record WeightsFile(Weights weights, Map<String, String> metadata, List<String> notes) {

  private static final String ZIP = "PK\3\4";

  /** How files begin that PyTorch wrote before 1.6: a pickle of a number. */
  private static final String BEFORE_ZIP = "\u0080\2\u008a\nl\u00fc\u009cF";

  private static final String TAR = "ustar";
  private static final int TAR_OFFSET = 257;

  /** Copies metadata and notes; a note gets one line, whatever names it holds. */
  public WeightsFile {
    metadata = Collections.unmodifiableMap(new LinkedHashMap<>(metadata));
    notes = notes.stream().map(OneLine::of).toList();
  }

  /**
   * Reads weights for a net: a safetensors file, or what {@code torch.save} of PyTorch 1.6 and
   * newer makes of a state dict, alone or in a checkpoint under {@code state_dict} or {@code
   * model_state_dict}. The content tells which it is, not the name; nothing in it is run.
   *
   * <p>Numbers may be F64, F16 and BF16 too. All keys may begin with {@code module.} or {@code
   * _orig_mod.}. They may be those of a module with named layers, if shapes and order tell which
   * layer is which: the order of a {@code torch.save}, or numbers in the names.
   *
   * @param file at most 2 GiB
   * @throws WeightsException if it is no such file, belongs to another net (a key is missing or
   *     left over, a shape differs, names cannot be told apart), or holds a value that is not
   *     finite or beyond float32; with the first key that does not fit
   * @throws IOException if the file cannot be read
   */
  public static WeightsFile read(Path file, Net net) throws IOException {
    String start = start(file);
    if (start.startsWith(ZIP)) {
      return of(file.toString(), TorchStateDict.read(file), true, Map.of(), net);
    }
    if (start.startsWith(BEFORE_ZIP) || start.startsWith(TAR, TAR_OFFSET)) {
      throw new WeightsException(
          file
              + ": expected safetensors or a file of PyTorch 1.6 or newer, found one in the form"
              + " before; save it anew: torch.save(torch.load(FILE), NEW_FILE)");
    }
    return of(file.toString(), Safetensors.read(file), net);
  }

  /**
   * What a file says about its weights, without reading them for a net.
   *
   * @return free text by name, of a safetensors file; nothing of what {@code torch.save} has made
   * @throws WeightsException if it is neither of both
   * @throws IOException if the file cannot be read
   */
  public static Map<String, String> metadata(Path file) throws IOException {
    return start(file).startsWith(ZIP) ? Map.of() : Safetensors.read(file).metadata();
  }

  private static String start(Path file) throws IOException {
    try (InputStream in = InputFile.open(file)) {
      byte[] start = in.readNBytes(TAR_OFFSET + TAR.length());
      return new String(start, StandardCharsets.ISO_8859_1); // one character for each byte
    }
  }

  /**
   * From tensors that were read; of their order nothing is known.
   *
   * @param name what messages call the origin of the tensors
   * @throws WeightsException as {@link #read}
   */
  public static WeightsFile of(String name, Safetensors content, Net net) throws WeightsException {
    return of(name, content.tensors(), false, content.metadata(), net);
  }

  private static WeightsFile of(
      String name,
      Map<String, TensorEntry> entries,
      boolean ordered,
      Map<String, String> metadata,
      Net net)
      throws WeightsException {
    LayerNames names = LayerNames.of(name, entries, ordered, net);
    var reader = new StateDictReader(name, names, entries);
    Map<String, FloatTensor> tensors = new LinkedHashMap<>();
    long updates = 0;
    for (Map.Entry<String, Parameter> parameter : net.parameters().entrySet()) {
      String key = parameter.getKey();
      tensors.put(key, reader.floats(key, parameter.getValue()));
      var count = Weights.updatesKey(key);
      if (count.isPresent()) {
        updates = reader.number(count.get()).orElse(updates);
      }
    }
    reader.end();
    List<String> notes = new ArrayList<>(names.notes());
    notes.addAll(reader.notes());
    return new WeightsFile(new Weights(tensors, updates), metadata, notes);
  }
}
