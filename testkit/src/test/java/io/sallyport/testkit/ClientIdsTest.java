package io.sallyport.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.sallyport.core.model.AccountId;
import io.sallyport.core.model.Symbol;
import io.sallyport.core.model.VenueId;
import io.sallyport.core.plan.Side;
import io.sallyport.core.plane.ClientIdBook;
import io.sallyport.core.plane.ClientOrderIds;
import io.sallyport.core.plane.NextClientIds;
import io.sallyport.core.plane.OrderRole;
import io.sallyport.core.plane.VenueOrder;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The ids under which orders go to a venue (SPEC 3, 15). */
final class ClientIdsTest {
  private static final VenueId VENUE = new VenueId("broker");
  private static final UUID ORDER = UUID.fromString("374a9c58-cdac-5990-a2b6-27b64560f8e5");

  @Test
  void eachFormOfOneOrderAndOfItsFirstChange() {
    assertThat(new ClientOrderIds.Uuid().of(ORDER, 1)).isEqualTo(ORDER.toString());
    assertThat(new ClientOrderIds.Hex().of(ORDER, 1)).isEqualTo("374a9c58cdac5990a2b627b64560f8e5");
    assertThat(new ClientOrderIds.Base62().of(ORDER, 1)).isEqualTo("1gKfrP3hFNZxOtjdXmMFLZ");
    assertThat(new ClientOrderIds.Short(14).of(ORDER, 1)).isEqualTo("J3oYbgewp8e1Sf");
    assertThat(new ClientOrderIds.Uuid().of(ORDER, 2))
        .isEqualTo("26123a99-63b9-57db-9d39-0204bee819e5");
  }

  /** What is of full length carries the intent's id whole, and can be read back. */
  @ParameterizedTest
  @CsvSource({
    "00000000-0000-5000-8000-000000000000",
    "ffffffff-ffff-5fff-bfff-ffffffffffff",
    "374a9c58-cdac-5990-a2b6-27b64560f8e5"
  })
  void base62HoldsAllOfAnId(UUID id) {
    String digits = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    java.math.BigInteger number = java.math.BigInteger.ZERO;
    for (char digit : new ClientOrderIds.Base62().of(id, 1).toCharArray()) {
      number = number.multiply(java.math.BigInteger.valueOf(62));
      number = number.add(java.math.BigInteger.valueOf(digits.indexOf(digit)));
    }

    assertThat(new ClientOrderIds.Base62().of(id, 1)).hasSize(22);
    assertThat("%032x".formatted(number)).isEqualTo(id.toString().replace("-", ""));
  }

  @ParameterizedTest
  @CsvSource({"10", "14", "20", "22"})
  void shortIdsHaveTheirLengthAndNothingButLettersAndDigits(int length) {
    for (int ordinal = 1; ordinal < 50; ordinal++) {
      assertThat(new ClientOrderIds.Short(length).of(ORDER, ordinal))
          .matches("[0-9A-Za-z]{" + length + "}");
    }
  }

  @Test
  void anOrderThatMeetsAnotherTakesTheNextOrdinal() {
    ClientOrderIds form = new ClientOrderIds.Short(10);
    ClientIdBook book = new ClientIdBook();
    book.use(VENUE, form.of(ORDER, 1));

    VenueOrder named = new NextClientIds(book).named(VENUE, form, order(ORDER));

    assertThat(named.clientOrderId()).isEqualTo(form.of(ORDER, 2));
    assertThat(book.isUsed(new VenueId("other"), form.of(ORDER, 1))).isFalse();
  }

  @Test
  void twoOfOneDecisionNeverShareAnId() {
    ClientOrderIds form = new ClientOrderIds.Short(10);
    NextClientIds ids = new NextClientIds(new ClientIdBook());

    assertThat(
            List.of(
                ids.named(VENUE, form, order(ORDER)).clientOrderId(),
                ids.named(VENUE, form, order(ORDER)).clientOrderId()))
        .containsExactly(form.of(ORDER, 1), form.of(ORDER, 2));
  }

  @Test
  void aChangedOrderIsTheSameIntentUnderAnIdOfItsOwn() {
    for (ClientOrderIds form :
        List.of(
            new ClientOrderIds.Uuid(),
            new ClientOrderIds.Hex(),
            new ClientOrderIds.Base62(),
            new ClientOrderIds.Short(14),
            new ClientOrderIds.Number(8, "42", 1))) {
      NextClientIds ids = new NextClientIds(new ClientIdBook());
      VenueOrder first = ids.named(VENUE, form, order(ORDER));
      VenueOrder second = ids.renamed(VENUE, form, first, 0);
      VenueOrder third = ids.renamed(VENUE, form, second, 1);

      assertThat(
              new TreeSet<>(
                  List.of(first.clientOrderId(), second.clientOrderId(), third.clientOrderId())))
          .hasSize(3);
      assertThat(third.orderId()).isEqualTo(ORDER);
    }
  }

  @Test
  void anIdThatIsTheIntentsIsNotRecordedTwice() {
    assertThat(
            new NextClientIds(new ClientIdBook())
                .named(VENUE, new ClientOrderIds.Uuid(), order(ORDER))
                .sentAs())
        .isEmpty();
  }

  @Test
  void numbersCountOnBehindTheirPrefix() {
    ClientIdBook book = new ClientIdBook();
    ClientOrderIds.Number form = new ClientOrderIds.Number(6, "42", 1);

    assertThat(counted(book, form, 3)).containsExactly("420001", "420002", "420003");
    assertThat(counted(book, form, 1)).containsExactly("420004");
    assertThat(counted(book, new ClientOrderIds.Number(6, "7", 1), 1)).containsExactly("700001");
    assertThat(counted(book, form, 1)).as("an earlier prefix goes on").containsExactly("420005");
    assertThat(counted(book, new ClientOrderIds.Number(6, "42", 500), 2))
        .as("after a restore")
        .containsExactly("420500", "420501");
  }

  @Test
  void numbersThatAreNearlyUsedUpAreKeptForWhatReducesRisk() {
    ClientIdBook book = new ClientIdBook();
    ClientOrderIds.Number form = new ClientOrderIds.Number(6, "42", 8_990);
    assertThat(book.isNearlyUsedUp(form)).isFalse();
    counted(book, form, 2);
    assertThat(book.isNearlyUsedUp(form)).isTrue();
    counted(book, new ClientOrderIds.Number(6, "42", 9_999), 2);

    assertThat(counted(book, form, 2)).as("from the beginning").containsExactly("420001", "420002");
  }

  @Test
  void numbersOfAMillionOrdersTakeNoRoomAndAreNeverGivenTwice() {
    ClientIdBook book = new ClientIdBook();
    for (int i = 0; i < 1_000; i++) {
      book.use(VENUE, Long.toString(10_000_000L + (i * 7919L) % 1_000));
    }

    assertThat(counted(book, new ClientOrderIds.Number(8, "1", 1), 1)).containsExactly("10001000");
    assertThat(book.isUsed(VENUE, "10000999")).isTrue();
    assertThat(book.isUsed(VENUE, "10001001")).isFalse();
  }

  private static List<String> counted(ClientIdBook book, ClientOrderIds.Number form, int count) {
    List<String> given = new ArrayList<>();
    NextClientIds ids = new NextClientIds(book);
    for (int i = 0; i < count; i++) {
      given.add(ids.request(VENUE, form, ORDER).orElseThrow());
    }
    given.forEach(id -> book.use(VENUE, id));
    return given;
  }

  private static VenueOrder order(UUID id) {
    return new VenueOrder(
        id,
        Samples.TENANT,
        new AccountId("ACC1"),
        OrderRole.STOP_LOSS,
        new Symbol("IBM"),
        Side.SELL,
        BigDecimal.TEN,
        Optional.empty(),
        Optional.of(BigDecimal.ONE));
  }
}
