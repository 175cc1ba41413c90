package io.sallyport.core.execution;

import io.sallyport.core.plane.Fill;
import io.sallyport.core.plane.VenueOrder;
import io.sallyport.core.plane.VenueReport;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.UUID;

/** One step of an order's life, on record with its time (seed 002, forensic logging). */
public sealed interface OrderStep {
  /** The order. */
  UUID orderId();

  /** It is sent for the first time. */
  record Submitted(OrderTicket ticket) implements OrderStep {
    @Override
    public UUID orderId() {
      return ticket.orderId();
    }
  }

  /** It is never sent, and ends as it stands. */
  record Withheld(OrderTicket ticket, Stage stage, String why) implements OrderStep {
    @Override
    public UUID orderId() {
      return ticket.orderId();
    }
  }

  /** It is sent again, which is only done where the venue provably never took it. */
  record SentAgain(UUID orderId, int attempt) implements OrderStep {}

  /** The venue said something of it, or something is known of the way there. */
  record Reported(VenueReport.OnOrder report) implements OrderStep {
    @Override
    public UUID orderId() {
      return report.orderId();
    }
  }

  /**
   * A fill is booked.
   *
   * @param charge what its fee comes to; empty where the fee, if any, counts as it is
   */
  record FillBooked(UUID orderId, Fill fill, Source source, Optional<FeeCharge> charge)
      implements OrderStep {
    /** One whose fee counts as it is. */
    public FillBooked(UUID orderId, Fill fill, Source source) {
      this(orderId, fill, source, Optional.empty());
    }

    /** What its fee comes to. */
    public FeeCharge fee() {
      return charge.orElseGet(() -> FeeCharge.of(fill.fee().orElse(BigDecimal.ZERO)));
    }
  }

  /** How a fill came to be known. */
  enum Source {
    /** The venue reported it. */
    REPORTED,
    /** The venue's answer told it: the reports of it were lost, or are still to come. */
    ANSWERED,
    /** A person said so. */
    RESOLVED
  }

  /**
   * The venue is asked to cancel it.
   *
   * @param cancelId the request's id
   * @param sentAs its id at the venue where that is not the request's as it is (SPEC 15)
   */
  record CancelSent(UUID orderId, UUID cancelId, CancelCause cause, Optional<String> sentAs)
      implements OrderStep {
    /** The request's id at the venue. */
    public String clientOrderId() {
      return sentAs.orElseGet(cancelId::toString);
    }
  }

  /**
   * The venue is asked to change it.
   *
   * @param to the order as it is wanted, under its next id
   */
  record ChangeSent(UUID orderId, VenueOrder to) implements OrderStep {}

  /** A person should know something of it. */
  record Flagged(UUID orderId, OrderFlag flag, String why) implements OrderStep {}

  /** What became of it is not known. */
  record Unresolved(UUID orderId, String why) implements OrderStep {}

  /** It has ended. */
  record Ended(UUID orderId, Stage stage, String why, Slippage slippage) implements OrderStep {}

  /** A report that its stage does not list: refused, and on record. */
  record Refused(VenueReport.OnOrder report, String why) implements OrderStep {
    @Override
    public UUID orderId() {
      return report.orderId();
    }
  }
}
