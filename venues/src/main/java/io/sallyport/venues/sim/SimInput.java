package io.sallyport.venues.sim;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.sallyport.core.model.LogicalTime;
import io.sallyport.core.model.Symbol;
import io.sallyport.core.plane.VenueOrder;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.UUID;

/** What the venue was told, in order. Everything else that it knows follows from these. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
  @JsonSubTypes.Type(value = SimInput.OrderSent.class, name = "order"),
  @JsonSubTypes.Type(value = SimInput.CancelSent.class, name = "cancel"),
  @JsonSubTypes.Type(value = SimInput.ChangeSent.class, name = "change"),
  @JsonSubTypes.Type(value = SimInput.PriceSet.class, name = "price"),
  @JsonSubTypes.Type(value = SimInput.Restated.class, name = "restate"),
  @JsonSubTypes.Type(value = SimInput.TermsSet.class, name = "terms")
})
sealed interface SimInput {
  /** When. */
  LogicalTime at();

  /** An order arrived, and this is to become of it. */
  record OrderSent(LogicalTime at, VenueOrder order, Fate fate) implements SimInput {}

  /** A cancel of an order arrived. */
  record CancelSent(LogicalTime at, UUID orderId, String cancelId) implements SimInput {}

  /**
   * A change of an order arrived.
   *
   * @param to the order as it is wanted
   * @param fillsAt the price at which it is filled at once, if what it waits for is there already
   */
  record ChangeSent(LogicalTime at, UUID orderId, VenueOrder to, Optional<BigDecimal> fillsAt)
      implements SimInput {}

  /** A price was set. */
  record PriceSet(LogicalTime at, Symbol symbol, BigDecimal price) implements SimInput {}

  /**
   * The venue itself makes an order smaller, holds it back, or lets it go on.
   *
   * @param leaves how much of it can still be filled from now on; as before if empty
   * @param suspended whether it is held back
   */
  record Restated(LogicalTime at, UUID orderId, Optional<BigDecimal> leaves, boolean suspended)
      implements SimInput {}

  /** From here on the venue is another one than it was. */
  record TermsSet(LogicalTime at, SimTerms terms) implements SimInput {}
}
