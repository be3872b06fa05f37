package io.github.mnist8k.models.weights;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toList;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Tells which layer of a file is which layer of a net, where the names are not the net's own.
 *
 * <p>Layers whose shapes occur once are known by them. Of several with the same shapes the order
 * must be known: that in which the module defines them where the file has kept it ({@code
 * torch.save}), else that of the numbers in names which are equal but for them ({@code conv1},
 * {@code conv2}: safetensors sorts by name). Where an order is needed, it must be the net's for all
 * layers of that kind.
 */
final class LayerMatch {

  private static final int NAMED = 40; // layers in a message
  private static final String OTHER_NET = "belongs to another net";

  private final List<NamedLayer> net;
  private final List<NamedLayer> file;
  private final boolean ordered;

  /** The net's by the file's. */
  private final Map<NamedLayer, NamedLayer> layers = new LinkedHashMap<>();

  private LayerMatch(List<NamedLayer> net, List<NamedLayer> file, boolean ordered) {
    this.net = net;
    this.file = file;
    this.ordered = ordered;
  }

  /**
   * Matches the layers.
   *
   * @param name what messages call the file
   * @param ordered whether the file's layers come in the order in which the module defines them
   * @return the file's name of each layer by the net's, in the order of the net
   * @throws WeightsException with both lists, if shapes differ or the order is not known
   */
  static Map<String, String> of(
      String name, List<NamedLayer> net, List<NamedLayer> file, boolean ordered)
      throws WeightsException {
    var match = new LayerMatch(net, file, ordered);
    try {
      match.pair();
      match.checkOrder();
    } catch (IllegalArgumentException e) {
      throw new WeightsException(
          "%s: %s; expected %s, found %s; in PyTorch, save an nn.Sequential of the same layers%s"
              .formatted(
                  name,
                  e.getMessage(),
                  list(net),
                  list(file),
                  ordered ? "" : ", or use torch.save, which keeps their order"),
          e);
    }
    Map<String, String> names = new LinkedHashMap<>();
    net.forEach(layer -> names.put(layer.name(), ""));
    match.layers.forEach((found, layer) -> names.put(layer.name(), found.name()));
    return names;
  }

  private void pair() {
    var found = alike(file, NamedLayer::shapes);
    alike(net, NamedLayer::shapes)
        .forEach((shapes, alike) -> pair(alike, found.getOrDefault(shapes, List.of())));
    if (layers.size() != file.size()) {
      throw new IllegalArgumentException(OTHER_NET);
    }
  }

  /** In the order of the layers. */
  private static <K> Map<K, List<NamedLayer>> alike(
      List<NamedLayer> layers, Function<NamedLayer, K> by) {
    return layers.stream().collect(groupingBy(by, LinkedHashMap::new, toList()));
  }

  /** Layers of the same shapes. */
  private void pair(List<NamedLayer> nets, List<NamedLayer> files) {
    if (nets.size() != files.size()) {
      throw new IllegalArgumentException(OTHER_NET);
    }
    List<NamedLayer> sorted = new ArrayList<>(files);
    if (!ordered) {
      sorted.sort(NamedLayer::compareNumbers);
    }
    for (int i = 0; i < sorted.size(); i++) {
      layers.put(sorted.get(i), nets.get(i));
      for (NamedLayer later : sorted.subList(i + 1, sorted.size())) {
        checkKnown(sorted.get(i), later);
      }
    }
  }

  /**
   * In a file that keeps the order, the numbers must not speak against it; else they must speak.
   */
  private void checkKnown(NamedLayer one, NamedLayer later) {
    if (ordered ? later.isNumberedBefore(one) : !one.isNumberedBefore(later)) {
      throw new IllegalArgumentException(
          "%s and %s have the same shapes, and which comes first is not known"
              .formatted(one.name(), later.name()));
    }
  }

  private void checkOrder() {
    for (List<NamedLayer> kind : alike(file, NamedLayer::kind).values()) {
      if (kind.stream().map(NamedLayer::shapes).distinct().count() < kind.size()) {
        kind.forEach(one -> kind.forEach(other -> checkOrder(one, other)));
      }
    }
  }

  private void checkOrder(NamedLayer one, NamedLayer other) {
    boolean before =
        ordered ? file.indexOf(one) < file.indexOf(other) : one.isNumberedBefore(other);
    if (before && net.indexOf(layers.get(one)) > net.indexOf(layers.get(other))) {
      throw new IllegalArgumentException(
          "%s comes before %s, but has the shapes of a layer behind it"
              .formatted(one.name(), other.name()));
    }
  }

  private static String list(List<NamedLayer> layers) {
    String named = layers.stream().limit(NAMED).map(NamedLayer::toString).collect(joining(", "));
    int more = layers.size() - NAMED;
    return named + (more > 0 ? " and " + more + " more" : "");
  }
}
