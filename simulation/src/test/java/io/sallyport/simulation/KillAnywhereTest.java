package io.sallyport.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.sallyport.core.desk.DeskState;
import io.sallyport.core.desk.Event;
import io.sallyport.core.desk.OrderView;
import io.sallyport.core.desk.Query;
import io.sallyport.core.execution.Stage;
import io.sallyport.core.model.LogicalTime;
import io.sallyport.core.plane.ExecutionOutcome;
import io.sallyport.ledger.journal.JournalReader;
import io.sallyport.venues.fix.HostileAcceptor;
import java.io.BufferedReader;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Kill it anywhere: the owner is killed with SIGKILL at every step between a command and its
 * outcome, again and again, in one home, against one counterparty that counts. {@code
 * -Dsallyport.kills=2000} is the longer form.
 */
class KillAnywhereTest {
  private static final int KILLS = Integer.getInteger("sallyport.kills", 208);
  private static final int LANES = 4;

  /** More steps than an owner's life has: an owner that outlives them ends by itself. */
  private static final int MOST_STEPS = 44;

  /** The same of what comes from its order on; the questions of its start are left out there. */
  private static final int MOST_STEPS_OF_AN_ORDER = 14;

  /** How the counterparty meets the orders, one after another. */
  private static final List<String> TEMPERS = List.of("MARKET", "HALF", "MUTE", "TWICE", "SILENT");

  /** Where owners have to have been killed, at the least. */
  private static final String[] STEPS = {
    "PLANNED is recorded, not sent",
    "PLANNED is sent",
    "Acknowledged has come, not recorded",
    "Acknowledged is recorded, not confirmed",
    "Filled has come, not recorded",
    "Filled is recorded, not confirmed",
    "STOP_LOSS is recorded, not sent",
    "TAKE_PROFIT is sent",
    "question is recorded, not asked",
    "question is asked",
    "Answered has come, not recorded",
    "Answered is recorded, not confirmed"
  };

  private static final String STRATEGIES =
      """
      strategies:
        s: { risk: { max_drawdown_percent: "20", stop_loss_percent: "2", max_position_size_percent: "10" } }
      """;

  @TempDir private Path folder;
  private final long startNanos = System.nanoTime();
  private final long startMicros = LogicalTime.of(Instant.now()).micros();

  @Test
  @Timeout(value = 60, unit = TimeUnit.MINUTES)
  void noOrderIsSentTwiceNoFillIsLostAndEveryIntentEndsOnce() throws Exception {
    List<Lane> lanes = IntStream.range(0, LANES).mapToObj(Lane::new).toList();
    try (ExecutorService all = Executors.newVirtualThreadPerTaskExecutor()) {
      for (Future<?> lane : lanes.stream().map(all::submit).toList()) {
        lane.get();
      }
    }
    SortedMap<String, Integer> killed = new TreeMap<>();
    lanes.forEach(lane -> lane.killedAt.forEach((step, n) -> killed.merge(step, n, Integer::sum)));
    int kills = killed.values().stream().mapToInt(Integer::intValue).sum();
    System.out.printf("Killed %d times:%n", kills);
    killed.forEach((step, n) -> System.out.printf("  %4d  %s%n", n, step));
    assertThat(kills).isGreaterThanOrEqualTo(KILLS);
    assertThat(killed).containsKeys(STEPS);
  }

  /** One home and one counterparty: owners live and die in it one after another. */
  private final class Lane implements Callable<Void> {
    private final int number;
    private final SortedMap<String, Integer> killedAt = new TreeMap<>();
    private int orders;

    Lane(int number) {
      this.number = number;
    }

    @Override
    public Void call() throws Exception {
      Path home = Files.createDirectories(folder.resolve("home" + number));
      Path counts = folder.resolve("counts" + number);
      Files.writeString(home.resolve("strategies.yaml"), STRATEGIES);
      Process counterparty = java(HostileAcceptor.class, "0", counts.toString());
      try (BufferedReader said = counterparty.inputReader(StandardCharsets.UTF_8)) {
        String port = said.readLine().substring("listening ".length());
        int most = countsFromStart() ? MOST_STEPS : MOST_STEPS_OF_AN_ORDER;
        for (int step = number / 2; kills() < KILLS / LANES; step += LANES / 2) {
          own(home, port, step % most + 1);
        }
        own(home, port, 0);
        assertSound(home, counts);
      } finally {
        counterparty.destroyForcibly().waitFor();
      }
      return null;
    }

    /** Every other lane kills at what an owner does before it trades, too. */
    private boolean countsFromStart() {
      return number % 2 == 0;
    }

    private int kills() {
      return killedAt.values().stream().mapToInt(Integer::intValue).sum();
    }

    /** Lets an owner live until it reaches a step, and kills it there; or until it has ended. */
    private void own(Path home, String port, int stopAt) throws Exception {
      String symbol = TEMPERS.get(orders % TEMPERS.size());
      Process owner =
          java(
              KillableOwner.class,
              home.toString(),
              port,
              Integer.toString(stopAt),
              Boolean.toString(countsFromStart()),
              Long.toString(fastTime()),
              Integer.toString(++orders),
              symbol);
      try (BufferedReader said = owner.inputReader(StandardCharsets.UTF_8)) {
        String line = said.readLine();
        if (line == null) {
          throw new AssertionError(
              "the owner ended by itself, with %d, at order %d".formatted(owner.waitFor(), orders));
        }
        owner.destroyForcibly().waitFor();
        if (line.startsWith("AT ")) {
          killedAt.merge(line.substring(3), 1, Integer::sum);
        }
      }
    }
  }

  private long fastTime() {
    return startMicros + (System.nanoTime() - startNanos) / 1000 * KillableOwner.SPEED;
  }

  private static Process java(Class<?> main, String... arguments) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(
        List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xshare:auto", "-Xmx256m"));
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
    command.addAll(List.of(arguments));
    return new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
  }

  private static void assertSound(Path home, Path counts) throws Exception {
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
    Counted counted = Counted.read(counts);
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
        "%d orders (%d UNRESOLVED), %d outcomes, %d orders and %d fills at the counterparty%n",
        all.size(), unresolved, outcomes.size(), counted.orders().size(), counted.fills().size());
  }

  /**
   * What the counterparty counted.
   *
   * @param orders how often each order came
   * @param fills how much of each was filled
   */
  private record Counted(Map<UUID, Integer> orders, Map<UUID, BigDecimal> fills) {
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
  }
}
