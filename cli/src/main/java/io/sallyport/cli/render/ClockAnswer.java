package io.sallyport.cli.render;

import io.sallyport.core.execution.ClockAhead;

/**
 * How far a home's time is ahead of the wall clock, accepted by an operator (SPEC 9).
 *
 * @param ahead how far
 */
public record ClockAnswer(ClockAhead ahead) implements Answer {
  @Override
  public String text() {
    return "Accepted: the home's time is " + seconds() + " s ahead of the wall clock\n";
  }

  @Override
  public JsonObject json() {
    return new JsonObject()
        .put("clock_ahead_seconds", seconds())
        .put("accepted", ahead.isAccepted());
  }

  private String seconds() {
    return ahead.inSeconds().orElse("0");
  }
}
