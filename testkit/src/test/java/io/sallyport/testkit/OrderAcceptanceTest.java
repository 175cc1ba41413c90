package io.sallyport.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.sallyport.core.desk.Effect;
import io.sallyport.core.desk.Event;
import io.sallyport.core.desk.JournalEntry;
import io.sallyport.core.execution.ExecutionResult;
import io.sallyport.core.execution.ExecutionStatus;
import io.sallyport.core.execution.OrderStep;
import io.sallyport.core.execution.OrderTicket;
import io.sallyport.core.execution.Stage;
import io.sallyport.core.model.AccountId;
import io.sallyport.core.model.Symbol;
import io.sallyport.core.model.VenueId;
import io.sallyport.core.plan.Instrument;
import io.sallyport.core.plan.OrderIntent;
import io.sallyport.core.plan.Plan;
import io.sallyport.core.plan.RegistryReading;
import io.sallyport.core.plan.Side;
import io.sallyport.core.plan.StrategyRegistry;
import io.sallyport.core.plane.ClientOrderIds;
import io.sallyport.core.plane.OrderRole;
import io.sallyport.core.plane.VenueContract;
import io.sallyport.core.plane.VenueContract.Ability;
import io.sallyport.core.plane.VenueListing;
import io.sallyport.core.plane.VenueOrder;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a venue would not take is blocked before it is sent (SPEC 15). */
final class OrderAcceptanceTest {
  private static final SampleRegistry REGISTRY = SampleRegistry.EMPTY.risk("s", "20", "2", "10");
  private static final String BUY = "s:buy/X/1/ref=100/sl=-0.02";

  private LiveStory story = LiveStory.onSim().under(REGISTRY);

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          MARKET,STOP        | s:buy/X/1/limit=100/sl=-0.02 | takes no limit orders
          LIMIT,STOP         | s:buy/X/1/ref=100/sl=-0.02   | takes no market orders
          MARKET,LIMIT       | s:buy/X/1/ref=100/sl=-0.02   | takes no stop orders
          MARKET,STOP        | s:buy/X/1/ref=100/sl=-0.02   |
          LIMIT,STOP         | s:buy/X/1/limit=100/sl=-0.02 |
          """)
  void whatItDoesNotTakeIsNotSent(String abilities, String item, String why) {
    story.lists(sim(VenueContract.SIM.clientIds(), abilities(abilities)));

    assertBlocked(item, Optional.ofNullable(why));
  }

  @Test
  void whereThereAreNoStopsATenantWhoProtectsElsewhereMayEnter() {
    story =
        story
            .under(protectedElsewhere())
            .lists(sim(VenueContract.SIM.clientIds(), abilities("MARKET,LIMIT")));

    assertBlocked(BUY, Optional.empty());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          2 |     | Quantity 1 of X is below the least that venue sim takes, 2
          1 | 101 | Notional 100 of X is below the least that venue sim takes, 101
          1 | 100 |
          """)
  void whatIsTooSmallIsNotSent(String quantity, String notional, String why) {
    story.lists(
        sim(
            new Instrument(
                new Symbol("X"),
                Optional.empty(),
                Optional.empty(),
                Optional.of(new BigDecimal("100")),
                Optional.of(new BigDecimal(quantity)),
                Optional.ofNullable(notional).map(BigDecimal::new),
                Optional.empty(),
                Optional.empty(),
                false)));

    assertBlocked(BUY, Optional.ofNullable(why));
  }

  @Test
  void theIdThatIsSentIsInTheVenuesForm() {
    ClientOrderIds form = new ClientOrderIds.Short(14);
    story.lists(sim(form, VenueContract.SIM.abilities()));
    Plan plan = story.committed(BUY);
    story.begins(Commands.live(plan));

    assertThat(sent().getFirst().clientOrderId()).isEqualTo(form.of(intent(plan), 1)).hasSize(14);
  }

  /** Whatever meets it came from somewhere else: here the same id is taken beforehand. */
  @Test
  void aShortIdThatWasUsedBeforeIsRefusedAndUsesNoOutcomeUp() {
    ClientOrderIds form = new ClientOrderIds.Short(10);
    story.lists(sim(form, VenueContract.SIM.abilities()));
    Plan plan = story.committed(BUY);
    String id = form.of(intent(plan), 1);
    List<JournalEntry> entries = new ArrayList<>(story.entries());
    entries.add(anotherSentAs(id, entries.getLast()));
    LiveStory meeting =
        LiveStory.after(entries).under(REGISTRY).lists(sim(form, VenueContract.SIM.abilities()));

    ExecutionResult result = meeting.begins(Commands.live(plan)).answer();

    assertThat(failures(result))
        .singleElement()
        .asString()
        .contains("The id " + id + " of order", "propose the plan as a revision");
    assertThat(result.outcomes()).isEmpty();
  }

  @Test
  void numbersAreCountedOverOrdersAndCancels() {
    story.lists(sim(new ClientOrderIds.Number(8, "42", 1), VenueContract.SIM.abilities()));
    story.executes(BUY, "s:buy/Y/1/ref=100/sl=-0.02");

    assertThat(sent()).extracting(VenueOrder::clientOrderId).containsExactly("42000001");
    story.passes("30s");
    assertThat(story.sent())
        .filteredOn(Effect.Cancel.class::isInstance)
        .extracting(effect -> ((Effect.Cancel) effect).cancelId())
        .as("two were reserved for the run")
        .containsExactly("42000003");
  }

  @Test
  void numbersThatAreNearlyUsedUpStopWhatIsPlanned() {
    story.lists(sim(new ClientOrderIds.Number(6, "42", 9_500), VenueContract.SIM.abilities()));

    assertBlocked(BUY, Optional.of("the numbers behind client_id_prefix 42 are nearly used up"));
  }

  private void assertBlocked(String item, Optional<String> why) {
    LiveStory.Waiting<ExecutionResult> run = story.executes(item);
    if (why.isEmpty()) {
      assertThat(sent()).hasSize(1);
      return;
    }
    assertThat(run.answer().status()).isEqualTo(ExecutionStatus.BLOCKED);
    assertThat(failures(run.answer())).singleElement().asString().contains(why.get());
    assertThat(sent()).isEmpty();
  }

  private static List<String> failures(ExecutionResult result) {
    return result.guards().stream()
        .filter(guard -> !guard.passed())
        .map(guard -> guard.name() + ": " + guard.message())
        .toList();
  }

  private List<VenueOrder> sent() {
    return story.sent().stream()
        .filter(Effect.Submit.class::isInstance)
        .map(effect -> ((Effect.Submit) effect).order())
        .toList();
  }

  private static JournalEntry anotherSentAs(String id, JournalEntry last) {
    VenueOrder other =
        new VenueOrder(
            new UUID(1, 1),
            Samples.TENANT,
            AccountId.simulated(Samples.TENANT),
            OrderRole.PLANNED,
            new Symbol("Y"),
            Side.BUY,
            BigDecimal.ONE,
            Optional.empty(),
            Optional.empty(),
            Optional.of(id));
    OrderTicket ticket =
        new OrderTicket(VenueId.SIM, other, Optional.empty(), Optional.empty(), Optional.empty());
    return new JournalEntry(
        last.sequence() + 1,
        last.at(),
        last.actor(),
        List.of(new Event.OrderStepped(new OrderStep.Withheld(ticket, Stage.FAILED, "not sent"))));
  }

  private static UUID intent(Plan plan) {
    return plan.content().intents().stream()
        .map(OrderIntent::orderIntentId)
        .findFirst()
        .orElseThrow();
  }

  private static SortedSet<Ability> abilities(String names) {
    SortedSet<Ability> abilities = new TreeSet<>();
    List.of(names.split(",")).forEach(name -> abilities.add(Ability.valueOf(name)));
    return abilities;
  }

  private static VenueListing sim(ClientOrderIds form, SortedSet<Ability> abilities) {
    VenueContract usual = VenueContract.SIM;
    return new VenueListing(
        VenueId.SIM,
        Optional.empty(),
        List.of(),
        Optional.empty(),
        new VenueContract(
            form,
            usual.sameId(),
            usual.validFor(),
            usual.ask(),
            usual.lastWord(),
            usual.change(),
            abilities,
            usual.disconnect()));
  }

  private static VenueListing sim(Instrument instrument) {
    SortedMap<Symbol, Instrument> instruments = new TreeMap<>();
    instruments.put(instrument.symbol(), instrument);
    return new VenueListing(
        VenueId.SIM, Optional.empty(), List.of(), Optional.of(instruments), VenueContract.SIM);
  }

  private static RegistryReading protectedElsewhere() {
    StrategyRegistry registry = REGISTRY.reading().read().value();
    return new RegistryReading.Usable(
        new StrategyRegistry(
            registry.digest(),
            registry.strategies(),
            registry.tenants(),
            new TreeSet<>(List.of(Samples.TENANT))));
  }
}
