package io.sallyport.cli.render;

import io.sallyport.core.model.Decimals;
import io.sallyport.core.plane.Position;

/**
 * A position that a person resolved.
 *
 * @param position what the book holds now
 */
public record PositionResolvedAnswer(Position position) implements Answer {
  @Override
  public String text() {
    return "Resolved: client %s holds %s %s at %s\n"
        .formatted(
            position.clientId(),
            Decimals.plain(position.quantity()),
            position.symbol(),
            position.venue().map(Object::toString).orElse("-"));
  }

  @Override
  public JsonObject json() {
    return PositionsAnswer.json(position);
  }
}
