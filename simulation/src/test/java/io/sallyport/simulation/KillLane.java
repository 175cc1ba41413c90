package io.sallyport.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.sallyport.core.desk.DeskState;
import io.sallyport.core.desk.Event;
import io.sallyport.core.desk.OrderView;
import io.sallyport.core.desk.Query;
import io.sallyport.core.execution.Stage;
import io.sallyport.core.plane.ExecutionOutcome;
import io.sallyport.core.plane.VenueContract.SameId;
import io.sallyport.ledger.home.HomeException;
import io.sallyport.ledger.journal.JournalReader;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;

/** One home and one counterparty: owners live and die in it one after another. */
final class KillLane {
  private static final String STRATEGIES =
      """
      strategies:
        s: { risk: { max_drawdown_percent: "20", stop_loss_percent: "2", max_position_size_percent: "10" } }
      """;

  private final int number;
  private final SameId sameId;
  private final Manner manner;
  private final Path home;
  private final Path counts;
  private final SortedMap<String, Integer> killedAt = new TreeMap<>();
  private int port;
  private int orders;

  /**
   * How owners live and die in it.
   *
   * @param tempers how the counterparty meets the orders, one after another
   * @param mostSteps more steps than an owner's life has: one that outlives them ends by itself
   * @param countsFromStart whether steps count from an owner's start, or only from its order on
   * @param retriesBlindly whether owners send again what they are in doubt of
   */
  record Manner(
      List<String> tempers, int mostSteps, boolean countsFromStart, boolean retriesBlindly) {}

  KillLane(Path folder, int number, SameId sameId, Manner manner)
      throws IOException, HomeException {
    this.number = number;
    this.sameId = sameId;
    this.manner = manner;
    this.home = Files.createDirectories(folder.resolve("home" + number));
    this.counts = KillCounterparty.counts(folder, number);
    Files.writeString(home.resolve("strategies.yaml"), STRATEGIES);
    KillableOwner.make(home);
  }

  SameId sameId() {
    return sameId;
  }

  /** Its counterparty listens there. */
  void listensAt(int where) {
    port = where;
  }

  /** What its next owner has to do: to stop at a step, or at none. */
  KillableOwner.Task next(Optional<Integer> step) {
    String symbol = manner.tempers().get((orders + number) % manner.tempers().size());
    return new KillableOwner.Task(
        number,
        home,
        port,
        step.map(n -> n % manner.mostSteps() + 1).orElse(0),
        manner.countsFromStart(),
        ++orders,
        symbol,
        manner.retriesBlindly(),
        sameId);
  }

  /** Its owner stood still at a step, and was killed there. */
  void killed(String step) {
    killedAt.merge(step, 1, Integer::sum);
  }

  /** Where its owners were killed, and how often. */
  SortedMap<String, Integer> killedAt() {
    return killedAt;
  }

  /** No order was sent twice, no fill is lost, and every intent ends once. */
  void assertSound() throws Exception {
    DeskState state = new DeskState();
    List<ExecutionOutcome> outcomes = new ArrayList<>();
    JournalReader.read(
        home.resolve("journal"),
        (entry, line) -> {
          state.apply(entry);
          for (Event event : entry.events()) {
            if (event instanceof Event.OutcomeRecorded(ExecutionOutcome outcome)) {
              outcomes.add(outcome);
            }
          }
        });
    Counted counted = counted();
    assertThat(counted.orders().values()).as("orders sent, each once").containsOnly(1);
    assertThat(outcomes).map(ExecutionOutcome::orderIntentId).doesNotHaveDuplicates();
    List<OrderView> all = new Query.ListOrders(Optional.empty(), true).answer(state).value();
    assertThat(all).isNotEmpty();
    for (OrderView order : all) {
      assertThat(order.filled())
          .as("fills of %s", order.inWords())
          .isEqualByComparingTo(counted.fills().getOrDefault(order.orderId(), BigDecimal.ZERO));
      boolean rests = order.ticket().parent().isPresent() && order.stage().isOpen();
      assertThat(order.outcome().isPresent() || order.stage() == Stage.UNRESOLVED || rests)
          .as("an end for %s", order.inWords())
          .isTrue();
    }
    long unresolved = all.stream().filter(order -> order.stage() == Stage.UNRESOLVED).count();
    System.out.printf(
        "%s: %d orders (%d UNRESOLVED), %d outcomes, %d orders and %d fills at the counterparty%n",
        sameId,
        all.size(),
        unresolved,
        outcomes.size(),
        counted.orders().size(),
        counted.fills().size());
  }

  /** What its counterparty counted. */
  Counted counted() throws IOException {
    return Counted.read(counts);
  }

  /**
   * What a counterparty counted.
   *
   * @param orders how often each order came
   * @param fills how much of each was filled
   */
  record Counted(Map<UUID, Integer> orders, Map<UUID, BigDecimal> fills) {
    static Counted read(Path file) throws IOException {
      Counted counted = new Counted(new TreeMap<>(), new TreeMap<>());
      for (String line : Files.readAllLines(file)) {
        String[] words = line.split(" ", -1);
        UUID id = UUID.fromString(words[1]);
        switch (words[0]) {
          case "order" -> counted.orders().merge(id, 1, Integer::sum);
          case "fill" -> counted.fills().merge(id, new BigDecimal(words[2]), BigDecimal::add);
          default -> {
            // Cancels are not counted.
          }
        }
      }
      return counted;
    }

    /** The most that was filled of any order; owners order one of everything. */
    BigDecimal mostFilled() {
      return fills.values().stream().reduce(BigDecimal.ZERO, BigDecimal::max);
    }
  }
}
