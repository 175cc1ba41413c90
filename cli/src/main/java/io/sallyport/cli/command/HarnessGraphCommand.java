package io.sallyport.cli.command;

import io.sallyport.cli.render.Answer;
import io.sallyport.cli.render.GraphAnswer;
import io.sallyport.core.desk.Query.FindCycle;
import io.sallyport.core.harness.CycleView;
import io.sallyport.core.harness.TaskGraph;
import io.sallyport.core.model.Reply;
import io.sallyport.harness.graph.Gates;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Draws a task graph. */
@Command(
    description = {
      "Draw a task graph: the v1 graph, that of a file, or that of a cycle with its outcomes."
    })
final class HarnessGraphCommand implements HomeCommand {
  private static final String STANDARD_OUTPUT = "-";

  @Spec private @Nullable CommandSpec spec;

  @Mixin private CycleParameter cycle = new CycleParameter();
  @Mixin private GraphOption graph = new GraphOption();

  @Option(
      names = "--svg",
      paramLabel = "FILE",
      description = "Write the picture to a file, as SVG; - for standard output.")
  private Optional<String> svg = Optional.empty();

  @Override
  public Reply<Answer> run(Session session) {
    if (graph.isGiven() && cycle.text().isPresent()) {
      throw new ParameterException(
          Objects.requireNonNull(spec).commandLine(), "Name a CYCLE or a --graph, not both");
    }
    return cycle
        .text()
        .map(text -> ofCycle(session, text))
        .orElseGet(() ->
            graph
                .read(session)
                .flatMap(tasks -> Gates.compile(tasks).map(compiled -> tasks))
                .flatMap(tasks -> answer(session, tasks, Optional.empty())));
  }

  private Reply<Answer> ofCycle(Session session, String text) {
    return session
        .settings()
        .givenClient()
        .flatMap(asker -> session.ask(new FindCycle(asker, text)))
        .flatMap(view -> answer(session, view.graph(), Optional.of(view)));
  }

  private Reply<Answer> answer(Session session, TaskGraph tasks, Optional<CycleView> view) {
    Optional<String> picture = svg.map(file -> GraphAnswer.picture(tasks, view));
    Optional<String> file = svg.filter(name -> !name.equals(STANDARD_OUTPUT));
    return file.map(name ->
            GivenFile.of(session, name)
                .flatMap(given -> given.write(picture.orElseThrow()))
                .<Answer>map(
                    written -> new GraphAnswer(tasks, view, picture, Optional.of(written))))
        .orElseGet(() -> Reply.of(new GraphAnswer(tasks, view, picture, Optional.empty())));
  }
}
