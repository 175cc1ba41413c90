package io.sallyport.cli.render;

import io.sallyport.cli.demo.Demo.Taken;
import java.nio.file.Path;
import java.util.List;

/**
 * How the demo went; the story itself was told on the way.
 *
 * @param home where its home is
 * @param steps the steps that were taken; only the last can have ended as it should not
 */
public record DemoAnswer(Path home, List<Taken> steps) implements Answer {
  public DemoAnswer {
    steps = List.copyOf(steps);
  }

  @Override
  public int exitCode() {
    return steps.getLast().isAsExpected() ? 0 : 1;
  }

  @Override
  public String text() {
    Taken last = steps.getLast();
    return last.isAsExpected()
        ? "\n# All of it is on record in " + home + "\n"
        : "\n# The demo stopped: '%s' ended with exit code %d instead of %d\n"
            .formatted(last.command(), last.exitCode(), last.expected());
  }

  @Override
  public JsonObject json() {
    return new JsonObject()
        .put("home", home)
        .putObjects("steps", steps.stream().map(DemoAnswer::json).toList());
  }

  private static JsonObject json(Taken step) {
    return new JsonObject()
        .put("command", step.command())
        .put("exit_code", step.exitCode())
        .put("expected", step.expected());
  }
}
