package io.sallyport.cli.render;

import io.sallyport.core.harness.CycleView;
import io.sallyport.core.harness.TaskGraph;
import io.sallyport.harness.graph.GraphPicture;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A task graph, drawn; that of a cycle with what its tasks came to.
 *
 * @param graph the graph
 * @param cycle the cycle that runs it, if one is shown
 * @param svg the picture, if it was asked for
 * @param file where the picture was written to; none for standard output
 */
public record GraphAnswer(
    TaskGraph graph, Optional<CycleView> cycle, Optional<String> svg, Optional<Path> file)
    implements Answer {

  /** The picture of a graph, as SVG. */
  public static String picture(TaskGraph graph, Optional<CycleView> cycle) {
    return cycle.map(GraphPicture::svg).orElseGet(() -> GraphPicture.svg(graph));
  }

  @Override
  public String text() {
    if (svg.isPresent() && file.isEmpty()) {
      return svg.get();
    }
    return ended(cycle.map(GraphPicture::text).orElseGet(() -> GraphPicture.text(graph)))
        + file.map(written -> "\nWritten to " + written + "\n").orElse("");
  }

  private static String ended(String text) {
    return text.endsWith("\n") ? text : text + "\n";
  }

  @Override
  public JsonObject json() {
    return cycle
        .map(view -> CycleFields.json(view, Optional.empty()))
        .orElseGet(() -> CycleFields.json(graph))
        .put("svg_file", file)
        .put("svg", file.isPresent() ? Optional.empty() : svg);
  }
}
