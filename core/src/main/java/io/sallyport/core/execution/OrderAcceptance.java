package io.sallyport.core.execution;

import io.sallyport.core.model.Decimals;
import io.sallyport.core.plan.Instrument;
import io.sallyport.core.plan.OrderIntent;
import io.sallyport.core.plan.OrderIntent.Terms;
import io.sallyport.core.plane.ClientIdBook;
import io.sallyport.core.plane.ClientOrderIds;
import io.sallyport.core.plane.VenueContract;
import io.sallyport.core.plane.VenueContract.Ability;
import io.sallyport.core.plane.VenueListing;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * What speaks against sending orders to a venue, as far as it can be known before (SPEC 5, 15): its
 * instruments, what it takes at all, and the ids under which they would go.
 *
 * @param live what LIVE would meet
 * @param venue what is known of the venue
 * @param reduces whether an order only reduces a position
 * @param isProtectedElsewhere whether the tenant protects positions outside
 */
record OrderAcceptance(
    LiveCircumstances live,
    VenueListing venue,
    Predicate<OrderIntent> reduces,
    boolean isProtectedElsewhere) {

  /** All that speaks against a plan's orders, in words. */
  List<String> problems(List<OrderIntent> orders) {
    List<String> problems =
        new ArrayList<>(
            orders.stream()
                .flatMap(order -> Stream.concat(instrument(order).stream(), kind(order).stream()))
                .toList());
    problems.addAll(ids(orders));
    return problems;
  }

  private Optional<String> instrument(OrderIntent order) {
    Terms terms = order.terms();
    if (venue.instruments().isEmpty()) {
      return Optional.empty();
    }
    return venue
        .instrument(terms.symbol())
        .map(listed -> offStep(terms, listed).or(() -> tooSmall(order, listed)))
        .orElseGet(() ->
            Optional.of("Venue %s does not list %s".formatted(venue.venueId(), terms.symbol())));
  }

  private static Optional<String> offStep(Terms terms, Instrument listed) {
    return listed
        .lot()
        .filter(lot -> !isMultiple(terms.quantity(), lot))
        .map(lot ->
            "Quantity %s of %s is not a multiple of the lot %s"
                .formatted(Decimals.plain(terms.quantity()), terms.symbol(), Decimals.plain(lot)))
        .or(() ->
            listed
                .tick()
                .filter(tick ->
                    terms.limitPrice().filter(price -> !isMultiple(price, tick)).isPresent())
                .map(tick ->
                    "Limit price %s of %s is not a multiple of the tick %s"
                        .formatted(
                            Decimals.plain(terms.limitPrice().orElseThrow()),
                            terms.symbol(),
                            Decimals.plain(tick))));
  }

  private static boolean isMultiple(BigDecimal number, BigDecimal step) {
    return number.remainder(step).signum() == 0;
  }

  private Optional<String> tooSmall(OrderIntent order, Instrument listed) {
    BigDecimal quantity = order.terms().quantity();
    return listed
        .minQuantity()
        .filter(least -> quantity.compareTo(least) < 0)
        .map(least -> tooSmall(order, "Quantity", quantity, least))
        .or(() ->
            listed
                .minNotional()
                .flatMap(least ->
                    live.notionalPrice(order.terms())
                        .map(price -> order.terms().notionalAt(price).abs())
                        .filter(notional -> notional.compareTo(least) < 0)
                        .map(notional -> tooSmall(order, "Notional", notional, least))));
  }

  private String tooSmall(OrderIntent order, String what, BigDecimal is, BigDecimal least) {
    String words =
        "%s %s of %s is below the least that venue %s takes, %s"
            .formatted(
                what,
                Decimals.plain(is),
                order.terms().symbol(),
                venue.venueId(),
                Decimals.plain(least));
    return reduces.test(order)
        ? words + ": so little cannot be sold there by itself; reduce by more at once"
        : words;
  }

  /** What the contract does not list is refused here, before the venue would do it. */
  private Optional<String> kind(OrderIntent order) {
    VenueContract contract = venue.contract();
    Ability kind = order.terms().limitPrice().isPresent() ? Ability.LIMIT : Ability.MARKET;
    if (!contract.can(kind)) {
      return Optional.of("Venue %s takes no %s orders".formatted(venue.venueId(), kind.word()));
    }
    return contract.can(Ability.STOP) || isProtectedElsewhere || reduces.test(order)
        ? Optional.empty()
        : Optional.of(
            "Venue %s takes no stop orders, so nothing that is opened there can be protected:"
                    .formatted(venue.venueId())
                + " only with protection: elsewhere among the tenant's settings");
  }

  private List<String> ids(List<OrderIntent> orders) {
    return switch (venue.contract().clientIds()) {
      case ClientOrderIds.Uuid _, ClientOrderIds.Hex _, ClientOrderIds.Base62 _ -> List.of();
      case ClientOrderIds.Short form -> meeting(orders, form);
      case ClientOrderIds.Number form ->
          used().isNearlyUsedUp(form)
              ? List.of(
                  "Venue %s: the numbers behind client_id_prefix %s are nearly used up; set another"
                      .formatted(venue.venueId(), form.prefix()))
              : List.of();
    };
  }

  private List<String> meeting(List<OrderIntent> orders, ClientOrderIds form) {
    SortedSet<String> own = new TreeSet<>();
    List<String> problems = new ArrayList<>();
    for (OrderIntent order : orders) {
      UUID intent = order.orderIntentId();
      String id = form.of(intent, 1);
      boolean meets = !own.add(id) || used().isUsed(venue.venueId(), id);
      if (meets && !live.trading().isUnderWay(intent)) {
        problems.add(
            "The id %s of order %s was used at venue %s for another order: propose the plan as a"
                    .formatted(id, intent, venue.venueId())
                + " revision");
      }
    }
    return problems;
  }

  private ClientIdBook used() {
    return live.trading().clientIds();
  }
}
