package io.github.mnist8k.models.tensorflow;

import io.github.mnist8k.models.Device;
import java.util.Locale;
import java.util.Locale.Category;
import org.tensorflow.Graph;
import org.tensorflow.op.Ops;

/**
 * The building of a graph, from its first operation to its last. Opened and closed around all
 * operations that are added, gradients and functions included.
 *
 * <p>TensorFlow Java numbers operations with the digits of the default locale, and TensorFlow's
 * sessions refuse all but 0 to 9. Under a locale with others, such as {@code fa-IR}, the process's
 * default locale for formats is {@link Locale#ROOT} while a graph is built, and then what it was.
 */
public final class GraphBuilding implements AutoCloseable {

  private static int open;
  private static Locale users; // null while it stays as it is

  private final Graph graph;
  private boolean closed;

  private GraphBuilding(Graph graph) {
    this.graph = graph;
  }

  /**
   * Starts TensorFlow and an empty graph.
   *
   * @param device where the graph will be computed
   * @throws IllegalStateException if there is no such device, or no native library; see {@link
   *     Sessions#require} and {@link TensorFlowStart#start}
   */
  public static GraphBuilding on(Device device) {
    Sessions.require(device);
    return start();
  }

  /** Goes on with a graph that is there, for what is not needed from its start. */
  public static GraphBuilding of(Graph graph) {
    plainDigits();
    return new GraphBuilding(graph);
  }

  /** Starts an empty graph, for TensorFlow that is started. */
  static GraphBuilding start() {
    return of(new Graph());
  }

  private static synchronized void plainDigits() {
    boolean plain = "%d".formatted(1234567890).equals("1234567890");
    if (open == 0 && !plain) {
      users = Locale.getDefault(Category.FORMAT);
      Locale.setDefault(Category.FORMAT, Locale.ROOT);
    }
    open++;
  }

  /** The graph, which outlives the building and is the caller's to close. */
  public Graph graph() {
    return graph;
  }

  /**
   * Where operations are added.
   *
   * @throws IllegalStateException if the building has ended
   */
  public Ops tf() {
    if (closed) {
      throw new IllegalStateException("the building of the graph has ended");
    }
    return Ops.create(graph);
  }

  /** Ends the building; the graph stays. The second call does nothing. */
  @Override
  public void close() {
    if (!closed) {
      closed = true;
      usersDigits();
    }
  }

  private static synchronized void usersDigits() {
    open--;
    if (open == 0 && users != null) {
      Locale.setDefault(Category.FORMAT, users);
      users = null;
    }
  }
}
