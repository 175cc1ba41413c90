package io.sallyport.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.sallyport.venues.fix.HostileProcess;
import io.sallyport.venues.fix.Temper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/**
 * Orders through the command line and a resident owner to a hostile counterparty in a process of
 * its own: what becomes of each. The clock runs faster, and most orders go on at the same time.
 */
final class FixHostileTest {
  private static final int SPEED = 4;

  /** They take the whole 30 s, and go on beside all others. */
  private static final Set<Temper> SLOW =
      EnumSet.of(Temper.HALF, Temper.REST, Temper.MUTE, Temper.SILENT, Temper.RACE, Temper.DEAF);

  /** They break the connection, and so would meddle with the others. */
  private static final Set<Temper> ALONE = EnumSet.of(Temper.DROP, Temper.GAP, Temper.VANISH);

  @TempDir static Path folder;
  private static final Map<Temper, Story> STORIES = new EnumMap<>(Temper.class);

  /**
   * What became of an order.
   *
   * @param screen what its execution printed
   * @param order how it then stood
   * @param received how often the counterparty got it
   * @param filled how much the counterparty filled
   */
  private record Story(Screen screen, JsonNode order, long received, String filled) {}

  @BeforeAll
  static void trade() throws Exception {
    try (HostileProcess counterparty = HostileProcess.start(folder.resolve("counts"));
        ExecutorService traders = Executors.newVirtualThreadPerTaskExecutor()) {
      Path home = BrokerHome.make(folder.resolve("home"), BrokerHome.hostile(counterparty.port()));
      FastShell shell = new FastShell(home, SPEED);
      shell.done("init");
      try (FastShell.Serving _ = shell.serve()) {
        shell.select();
        shell.awaitVenue();
        Map<Temper, CompletableFuture<Screen>> slow = new EnumMap<>(Temper.class);
        for (Temper temper : SLOW) {
          String plan = plan(shell, temper);
          slow.put(temper, CompletableFuture.supplyAsync(() -> shell.live(plan), traders));
        }
        for (Temper temper : EnumSet.complementOf(EnumSet.copyOf(SLOW))) {
          if (!ALONE.contains(temper)) {
            tell(shell, counterparty, temper, shell.live(plan(shell, temper)));
          }
        }
        for (Map.Entry<Temper, CompletableFuture<Screen>> made : slow.entrySet()) {
          tell(shell, counterparty, made.getKey(), made.getValue().join());
        }
        for (Temper temper : ALONE) {
          shell.awaitVenue();
          tell(shell, counterparty, temper, shell.live(plan(shell, temper)));
        }
      }
    }
  }

  private static String plan(Shell shell, Temper temper) {
    return shell.ready("buy " + temper + " 10");
  }

  private static void tell(
      FastShell shell, HostileProcess counterparty, Temper temper, Screen screen)
      throws IOException {
    JsonNode order = shell.order(temper.name()).orElseThrow();
    String id = order.get("order_intent_id").stringValue();
    STORIES.put(
        temper,
        new Story(
            screen, order, counterparty.received(id), counterparty.filled(id).toPlainString()));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    // temper,  exit, stage,            outcome,          reason,                filled, flags
    "FILL,      0, FILLED,             FILLED,           '',                      10, ''",
    "MARKET,    0, FILLED,             FILLED,           '',                      10, ''",
    "HALF,      1, FAILED_TIMEOUT,     PARTIALLY_FILLED, '',                      5,  ''",
    "REST,      1, FAILED_TIMEOUT,     FAILED,           EXECUTION_NOT_AVAILABLE, 0,  ''",
    "TWICE,     0, FILLED,             FILLED,           '',                      10, ''",
    "BACKWARDS, 0, FILLED,             FILLED,           '',                      10, ''",
    "LATE,      0, FILLED,             FILLED,           '',                      10, ''",
    "MUTE,      0, EXECUTED_FULL_LATE, FILLED,           '',                      10, LATE_FILL",
    "SILENT,    1, FAILED_TIMEOUT,     FAILED,           EXECUTION_NOT_AVAILABLE, 0,  ''",
    "DROP,      0, FILLED,             FILLED,           '',                      10, ''",
    "VANISH,    1, FAILED_TIMEOUT,     FAILED,           EXECUTION_NOT_AVAILABLE, 0,  ''",
    "GAP,       0, FILLED,             FILLED,           '',                      10, ''",
    "REFUSE,    1, REJECTED,           FAILED,           EXECUTION_REJECTED,      0,  ''",
    "BUSINESS,  1, REJECTED,           FAILED,           EXECUTION_REJECTED,      0,  ''",
    "SESSION,   1, REJECTED,           FAILED,           EXECUTION_REJECTED,      0,  ''",
    "RACE,      0, EXECUTED_FULL_LATE, FILLED,           '',                      10, LATE_FILL",
    "DEAF,      1, UNRESOLVED,         '',               '',                      0,  ''",
    "BUST,      0, FILLED,             FILLED,           '',                      10,"
        + " FILL_DISPUTED",
    "CORRECT,   0, FILLED,             FILLED,           '',                      10,"
        + " FILL_DISPUTED",
  })
  void endsInOneTruthfulOutcome(
      Temper temper,
      int exitCode,
      String stage,
      String outcome,
      String reason,
      String filled,
      String flag) {
    Story story = STORIES.get(temper);

    assertThat(story.order().get("stage").stringValue()).isEqualTo(stage);
    assertThat(story.order().at("/outcome/status").asString("")).isEqualTo(outcome);
    assertThat(story.order().at("/outcome/reason").asString("")).isEqualTo(reason);
    assertThat(story.order().get("filled_quantity").stringValue()).isEqualTo(filled);
    assertThat(story.filled()).as("what the counterparty filled").isEqualTo(filled);
    assertThat(story.received()).as("how often the order came").isEqualTo(1);
    assertThat(story.order().get("flags").toString()).contains(flag);
    assertThat(story.screen().exitCode()).isEqualTo(exitCode);
    assertThat(story.screen().out())
        .contains("REAL ORDERS WERE PLACED: 1 at broker\n")
        .contains("Result: " + stage)
        .contains("STATUS: " + (exitCode == 0 ? "✓ SUCCESS" : "✗ FAILED"));
    assertThat(story.screen().err()).isEmpty();
  }

  @Test
  void whatIsNotKnownBlocksAndSaysSo() {
    Story deaf = STORIES.get(Temper.DEAF);

    assertThat(deaf.screen().out())
        .contains("⚠️  An order may be working at broker: what became of 1 is not known\n");
    assertThat(deaf.order().at("/unresolved/0/cause").stringValue()).isEqualTo("UNRESOLVED_ORDER");
    assertThat(STORIES.get(Temper.BUST).order().at("/unresolved/0/cause").stringValue())
        .isEqualTo("FILL_DISPUTED");
  }
}
