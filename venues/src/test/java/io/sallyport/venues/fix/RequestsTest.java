package io.sallyport.venues.fix;

import static org.assertj.core.api.Assertions.assertThat;

import io.sallyport.core.model.Symbol;
import io.sallyport.core.plan.Side;
import io.sallyport.core.plane.OrderRole;
import io.sallyport.core.plane.VenueOrder;
import io.sallyport.testkit.Samples;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What a counterparty is sent, field by field. */
final class RequestsTest {
  private static final String NONE = "";

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          PLANNED     , BUY , ''   , ''  , 54=1 40=1 59=0
          PLANNED     , SELL, 151.5, ''  , 54=2 40=2 59=0 44=151.5
          STOP_LOSS   , SELL, ''   , 1E+2, 54=2 40=3 59=1 99=100
          TAKE_PROFIT , SELL, 156.2, ''  , 54=2 40=2 59=1 44=156.2
          SAFETY_SELL , BUY , ''   , ''  , 54=1 40=1 59=0
          PLANNED     , BUY , 10   , 9.50, 54=1 40=4 59=0 44=10 99=9.5
          PLANNED     , BUY , .5   , ''  , 54=1 40=2 59=0 44=0.5
          PLANNED     , BUY , 1E-8 , ''  , 54=1 40=2 59=0 44=0.00000001
          PLANNED     , SELL, -.25 , ''  , 54=2 40=2 59=0 44=-0.25
          """)
  void anOrder(OrderRole role, Side side, String limit, String stop, String expected) {
    VenueOrder order =
        new VenueOrder(
            FixSample.ORDER,
            Samples.TENANT,
            FixSample.ACCOUNT,
            role,
            new Symbol("IBM"),
            side,
            new BigDecimal("10.50"),
            price(limit),
            price(stop));

    Outgoing message = requests(FixVersion.FIX_4_4).order(order, FixSample.AT);

    assertThat(expected.split(" "))
        .allSatisfy(field -> assertThat(wire(message)).contains("\001" + field + "\001"));
    assertThat(wire(message))
        .contains("\00111=" + FixSample.ORDER + "\001", "\0011=ACC1\001", "\00138=10.5\001")
        .contains("\00155=IBM\001", "\00121=1\001", "\001100=XNAS\001", "35=D\001")
        .contains("\00160=20260105-09:30:00.000\001");
    assertThat(wire(message).contains("\00144=")).isEqualTo(!limit.equals(NONE));
    assertThat(wire(message).contains("\00199=")).isEqualTo(!stop.equals(NONE));
  }

  @Test
  void aCancelNamesTheOrderByEveryNameItHas() {
    VenueOrder order = FixSample.market(FixSample.ORDER, "IBM", "10");

    String wire =
        wire(
            requests(FixVersion.FIX_4_4)
                .cancel(order, FixSample.CANCEL, Optional.of("V1"), FixSample.AT));

    assertThat(wire)
        .contains("35=F\001", "\00111=" + FixSample.CANCEL + "\001")
        .contains("\00141=" + FixSample.ORDER + "\001", "\00137=V1\001", "\00138=10\001");
  }

  @Test
  void aChangeIsTheWholeOrderUnderItsNextId() {
    VenueOrder from =
        FixSample.order(
            FixSample.ORDER, "IBM", "10", Optional.empty(), Optional.of(new BigDecimal("95")));
    VenueOrder to = from.withQuantity(new BigDecimal("4")).sentAs(Optional.of("next-id"));

    String wire =
        wire(requests(FixVersion.FIX_4_4).change(from, to, Optional.of("V1"), FixSample.AT));

    assertThat(wire)
        .contains("35=G\001", "\00141=" + FixSample.ORDER + "\001", "\00111=next-id\001")
        .contains(
            "\00137=V1\001", "\00138=4\001", "\00140=3\001", "\00199=95\001", "\00155=IBM\001")
        .contains("\00154=1\001", "\0011=ACC1\001", "\001100=XNAS\001", "\00121=1\001");
  }

  @ParameterizedTest
  @EnumSource
  void aStatusRequestHasAnIdWhereTheVersionKnowsOne(FixVersion version) {
    VenueOrder order = FixSample.market(FixSample.ORDER, "IBM", "10");

    String wire = wire(requests(version).status(FixSample.QUESTION, order, 7, Optional.empty()));

    assertThat(wire).contains("35=H\001", "\00111=" + FixSample.ORDER + "\001");
    assertThat(wire.contains("\001790=" + FixSample.QUESTION + "-7\001"))
        .isEqualTo(version == FixVersion.FIX_4_4);
  }

  private static Requests requests(FixVersion version) {
    FixSettings settings = FixSample.settings(version, 1);
    FixSettings.OrderRules rules =
        new FixSettings.OrderRules(
            settings.orders().planned(),
            settings.orders().protective(),
            new TreeMap<>(Map.of(100, "XNAS")));
    return new Requests(FixSample.withOrders(settings, rules));
  }

  private static Optional<BigDecimal> price(String text) {
    return Optional.of(text).filter(given -> !given.equals(NONE)).map(BigDecimal::new);
  }

  private static String wire(Outgoing message) {
    return message.toString();
  }
}
