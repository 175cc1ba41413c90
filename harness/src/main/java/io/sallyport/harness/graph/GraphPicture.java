package io.sallyport.harness.graph;

import io.sallyport.core.harness.CycleView;
import io.sallyport.core.harness.TaskGraph;

/**
 * Draws graphs and cycles: what runs behind what, behind which gate, and, of a cycle, what became
 * of each task and why. What is drawn is what {@link GraphReader} let pass; of any size.
 */
public final class GraphPicture {
  private GraphPicture() {}

  /** A graph for a terminal: a line for each task, then the gates. */
  public static String text(TaskGraph graph) {
    return new TextPicture(Drawing.of(graph)).draw();
  }

  /** A cycle for a terminal: a line for each task with how it stands and why. */
  public static String text(CycleView cycle) {
    return new TextPicture(Drawing.of(cycle)).draw();
  }

  /** A graph as a self-contained SVG document. */
  public static String svg(TaskGraph graph) {
    return new SvgPicture(Drawing.of(graph)).draw();
  }

  /** A cycle as a self-contained SVG document; each outcome has a colour and its word. */
  public static String svg(CycleView cycle) {
    return new SvgPicture(Drawing.of(cycle)).draw();
  }
}
