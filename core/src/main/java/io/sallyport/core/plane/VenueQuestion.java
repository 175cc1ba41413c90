package io.sallyport.core.plane;

import io.sallyport.core.model.AccountId;
import io.sallyport.core.model.ClientId;
import io.sallyport.core.model.Symbol;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * What a venue is asked: how orders stand, by their ids, and what the account holds. Orders and
 * positions are asked together and answered together (SPEC 7, reconcile).
 *
 * @param questionId its id
 * @param clientId the tenant
 * @param account the account
 * @param symbol whose position is asked for; every symbol's if empty
 * @param orders the orders asked about; there may be none
 */
public record VenueQuestion(
    UUID questionId,
    ClientId clientId,
    AccountId account,
    Optional<Symbol> symbol,
    List<VenueOrder> orders) {
  public VenueQuestion {
    orders = List.copyOf(orders);
  }
}
