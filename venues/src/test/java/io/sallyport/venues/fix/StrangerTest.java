package io.sallyport.venues.fix;

import static org.assertj.core.api.Assertions.assertThat;

import io.sallyport.core.model.VenueId;
import io.sallyport.core.plane.Fill;
import io.sallyport.core.plane.VenueOrder;
import io.sallyport.core.plane.VenueReport.Acknowledged;
import io.sallyport.core.plane.VenueReport.CancelRejected;
import io.sallyport.core.plane.VenueReport.Connected;
import io.sallyport.core.plane.VenueReport.Filled;
import io.sallyport.core.plane.VenueReport.Unanswered;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A FIX venue against a counterparty that others wrote, in a process of its own. */
final class StrangerTest {
  @TempDir Path folder;
  private final Told told = new Told();

  @ParameterizedTest
  @EnumSource
  void aMarketOrderIsFilledAndAQuestionIsHonestlyUnanswered(FixVersion version) throws Exception {
    try (ExecutorProcess executor = ExecutorProcess.start(version, folder);
        FixVenue venue = venue(version, executor)) {
      venue.open(told, FixSample.AT, List.of());
      told.until(Connected.class);
      VenueOrder order = FixSample.market(FixSample.ORDER, "AAPL", "10");

      venue.submit(order, FixSample.AT);

      assertThat(told.next(Acknowledged.class).orderId()).isEqualTo(order.orderId());
      Fill fill = told.next(Filled.class).fill();
      assertThat(fill.quantity()).isEqualByComparingTo("10");
      assertThat(fill.price()).isEqualByComparingTo(ExecutorProcess.PRICE);
      assertThat(fill.cumulative()).isEqualByComparingTo("10");

      venue.ask(FixSample.question(FixSample.QUESTION, order), FixSample.AT);
      assertThat(told.next(Unanswered.class).why()).startsWith("message not supported");

      venue.cancel(order, FixSample.CANCEL, FixSample.AT);
      assertThat(told.next(CancelRejected.class).why()).startsWith("message not supported");
    }
  }

  @Test
  void aHostileCounterpartyRunsAsAProcessToo() throws Exception {
    try (HostileProcess hostile = HostileProcess.start(folder.resolve("counts"));
        FixVenue venue =
            new FixVenue(
                new VenueId("hostile"),
                FixSample.settings(FixVersion.FIX_4_4, hostile.port()),
                folder.resolve("venue"),
                Map.of())) {
      venue.open(told, FixSample.AT, List.of());
      told.until(Connected.class);

      venue.submit(FixSample.market(FixSample.ORDER, "HALF", "10"), FixSample.AT);

      told.next(Acknowledged.class);
      told.next(Filled.class);
      assertThat(hostile.received(FixSample.ORDER.toString())).isEqualTo(1);
      assertThat(hostile.filled(FixSample.ORDER.toString())).isEqualByComparingTo("5");
    }
  }

  private FixVenue venue(FixVersion version, ExecutorProcess executor) {
    FixSettings settings =
        FixSample.between(
            FixSample.settings(version, executor.port()),
            ExecutorProcess.OUR_NAME,
            ExecutorProcess.ITS_NAME);
    return new FixVenue(new VenueId("executor"), settings, folder.resolve("venue"), Map.of());
  }
}
