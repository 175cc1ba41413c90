package io.sallyport.ledger.home;

import static org.assertj.core.api.Assertions.assertThat;

import io.sallyport.core.desk.Bridge;
import io.sallyport.core.desk.Command;
import io.sallyport.core.desk.Event;
import io.sallyport.core.desk.JournalEntry;
import io.sallyport.core.desk.TimeSource;
import io.sallyport.core.execution.ExecutionResult;
import io.sallyport.core.execution.ExecutionStatus;
import io.sallyport.core.execution.ValidationReport;
import io.sallyport.core.guard.ExecutionGuard;
import io.sallyport.core.guard.ExecutionMode;
import io.sallyport.core.model.Refusal;
import io.sallyport.core.model.RefusalCode;
import io.sallyport.core.model.Reply;
import io.sallyport.core.plan.ExecutionEvent;
import io.sallyport.core.plan.Plan;
import io.sallyport.core.plan.PlanAction;
import io.sallyport.core.plan.PlanState;
import io.sallyport.core.plan.Season;
import io.sallyport.core.plane.ExecutionOutcome;
import io.sallyport.ledger.journal.JournalDamage;
import io.sallyport.ledger.journal.JournalReader;
import io.sallyport.ledger.verify.LedgerVerifier;
import io.sallyport.testkit.Commands;
import io.sallyport.testkit.Samples;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * 64 threads execute, validate, freeze and move the same few plans through one bridge, all at once.
 * After every answer the journal is cut where it ends on disk at that moment: what was answered has
 * to be in the part that is left.
 */
class ConcurrencyTest {
  private static final int THREADS = 64;
  private static final int COMMANDS_EACH = 15;
  private static final String REGISTRY =
      """
      strategies:
        momentum:
          risk: { max_drawdown_percent: "20", stop_loss_percent: "2", max_position_size_percent: "10" }
          limits: { max_orders_per_day: 2 }
          instances:
            btc: { symbol: BTCUSDT, timeframe: 1h, side: LONG, quantity_per_r: "1", lot: "0.1", tick: "0.01" }
            eth: { symbol: ETHUSDT, timeframe: 1h, side: LONG, quantity_per_r: "1", lot: "0.1", tick: "0.01" }
      """;

  @TempDir Path temp;

  @Test
  void nothingIsAnsweredThatIsNotOnDiskAndNoStepIsTakenTwice() throws Exception {
    HomeFixture fixture = new HomeFixture(temp.resolve("home"));
    Files.createDirectories(fixture.directory());
    Files.writeString(fixture.directory().resolve("strategies.yaml"), REGISTRY);
    try (Home home = fixture.open();
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Plan> plans = plans(home.bridge());
      List<Future<?>> running = new ArrayList<>();
      for (int thread = 0; thread < THREADS; thread++) {
        SplittableRandom random = new SplittableRandom(thread);
        running.add(threads.submit(() -> act(fixture, home.bridge(), plans, random)));
      }
      for (Future<?> one : running) {
        one.get();
      }
    }
    List<JournalEntry> journal = journal(fixture);
    assertOneOutcomeAnIntent(journal);
    assertLegalSteps(journal);
    assertNoLimitOvershot(journal);
    assertThat(LedgerVerifier.verify(fixture.directory()).differences()).isEmpty();
    String served;
    try (Home home = fixture.open()) {
      served = HomeFixture.served(home);
    }
    try (Home home = fixture.open()) {
      assertThat(HomeFixture.served(home)).isEqualTo(served);
    }
  }

  private static List<Plan> plans(Bridge bridge) {
    bridge
        .submit(HomeFixture.ana(), new Command.InitHome(Samples.HOME, TimeSource.CLOCK, false))
        .value();
    List<Plan> plans = new ArrayList<>();
    for (int revision = 1; revision <= 4; revision++) {
      plans.add(
          bridge
              .submit(
                  HomeFixture.ana(),
                  Commands.plan(
                      Commands.revision(
                          revision, Commands.proposal("momentum:btc", "momentum:eth"))))
              .value());
    }
    return plans;
  }

  private static void act(
      HomeFixture fixture, Bridge bridge, List<Plan> plans, SplittableRandom random) {
    for (int i = 0; i < COMMANDS_EACH; i++) {
      Plan plan = plans.get(random.nextInt(plans.size()));
      Reply<?> reply = bridge.submit(HomeFixture.ana(), command(plan, random));
      assertOnDisk(fixture, reply);
    }
  }

  private static Command<?> command(Plan plan, SplittableRandom random) {
    return switch (random.nextInt(12)) {
      case 0 -> Commands.freeze(Samples.SEASON);
      case 1, 2 -> Commands.unfreeze(Samples.SEASON);
      case 3 -> Commands.validate(plan);
      case 4, 5, 6 -> Commands.dryRun(plan);
      case 7, 8 -> Commands.live(plan);
      case 9 -> Commands.review(plan);
      case 10 -> Commands.approve(plan);
      default -> random.nextInt(6) == 0 ? Commands.cancel(plan) : Commands.commit(plan);
    };
  }

  /** Cuts the journal where it ends now, and looks for what was answered. */
  private static void assertOnDisk(HomeFixture fixture, Reply<?> reply) {
    if (reply instanceof Reply.Accepted<?>(Object answer)) {
      List<JournalEntry> cut = journal(fixture);
      assertThat(cut.stream().flatMap(entry -> entry.events().stream()))
          .anyMatch(event -> tells(event, answer));
    } else {
      assertThat(reply.refused().map(Refusal::code).orElseThrow())
          .isIn(RefusalCode.INVALID_TRANSITION, RefusalCode.SEASON_FROZEN, RefusalCode.SEASON_OPEN);
    }
  }

  private static boolean tells(Event event, Object answer) {
    return switch (event) {
      case Event.PlanTransitioned(ExecutionEvent line) ->
          answer instanceof Plan plan && line.eventId().equals(plan.lastEventId());
      case Event.PlanExecuted(ExecutionResult result) -> result.equals(answer);
      case Event.PlanValidated(ValidationReport report) -> report.equals(answer);
      case Event.SeasonFrozen frozen -> answer instanceof Season season && season.isFrozen();
      case Event.SeasonUnfrozen unfrozen -> answer instanceof Season season && !season.isFrozen();
      default -> false;
    };
  }

  private static List<JournalEntry> journal(HomeFixture fixture) {
    List<JournalEntry> entries = new ArrayList<>();
    try {
      JournalReader.read(
          fixture.directory().resolve("journal"), (entry, line) -> entries.add(entry));
    } catch (IOException | JournalDamage e) {
      throw new AssertionError(e);
    }
    return entries;
  }

  private static void assertOneOutcomeAnIntent(List<JournalEntry> journal) {
    List<UUID> intents =
        events(journal)
            .filter(Event.OutcomeRecorded.class::isInstance)
            .map(event -> ((Event.OutcomeRecorded) event).outcome())
            .map(ExecutionOutcome::orderIntentId)
            .toList();
    assertThat(intents).isNotEmpty().doesNotHaveDuplicates();
  }

  /** Every plan goes by the table, and never moves while its season is frozen. */
  private static void assertLegalSteps(List<JournalEntry> journal) {
    Map<UUID, PlanState> states = new LinkedHashMap<>();
    boolean[] frozen = {false};
    events(journal)
        .forEach(event -> {
          switch (event) {
            case Event.SeasonFrozen _ -> frozen[0] = true;
            case Event.SeasonUnfrozen _ -> frozen[0] = false;
            case Event.PlanTransitioned(ExecutionEvent line) -> {
              assertThat(frozen[0]).isFalse();
              if (line.action() != PlanAction.CREATE) {
                assertThat(line.action().from(states.get(line.planId())).value())
                    .isEqualTo(line.toState());
              }
              states.put(line.planId(), line.toState());
            }
            case Event.PlanValidated _ -> assertThat(frozen[0]).isFalse();
            default -> {}
          }
        });
    assertThat(states).hasSize(4);
  }

  /** No venue is configured, so whatever LIVE asked for was blocked, and nothing was used up. */
  private static void assertNoLimitOvershot(List<JournalEntry> journal) {
    List<ExecutionResult> live =
        events(journal)
            .filter(Event.PlanExecuted.class::isInstance)
            .map(event -> ((Event.PlanExecuted) event).result())
            .filter(result -> result.mode() == ExecutionMode.LIVE)
            .toList();
    assertThat(live).isNotEmpty();
    assertThat(live)
        .allSatisfy(result -> {
          assertThat(result.status()).isEqualTo(ExecutionStatus.BLOCKED);
          assertThat(result.guards()).hasSize(12);
          assertThat(limits(result).details().values()).containsEntry("orders", "0/2");
        });
  }

  private static ExecutionGuard limits(ExecutionResult result) {
    return result.guards().stream()
        .filter(guard -> guard.name().equals("ExecutionLimits"))
        .findFirst()
        .orElseThrow();
  }

  private static java.util.stream.Stream<Event> events(List<JournalEntry> journal) {
    return journal.stream().flatMap(entry -> entry.events().stream());
  }
}
