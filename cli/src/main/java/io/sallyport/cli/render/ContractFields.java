package io.sallyport.cli.render;

import io.sallyport.core.plane.ClientOrderIds;
import io.sallyport.core.plane.VenueContract;
import io.sallyport.core.plane.VenueListing;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A venue's contract, in the words in which it is configured (SPEC 15). */
final class ContractFields {
  private static final int WIDTH = 10;

  private ContractFields() {}

  static String text(VenueListing venue) {
    VenueContract contract = venue.contract();
    return new Lines(WIDTH)
        .heading("Venue " + venue.venueId())
        .put("Problem", venue.problem())
        .put("client_id", inWords(contract.clientIds()))
        .put("same_id", word(contract.sameId()))
        .put("valid_for", orNone(contract.validFor()))
        .put("ask", asking(contract.ask()))
        .put("last_word", contract.lastWord())
        .put("change", word(contract.change()))
        .put("orders", String.join(", ", abilities(contract)))
        .put("disconnect", word(contract.disconnect()))
        .toString();
  }

  private static String asking(VenueContract.Asking ask) {
    return "by %s, ended_for %s, positions %s, executions %s"
        .formatted(word(ask.by()), orNone(ask.endedFor()), ask.positions(), ask.executions());
  }

  static JsonObject json(VenueListing venue) {
    return new JsonObject()
        .put("venue_id", venue.venueId())
        .put("problem", venue.problem())
        .put("contract", json(venue.contract()));
  }

  private static JsonObject json(VenueContract contract) {
    JsonObject json = new JsonObject().put("client_id", form(contract.clientIds()));
    if (contract.clientIds() instanceof ClientOrderIds.Number number) {
      json.put("client_id_prefix", number.prefix()).put("client_id_start", number.start());
    }
    return json.put("same_id", word(contract.sameId()))
        .put("valid_for", orNone(contract.validFor()))
        .putObject("ask", json(contract.ask()))
        .put("last_word", contract.lastWord())
        .put("change", word(contract.change()))
        .putTexts("orders", abilities(contract))
        .put("disconnect", word(contract.disconnect()));
  }

  private static JsonObject json(VenueContract.Asking ask) {
    return new JsonObject()
        .put("by", word(ask.by()))
        .put("ended_for", orNone(ask.endedFor()))
        .put("positions", ask.positions())
        .put("executions", ask.executions());
  }

  private static String inWords(ClientOrderIds form) {
    return form instanceof ClientOrderIds.Number number
        ? "%s, behind %s, from %d".formatted(form(form), number.prefix(), number.start())
        : form(form);
  }

  private static String form(ClientOrderIds form) {
    return switch (form) {
      case ClientOrderIds.Uuid() -> "uuid";
      case ClientOrderIds.Hex() -> "hex";
      case ClientOrderIds.Base62() -> "base62";
      case ClientOrderIds.Short(int length) -> "short " + length;
      case ClientOrderIds.Number number -> "number " + number.digits();
    };
  }

  private static List<String> abilities(VenueContract contract) {
    return contract.abilities().stream().map(ContractFields::word).toList();
  }

  private static String word(Enum<?> choice) {
    return choice.name().toLowerCase(Locale.ROOT);
  }

  /** A duration in its largest whole unit, as it is written. */
  private static String orNone(Optional<Duration> duration) {
    return duration.map(ContractFields::written).orElse("none");
  }

  private static String written(Duration duration) {
    long seconds = duration.toSeconds();
    if (seconds % 86_400 == 0) {
      return seconds / 86_400 + "d";
    }
    if (seconds % 3_600 == 0) {
      return seconds / 3_600 + "h";
    }
    return seconds % 60 == 0 ? seconds / 60 + "m" : seconds + "s";
  }
}
