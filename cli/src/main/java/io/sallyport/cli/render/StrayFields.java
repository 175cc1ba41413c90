package io.sallyport.cli.render;

import io.sallyport.core.plane.PositionKey;
import io.sallyport.core.reconcile.Stray;
import java.util.List;

/** What is shown of a report that could be assigned to no order of ours, in both forms. */
final class StrayFields {
  private static final int SHOWN = 200;

  private StrayFields() {}

  /** In words, with the beginning of the report; the whole is in JSON. */
  static String inWords(Stray stray) {
    List<String> blocked = blocked(stray);
    return "%s at %s: %s%s%s"
        .formatted(
            stray.at(),
            stray.venue(),
            Visible.of(stray.what()),
            stray.whole().map(whole -> ": " + Visible.of(beginning(whole.text()))).orElse(""),
            blocked.isEmpty() ? "" : " (blocks %s)".formatted(String.join(", ", blocked)));
  }

  private static String beginning(String report) {
    return report.length() <= SHOWN ? report : report.substring(0, SHOWN) + "…";
  }

  private static List<String> blocked(Stray stray) {
    return stray.blocked().stream()
        .map(PositionKey::symbol)
        .map(Object::toString)
        .distinct()
        .toList();
  }

  static JsonObject json(Stray stray) {
    JsonObject json =
        new JsonObject()
            .put("at", stray.at())
            .put("venue", stray.venue())
            .put("what", stray.what())
            .put("symbol", stray.symbol())
            .put("account", stray.account())
            .putTexts("blocks", blocked(stray));
    stray
        .whole()
        .ifPresent(whole ->
            json.put("report", whole.text())
                .put("length", whole.length())
                .put("sha256", whole.sha256()));
    return json;
  }
}
