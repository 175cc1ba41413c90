package io.sallyport.cli.render;

import io.sallyport.core.execution.Cover;
import io.sallyport.core.model.Decimals;
import io.sallyport.core.model.VenueId;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** How a position is protected, in both forms. */
final class CoverFields {
  private CoverFields() {}

  /** Such as {@code client 1 at sim, BTCUSDT 10: 9.5 protected, 0.5 BARE (no stop rests)}. */
  static String inWords(Cover cover) {
    List<String> parts = new ArrayList<>();
    add(parts, cover.resting(), "protected");
    cover.exits().forEach(exit -> parts.add(inWords(exit)));
    add(parts, cover.onItsWay(), "protection on its way");
    add(parts, cover.elsewhere(), "protected elsewhere");
    add(parts, cover.dust(), "dust");
    add(parts, cover.bare(), "BARE" + cover.why().map(why -> " (" + why + ")").orElse(""));
    add(parts, cover.withoutTarget(), "without the target that is wanted");
    cover.doubled().forEach(order -> parts.add("may be doubled by " + order));
    return "client %s at %s, %s %s: %s"
        .formatted(
            cover.positionKey().clientId(),
            cover.positionKey().venue().map(VenueId::value).orElse("-"),
            cover.positionKey().symbol(),
            Decimals.plain(cover.held()),
            String.join(", ", parts));
  }

  private static String inWords(Cover.Exit exit) {
    return "%s exiting by %s since %s"
        .formatted(Decimals.plain(exit.quantity()), exit.orderId(), exit.since());
  }

  private static void add(List<String> parts, BigDecimal quantity, String what) {
    if (quantity.signum() > 0) {
      parts.add(Decimals.plain(quantity) + " " + what);
    }
  }

  static String lines(List<Cover> covers) {
    return covers.isEmpty()
        ? ""
        : covers.stream()
            .map(cover -> "  " + inWords(cover))
            .collect(Collectors.joining("\n", "\nProtection\n", "\n"));
  }

  static JsonObject json(Cover cover) {
    return new JsonObject()
        .put("client_id", cover.positionKey().clientId().value())
        .put("venue", cover.positionKey().venue())
        .put("symbol", cover.positionKey().symbol())
        .putDecimal("held", cover.held())
        .putDecimal("exiting", cover.exiting())
        .putObjects("exits", cover.exits().stream().map(CoverFields::json).toList())
        .putDecimal("resting", cover.resting())
        .putDecimal("on_its_way", cover.onItsWay())
        .putDecimal("elsewhere", cover.elsewhere())
        .putDecimal("bare", cover.bare())
        .putDecimal("dust", cover.dust())
        .putDecimal("without_target", cover.withoutTarget())
        .putTexts("may_be_doubled_by", cover.doubled())
        .put("why", cover.why());
  }

  private static JsonObject json(Cover.Exit exit) {
    return new JsonObject()
        .put("order_intent_id", exit.orderId())
        .putDecimal("quantity", exit.quantity())
        .put("since", exit.since());
  }
}
