package io.sallyport.venues.sim;

import io.sallyport.core.model.Decimals;
import io.sallyport.core.model.RefusalCode;
import io.sallyport.core.model.Reply;
import io.sallyport.core.plan.Instrument;
import io.sallyport.core.plan.Side;
import io.sallyport.core.plane.OrderRole;
import io.sallyport.core.plane.VenueContract;
import io.sallyport.core.plane.VenueContract.Ability;
import io.sallyport.core.plane.VenueOrder;
import io.sallyport.venues.sim.Fate.Manner;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Optional;

/**
 * An order as it arrives: settles what is to become of it.
 *
 * @param order the order
 * @param price the current price of what it trades, if one is known
 */
record Arrival(VenueOrder order, Optional<BigDecimal> price) {

  /**
   * What is to become of an order. A broken script stops planned orders, and nothing that reduces a
   * position (SPEC 2, law 4).
   *
   * @return its fate, or the refusal to take it at all
   */
  static Reply<Fate> fate(VenueOrder order, SimReading reading, SimPrices prices) {
    return switch (reading) {
      case SimReading.Usable(SimScript script) ->
          Reply.of(
              new Arrival(order, script.instrument(order.symbol()).flatMap(prices::of))
                  .under(script));
      case SimReading.Broken(String problem) when order.role() == OrderRole.PLANNED ->
          Reply.refuse(RefusalCode.CONFIG_INVALID, problem);
      case SimReading.Broken _ ->
          Reply.of(new Arrival(order, prices.withoutScript(order.symbol())).unscripted());
    };
  }

  /**
   * What the venue has against an order, or a change of one, by its script.
   *
   * @return why it is refused, if it is
   */
  Optional<String> problem(SimScript script) {
    return script
        .instrument(order.symbol())
        .map(this::problem)
        .orElseGet(() -> Optional.of("unknown symbol " + order.symbol()))
        .or(() -> notTaken(script.contract()));
  }

  private Optional<String> notTaken(VenueContract contract) {
    Ability kind = Ability.of(order);
    return contract.can(kind)
        ? Optional.empty()
        : Optional.of("%s orders are not taken here".formatted(kind.word()));
  }

  /** The price at which a protective order is filled at once, if its price is there already. */
  Optional<BigDecimal> reached() {
    return price.filter(current -> Trigger.of(order).isReached(current));
  }

  private Fate under(SimScript script) {
    return problem(script)
        .map(Arrival::refused)
        .orElseGet(() ->
            order.role() == OrderRole.PLANNED
                ? scripted(script, script.instrument(order.symbol()).orElseThrow())
                : unscripted());
  }

  /** The fate of an order that no rule is asked about: one that only reduces a position. */
  private Fate unscripted() {
    return switch (order.role()) {
      case STOP_LOSS, TAKE_PROFIT -> protective();
      case PLANNED, SAFETY_SELL ->
          price.map(this::filledNow).orElseGet(() -> refused("no price of " + order.symbol()));
    };
  }

  private Optional<String> problem(Instrument instrument) {
    return offStep("quantity", Optional.of(order.quantity()), "lot", instrument.lot())
        .or(() -> offStep("limit price", order.limitPrice(), "tick", instrument.tick()))
        .or(() -> offStep("stop price", order.stopPrice(), "tick", instrument.tick()));
  }

  private static Optional<String> offStep(
      String what, Optional<BigDecimal> number, String step, Optional<BigDecimal> size) {
    return number.flatMap(value ->
        size.filter(of -> value.remainder(of).signum() != 0)
            .map(of ->
                "%s %s is no multiple of the %s %s"
                    .formatted(what, Decimals.plain(value), step, Decimals.plain(of))));
  }

  private Fate protective() {
    if (order.stopPrice().isEmpty() && order.limitPrice().isEmpty()) {
      return refused("a protective order needs a stop price or a limit price");
    }
    return reached().map(this::filledNow).orElseGet(Fate.Rests::new);
  }

  private Fate filledNow(BigDecimal at) {
    return new Fate.Filled(Manner.PLAIN, order.quantity(), at, Duration.ZERO);
  }

  private Fate scripted(SimScript script, Instrument instrument) {
    SimRule rule = script.ruleFor(order);
    return switch (rule.then()) {
      case FILL -> filled(rule, Manner.PLAIN);
      case PARTIAL -> partlyFilled(rule, instrument);
      case REJECT -> new Fate.Refused("refused by the script", rule.after());
      case SILENCE -> new Fate.Ignored();
      case LOST -> filled(rule, Manner.UNTOLD);
      case LATE -> late(rule, script.contract());
      case CANCEL_RACE -> filled(rule, Manner.ON_CANCEL);
      case DUPLICATE -> filled(rule, Manner.TWICE);
      case REORDER -> filled(rule, Manner.FILL_FIRST);
      case DISCONNECT -> filled(rule, Manner.CUT_OFF);
    };
  }

  /** The venue does not take an order any more that was under way for longer than is valid. */
  private Fate late(SimRule rule, VenueContract contract) {
    boolean isTooLate =
        contract.validFor().filter(valid -> rule.after().compareTo(valid) > 0).isPresent();
    return isTooLate ? new Fate.Ignored() : filled(rule, Manner.LATE);
  }

  private Fate filled(SimRule rule, Manner manner) {
    return filled(rule, manner, order.quantity());
  }

  /** At most the order's quantity, and whole lots. */
  private Fate partlyFilled(SimRule rule, Instrument instrument) {
    BigDecimal lot = instrument.lot().orElse(BigDecimal.ONE);
    BigDecimal part = rule.quantity().orElse(BigDecimal.ZERO).min(order.quantity());
    BigDecimal lots = Decimals.shareDownTo(lot, part, 1);
    return lots.signum() == 0 ? new Fate.Rests() : filled(rule, Manner.PLAIN, lots);
  }

  private Fate filled(SimRule rule, Manner manner, BigDecimal quantity) {
    return rule.price()
        .or(() -> price)
        .<Fate>map(at -> new Fate.Filled(manner, quantity, forOwner(at), rule.after()))
        .orElseGet(() -> refused("no price of " + order.symbol()));
  }

  /** The price, or the limit if that is better for the order's owner. */
  private BigDecimal forOwner(BigDecimal at) {
    return order
        .limitPrice()
        .map(limit -> order.side() == Side.BUY ? at.min(limit) : at.max(limit))
        .orElse(at);
  }

  private static Fate refused(String why) {
    return new Fate.Refused(why, Duration.ZERO);
  }
}
