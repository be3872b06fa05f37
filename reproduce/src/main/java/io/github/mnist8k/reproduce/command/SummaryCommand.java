package io.github.mnist8k.reproduce.command;

import io.github.mnist8k.models.FeatureShape;
import io.github.mnist8k.models.Layer;
import io.github.mnist8k.models.Net;
import io.github.mnist8k.models.Parameter;
import io.github.mnist8k.reproduce.experiments.Experiments;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code summary}: the layers of a net. */
@Command(
    name = "summary",
    description =
        "Shows a net: layers, output shapes, parameters, multiply-accumulates, receptive field.",
    mixinStandardHelpOptions = true)
final class SummaryCommand implements Runnable {

  @Parameters(paramLabel = "ID", description = "Id of an experiment, such as era2-s7/step3.")
  private String id;

  @Override
  public void run() {
    Net net = Experiments.byId(id).net();
    List<FeatureShape> shapes = net.shapes();
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("layer", "output", "parameters", "multiply-accumulates"));
    rows.add(List.of("input", shapes.get(0).toString(), "", ""));
    for (int i = 0; i < net.layers().size(); i++) {
      Layer layer = net.layers().get(i);
      int parameters =
          layer.parameters().stream().filter(Parameter::trainable).mapToInt(Parameter::size).sum();
      rows.add(
          List.of(
              i + " " + layer,
              shapes.get(i + 1).toString(),
              number(parameters),
              number(layer.multiplyAccumulates(shapes.get(i)))));
    }
    rows.add(List.of("total", "", number(net.parameterCount()), number(net.multiplyAccumulates())));
    System.out.print(TextTable.of(rows));
    System.out.printf("receptive field: %1$dx%1$d pixels%n", net.receptiveField());
  }

  private static String number(long value) {
    return value == 0 ? "-" : String.format(Locale.ROOT, "%,d", value);
  }
}
