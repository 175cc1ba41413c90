package io.sallyport.venues.sim;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.sallyport.core.model.LogicalTime;
import io.sallyport.core.model.Symbol;
import io.sallyport.core.plane.VenueOrder;
import java.math.BigDecimal;
import java.util.UUID;

/** What the venue was told, in order. Everything else that it knows follows from these. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
  @JsonSubTypes.Type(value = SimInput.OrderSent.class, name = "order"),
  @JsonSubTypes.Type(value = SimInput.CancelSent.class, name = "cancel"),
  @JsonSubTypes.Type(value = SimInput.PriceSet.class, name = "price")
})
sealed interface SimInput {
  /** When. */
  LogicalTime at();

  /** An order arrived, and this is to become of it. */
  record OrderSent(LogicalTime at, VenueOrder order, Fate fate) implements SimInput {}

  /** A cancel of an order arrived. */
  record CancelSent(LogicalTime at, UUID orderId, String cancelId) implements SimInput {}

  /** A price was set. */
  record PriceSet(LogicalTime at, Symbol symbol, BigDecimal price) implements SimInput {}
}
