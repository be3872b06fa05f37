package io.github.mnist8k.training.tensorflow;

import io.github.mnist8k.training.Update;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import org.tensorflow.ConcreteFunction;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Output;
import org.tensorflow.Session;
import org.tensorflow.Signature;
import org.tensorflow.Tensor;
import org.tensorflow.ndarray.StdArrays;
import org.tensorflow.op.Op;
import org.tensorflow.op.Operands;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TFloat64;
import org.tensorflow.types.TInt32;
import org.tensorflow.types.TInt64;
import org.tensorflow.types.family.TType;

/**
 * Several updates in one call of a session: a loop in the graph. The device is told of a whole
 * chunk of updates at once and need not wait for the program between two.
 */
final class UpdateLoop implements AutoCloseable {

  /** The index of the update, and for all updates: rows, seeds, rates, momenta, numbers. */
  private static final List<Class<? extends TType>> TYPES =
      List.of(
          TInt32.class, TInt32.class, TInt64.class, TFloat32.class, TFloat32.class, TFloat64.class);

  private final ConcreteFunction condition;
  private final ConcreteFunction body;
  private final List<Placeholder<?>> inputs;
  private final Output<?> done;

  /**
   * Adds the loop to a graph.
   *
   * @param update adds one update to the graph of the loop's body and gives what is to be run
   */
  UpdateLoop(Ops tf, BiFunction<Ops, UpdateGraph.Inputs, List<Op>> update) {
    condition = ConcreteFunction.create(UpdateLoop::condition);
    body = ConcreteFunction.create(inside -> body(inside, update));
    Graph graph = (Graph) tf.scope().env();
    graph.attachFunction(condition);
    graph.attachFunction(body);
    inputs = placeholders(tf);
    var scope = tf.scope();
    // Lowered to branches, since oneDNN's operations do not reach into functions.
    done =
        graph
            .opBuilder("While", scope.makeOpName("updates"), scope)
            .addInputList(Operands.asOutputs(inputs))
            .setAttr("T", Operands.toDataTypes(TYPES))
            .setAttr("cond", condition)
            .setAttr("body", body)
            .setAttr("parallel_iterations", 1L)
            .setAttr("_lower_using_switch_merge", true)
            .build()
            .output(0);
  }

  /**
   * Does updates.
   *
   * @param updates at least one, all of the same batch size
   */
  void run(Session session, List<Update> updates) {
    int[][] rows = updates.stream().map(Update::rows).toArray(int[][]::new);
    long[] seeds = updates.stream().mapToLong(Update::seed).toArray();
    double[] numbers = updates.stream().mapToDouble(Update::number).toArray();
    float[] rates = new float[seeds.length];
    float[] momenta = new float[seeds.length];
    for (int i = 0; i < seeds.length; i++) {
      rates[i] = (float) updates.get(i).rates().learningRate();
      momenta[i] = (float) updates.get(i).rates().momentum();
    }
    try (Tensor first = TInt32.scalarOf(0);
        Tensor allRows = TInt32.tensorOf(StdArrays.ndCopyOf(rows));
        Tensor allSeeds = TInt64.vectorOf(seeds);
        Tensor allRates = TFloat32.vectorOf(rates);
        Tensor allMomenta = TFloat32.vectorOf(momenta);
        Tensor allNumbers = TFloat64.vectorOf(numbers)) {
      var runner = session.runner().addTarget(done.op());
      List<Tensor> values = List.of(first, allRows, allSeeds, allRates, allMomenta, allNumbers);
      for (int i = 0; i < values.size(); i++) {
        runner.feed(inputs.get(i), values.get(i));
      }
      runner.run().close();
    }
  }

  private static List<Placeholder<?>> placeholders(Ops tf) {
    List<Placeholder<?>> placeholders = new ArrayList<>();
    for (Class<? extends TType> type : TYPES) {
      placeholders.add(tf.placeholder(type));
    }
    return placeholders;
  }

  private static Signature condition(Ops tf) {
    List<Placeholder<?>> state = placeholders(tf);
    Operand<TInt32> index = as(state.get(0));
    Operand<TInt64> seeds = as(state.get(2));
    return signature(state, List.of(tf.math.less(index, tf.size(seeds))));
  }

  private static Signature body(Ops tf, BiFunction<Ops, UpdateGraph.Inputs, List<Op>> update) {
    List<Placeholder<?>> state = placeholders(tf);
    Operand<TInt32> index = as(state.get(0));
    var inputs =
        new UpdateGraph.Inputs(
            UpdateLoop.<TInt32>at(tf, state.get(1), index),
            UpdateLoop.<TInt64>at(tf, state.get(2), index),
            UpdateLoop.<TFloat32>at(tf, state.get(3), index),
            UpdateLoop.<TFloat32>at(tf, state.get(4), index),
            UpdateLoop.<TFloat64>at(tf, state.get(5), index));
    Ops afterwards = tf.withControlDependencies(update.apply(tf, inputs));
    List<Operand<?>> next = new ArrayList<>();
    next.add(afterwards.math.add(index, tf.constant(1)));
    state.subList(1, state.size()).forEach(unchanged -> next.add(tf.identity(unchanged)));
    return signature(state, next);
  }

  private static <T extends TType> Operand<T> at(Ops tf, Operand<?> all, Operand<TInt32> index) {
    return tf.gather(UpdateLoop.<T>as(all), index, tf.constant(0));
  }

  @SuppressWarnings("unchecked") // the types are those of TYPES
  private static <T extends TType> Operand<T> as(Operand<?> state) {
    return (Operand<T>) state;
  }

  private static Signature signature(List<Placeholder<?>> inputs, List<? extends Operand<?>> out) {
    var signature = Signature.builder("updates");
    for (int i = 0; i < inputs.size(); i++) {
      signature.input("in" + i, inputs.get(i));
    }
    for (int i = 0; i < out.size(); i++) {
      signature.output("out" + i, out.get(i));
    }
    return signature.build();
  }

  @Override
  public void close() {
    condition.close();
    body.close();
  }
}
