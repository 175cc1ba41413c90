package io.sallyport.cli.command;

import io.sallyport.core.harness.TaskGraph;
import io.sallyport.core.model.Reply;
import io.sallyport.harness.graph.GraphReader;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The task graph that a command is about. */
final class GraphOption {
  @Option(
      names = "--graph",
      paramLabel = "FILE",
      description = "The task graph, YAML or JSON; else the four-task v1 graph.")
  private Optional<String> name = Optional.empty();

  boolean isGiven() {
    return name.isPresent();
  }

  Reply<TaskGraph> read(Session session) {
    return name.map(given ->
            GivenFile.of(session, given)
                .flatMap(
                    file -> file.read().flatMap(bytes -> GraphReader.read(file.name(), bytes))))
        .orElseGet(() -> Reply.of(GraphReader.v1()));
  }
}
