package io.sallyport.venues.fix;

import static org.assertj.core.api.Assertions.assertThat;

import io.sallyport.core.model.Symbol;
import io.sallyport.core.model.VenueId;
import io.sallyport.core.plan.Side;
import io.sallyport.core.plane.ClientIdBook;
import io.sallyport.core.plane.ClientOrderIds;
import io.sallyport.core.plane.NextClientIds;
import io.sallyport.core.plane.OrderRole;
import io.sallyport.core.plane.VenueOrder;
import io.sallyport.testkit.Samples;
import java.math.BigDecimal;
import java.util.List;
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

  @ParameterizedTest
  @CsvSource({"10", "14", "20"})
  void everyIdOfEveryMessageFitsACounterpartyThatTakesFewCharacters(int length) {
    ClientOrderIds form = new ClientOrderIds.Short(length);
    FixSettings settings =
        FixSample.settings(
            FixVersion.FIX_4_4,
            1,
            FixSample.settings(FixVersion.FIX_4_4, 1).login(),
            FixSample.withIds(FixSample.TELLS_POSITIONS, form));
    Requests requests = new Requests(settings);
    NextClientIds ids = new NextClientIds(new ClientIdBook());
    VenueId venue = new VenueId("broker");
    VenueOrder order = ids.named(venue, form, FixSample.market(FixSample.ORDER, "IBM", "10"));
    VenueOrder next = ids.renamed(venue, form, order, 0);
    String cancelId = ids.request(venue, form, FixSample.id(2)).orElseThrow();

    for (Outgoing message :
        List.of(
            requests.order(order, FixSample.AT),
            requests.change(order, next, Optional.empty(), FixSample.AT),
            requests.cancel(next, cancelId, Optional.empty(), FixSample.AT),
            requests.status(FixSample.QUESTION, next, 0, Optional.empty()),
            requests.positions(FixSample.question(FixSample.QUESTION, next), FixSample.AT))) {
      assertThat(wire(message).split("\001"))
          .filteredOn(field -> field.matches("(11|41|790|710)=.*"))
          .isNotEmpty()
          .allSatisfy(field ->
              assertThat(field.replaceFirst("\\d+=", "")).hasSize(length).matches("[0-9A-Za-z]+"));
    }
  }

  /** What names the instrument belongs into cancels and questions; what routes does not. */
  @Test
  void whatAMessageMayHaveGoesIntoIt() {
    FixSettings settings = FixSample.settings(FixVersion.FIX_4_4, 1);
    FixFields ofAll =
        new FixFields(
            new TreeMap<>(Map.of(100, "XNAS", 9001, "own")),
            new TreeMap<>(
                Map.of(
                    453,
                    List.of(
                        new TreeMap<>(Map.of(448, "ME", 447, "D", 452, "1")),
                        new TreeMap<>(Map.of(448, "DESK", 447, "D", 452, "24"))))));
    FixFields ofIbm =
        new FixFields(new TreeMap<>(Map.of(48, "US4592001014", 22, "4")), new TreeMap<>());
    Requests requests =
        new Requests(
            FixSample.withSpecial(
                FixSample.withOrders(
                    settings,
                    new FixSettings.OrderRules(
                        FixSettings.Lifetime.FILL_OR_KILL,
                        FixSettings.Lifetime.DAY,
                        ofAll,
                        Optional.empty())),
                "IBM",
                new FixSettings.Special(Optional.of("IBM US Equity"), ofIbm)));
    VenueOrder order = FixSample.market(FixSample.ORDER, "IBM", "10");

    String parties = "\001453=2\001448=ME\001447=D\001452=1\001448=DESK\001447=D\001452=24\001";
    assertThat(wire(requests.order(order, FixSample.AT)))
        .contains("\00155=IBM US Equity\001", "\00148=US4592001014\001", "\00122=4\001", parties)
        .contains("\001100=XNAS\001", "\0019001=own\001", "\00159=4\001")
        .doesNotContain("\00121=");
    assertThat(wire(requests.cancel(order, "c1", Optional.empty(), FixSample.AT)))
        .contains("\00155=IBM US Equity\001", "\00148=US4592001014\001", "\00122=4\001", parties)
        .doesNotContain("\001100=", "\0019001=");
    assertThat(wire(requests.status(FixSample.QUESTION, order, 0, Optional.empty())))
        .contains("\00155=IBM US Equity\001", "\00148=US4592001014\001", parties)
        .doesNotContain("\001100=");
  }

  @Test
  void aReportNamesASymbolInTheCounterpartysSpelling() {
    FixSettings settings =
        FixSample.withSpecial(
            FixSample.settings(FixVersion.FIX_4_4, 1),
            "IBM",
            new FixSettings.Special(Optional.of("IBM US Equity"), FixFields.NONE));
    Outgoing report = new Outgoing("8", new Purpose.Order(FixSample.ORDER));
    report.setString(55, "IBM US Equity");

    assertThat(new VenueSymbols(settings).of(new Fields(report))).contains(new Symbol("IBM"));
  }

  private static Requests requests(FixVersion version) {
    FixSettings settings = FixSample.settings(version, 1);
    FixSettings.OrderRules rules =
        new FixSettings.OrderRules(
            settings.orders().planned(),
            settings.orders().protective(),
            new FixFields(new TreeMap<>(Map.of(100, "XNAS")), new TreeMap<>()));
    return new Requests(FixSample.withOrders(settings, rules));
  }

  private static Optional<BigDecimal> price(String text) {
    return Optional.of(text).filter(given -> !given.equals(NONE)).map(BigDecimal::new);
  }

  private static String wire(Outgoing message) {
    return message.toString();
  }
}
