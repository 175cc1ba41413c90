package io.sallyport.cli.render;

import io.sallyport.core.reconcile.Block;

/** What is unresolved, in both forms. */
final class BlockFields {
  private BlockFields() {}

  /** Such as {@code BTCUSDT, MISMATCH: position of BTCUSDT: 1 in the book, 2 at the venue}. */
  static String inWords(Block block) {
    return "%s, %s: %s".formatted(block.symbol(), block.cause(), Visible.of(block.why()));
  }

  static JsonObject json(Block block) {
    return new JsonObject()
        .put("client_id", block.clientId().value())
        .put("venue", block.venue())
        .put("symbol", block.symbol())
        .put("cause", block.cause())
        .put("order_intent_id", block.orderId())
        .put("why", block.why());
  }
}
