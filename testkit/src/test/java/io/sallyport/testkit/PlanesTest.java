package io.sallyport.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.sallyport.core.desk.Event;
import io.sallyport.core.desk.JournalEntry;
import io.sallyport.core.desk.PlaneView;
import io.sallyport.core.desk.Query;
import io.sallyport.core.desk.SafetyCommand;
import io.sallyport.core.desk.TimeSource;
import io.sallyport.core.execution.ExecutionResult;
import io.sallyport.core.model.AccountId;
import io.sallyport.core.model.ClientId;
import io.sallyport.core.model.RefusalCode;
import io.sallyport.core.model.SeasonId;
import io.sallyport.core.model.Symbol;
import io.sallyport.core.model.VenueId;
import io.sallyport.core.plan.Plan;
import io.sallyport.core.plane.PlaneSelection;
import io.sallyport.core.plane.VenueListing;
import io.sallyport.core.reconcile.Block;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where a tenant's orders go, and that nothing crosses tenants or venues (SPEC 1, SPEC 6). */
class PlanesTest {
  private static final VenueId BROKER = new VenueId("broker");
  private static final VenueId DESK = new VenueId("desk");
  private static final String ORDER = "momentum:buy/X/1/ref=100/sl=-0.02";

  private final LiveStory story =
      inAHomeWithAClock()
          .lists(venue(BROKER, "a-1", "a-2"))
          .lists(venue(DESK, "d-1"))
          .lists(venue(new VenueId("broken"), "b-1").unusable("line 3: no host"));

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          # venue  | account | refused with    | saying
          nowhere  |         | VENUE_UNKNOWN   | there is no venue nowhere; configured are [broken, broker, desk, sim]
          broken   | b-1     | VENUE_UNUSABLE  | venue broken: line 3: no host
          broker   |         | ACCOUNT_UNKNOWN | venue broker has several accounts: name one with --account
          broker   | a-3     | ACCOUNT_UNKNOWN | venue broker offers client 1 no account a-3
          sim      | sim-2   | ACCOUNT_UNKNOWN | venue sim offers client 1 no account sim-2
          """,
      delimiter = '|')
  void whatCannotBeSelectedIsRefused(
      String venue, String account, RefusalCode code, String message) {
    var refusal = story.refuses(select(Samples.TENANT, venue, account, false));

    assertThat(refusal.code()).isEqualTo(code);
    assertThat(refusal.message()).isEqualTo(message);
    assertThat(plane(Samples.TENANT)).isEqualTo(live("sim", "sim-1"));
  }

  @Test
  void theOnlyAccountNeedsNotBeNamed() {
    story.gets(select(Samples.TENANT, "desk", null, false));
    assertThat(plane(Samples.TENANT)).isEqualTo(live("desk", "d-1"));
  }

  @Test
  void anAccountBelongsToItsFirstTenantEvenAfterItHasLeft() {
    story.gets(select(Samples.TENANT, "desk", "d-1", false));
    story.gets(select(Samples.TENANT, null, null, false));
    assertThat(story.refuses(select(Samples.STRANGER, "desk", "d-1", false)).code())
        .isEqualTo(RefusalCode.ACCOUNT_TAKEN);
    story.gets(select(Samples.STRANGER, "broker", "a-1", false));
    assertThat(story.refuses(select(Samples.TENANT, "broker", "a-1", false)).code())
        .isEqualTo(RefusalCode.ACCOUNT_TAKEN);
    story.gets(select(Samples.TENANT, "broker", "a-2", false));
  }

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          # what is open  | the plane that is selected | account | why not
          an order        |                            |         | is PENDING
          an order        | desk                       | d-1     | is PENDING
          an unknown one  |                            |         | is UNRESOLVED
          a position      |                            |         | client 1 holds 1 X at sim
          a position      | broker                     | a-1     | client 1 holds 1 X at sim
          """,
      delimiter = '|')
  void aPlaneWithSomethingOpenIsNotLeftWithoutSayingSo(
      String open, String venue, String account, String why) {
    story.executes(ORDER);
    UUID order = story.planned().getFirst().orderId();
    story.acknowledges(order);
    switch (open) {
      case "an order" -> {}
      case "an unknown one" -> story.passes("36s");
      default -> {
        story.fills(order, "1", "100").acknowledgesAll().agreesToAll();
        // Whatever protects is gone: the position is all that is left.
        story.orders().stream()
            .filter(view -> view.stage().isOpen())
            .forEach(leg ->
                story.begins(
                    new SafetyCommand.CancelOrder(
                        Optional.empty(), leg.orderId().toString(), Samples.REASON)));
        story.closesAll();
      }
    }
    var refusal = story.refuses(select(Samples.TENANT, venue, account, false));
    assertThat(refusal.code()).isEqualTo(RefusalCode.PLANE_IN_USE);
    assertThat(refusal.message()).contains(why).contains("--leave-open");
    assertThat(plane(Samples.TENANT)).isEqualTo(live("sim", "sim-1"));

    story.gets(select(Samples.TENANT, venue, account, true));
    PlaneView left = view(Samples.TENANT);
    assertThat(left.openOrders().isEmpty() && left.positions().isEmpty())
        .as("what was left stays visible")
        .isFalse();
  }

  @Test
  void selectingWhatIsSelectedLeavesNothing() {
    story.executes(ORDER);
    story.gets(select(Samples.TENANT, "sim", null, false));
    assertThat(plane(Samples.TENANT)).isEqualTo(live("sim", "sim-1"));
  }

  @Test
  void aPositionThatWasLeftCanBeSoldWhereItIs() {
    story.executes(ORDER);
    UUID order = story.planned().getFirst().orderId();
    story.acknowledges(order).fills(order, "1", "100").acknowledgesAll().agreesToAll();
    story.gets(select(Samples.TENANT, null, null, true));
    assertThat(story.refuses(sell(Optional.empty())).code()).isEqualTo(RefusalCode.NOTHING_TO_SELL);
    assertThat(story.refuses(sell(Optional.of(DESK))).message())
        .isEqualTo("client 1 never selected venue desk");

    story.begins(sell(Optional.of(VenueId.SIM)));
    story.closesAll();
    assertThat(story.orders()).anyMatch(view -> view.stage().isOpen());
  }

  @Test
  void onPaperNothingGoesLive() {
    story.gets(select(Samples.TENANT, null, null, false));
    ExecutionResult result = story.gets(Commands.live(story.committed(ORDER)));

    assertThat(result.isBlocked()).isTrue();
    assertThat(result.guards())
        .filteredOn(guard -> !guard.passed())
        .map(guard -> guard.name())
        .containsExactly("PlaneAuthorized");
  }

  @Test
  void booksBlocksAndOrdersAreEachTenantsOwn() {
    story.selects(Samples.STRANGER);
    story.executes(ORDER);
    UUID order = story.planned().getFirst().orderId();
    story.acknowledges(order).passes("36s");
    assertThat(story.blocks()).map(Block::cause).containsExactly(Block.Cause.UNRESOLVED_ORDER);

    Plan theirs = ofTheStranger();
    story.begins(Commands.live(theirs));
    UUID other =
        story.planned().stream()
            .filter(view -> view.ticket().order().clientId().equals(Samples.STRANGER))
            .findFirst()
            .orElseThrow()
            .orderId();
    story.acknowledges(other).fills(other, "1", "100").acknowledgesAll().agreesToAll();

    assertThat(story.order(other).ticket().order().account()).isEqualTo(new AccountId("sim-2"));
    assertThat(positions(Samples.TENANT)).isZero();
    assertThat(positions(Samples.STRANGER)).isEqualTo(1);
    assertThat(view(Samples.STRANGER).unresolved()).isEmpty();
    assertThat(view(Samples.TENANT).unresolved()).containsOnlyKeys(new Symbol("X"));
    assertThat(
            story
                .asks(new Query.FindOrder(Optional.of(Samples.STRANGER), order.toString()))
                .refused())
        .isPresent();
    assertThat(
            story.refuses(
                new SafetyCommand.CancelOrder(
                    Optional.of(Samples.TENANT), other.toString(), Samples.REASON)))
        .matches(refusal -> refusal.message().contains("No order was sent with that id"));
  }

  /** Where time comes from outside there is only sim. */
  private static LiveStory inAHomeWithAClock() {
    Event made = new Event.HomeCreated(Samples.HOME, TimeSource.CLOCK, false);
    return LiveStory.after(
            List.of(new JournalEntry(1, Samples.MONDAY, Samples.ANA.id(), List.of(made))))
        .selects(Samples.TENANT);
  }

  private Plan ofTheStranger() {
    Plan draft =
        story.gets(
            Commands.plan(
                Commands.of(
                    Samples.STRANGER, new SeasonId("default-2"), Commands.proposal(ORDER))));
    return story.committed(draft);
  }

  private static VenueListing venue(VenueId id, String... accounts) {
    return new VenueListing(
        id,
        Optional.empty(),
        List.of(accounts).stream().map(AccountId::new).toList(),
        Optional.empty());
  }

  private static SafetyCommand.SelectPlane select(
      ClientId client,
      @org.jspecify.annotations.Nullable String venue,
      @org.jspecify.annotations.Nullable String account,
      boolean leavesOpen) {
    return new SafetyCommand.SelectPlane(
        client,
        Optional.ofNullable(venue).map(VenueId::new),
        Optional.ofNullable(account).map(AccountId::new),
        leavesOpen,
        Samples.REASON);
  }

  private static SafetyCommand.SellForSafety sell(Optional<VenueId> venue) {
    return new SafetyCommand.SellForSafety(Samples.TENANT, new Symbol("X"), venue, Samples.REASON);
  }

  private static PlaneSelection live(String venue, String account) {
    return new PlaneSelection.Live(new VenueId(venue), new AccountId(account));
  }

  private PlaneSelection plane(ClientId client) {
    return view(client).selection();
  }

  private PlaneView view(ClientId client) {
    return story.asks(new Query.Planes()).value().stream()
        .filter(view -> view.clientId().equals(client))
        .findFirst()
        .orElseThrow();
  }

  private int positions(ClientId client) {
    return view(client).positions().size();
  }
}
