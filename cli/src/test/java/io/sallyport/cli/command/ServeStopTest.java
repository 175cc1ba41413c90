package io.sallyport.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.sallyport.cli.Terminal;
import io.sallyport.cli.config.Surroundings;
import io.sallyport.cli.console.Console;
import io.sallyport.cli.owner.Resident;
import io.sallyport.core.model.HomeId;
import io.sallyport.core.model.Refusal;
import io.sallyport.core.model.RefusalCode;
import io.sallyport.ledger.home.Home;
import io.sallyport.ledger.home.HomeOptions;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What keeps a resident owner from leaving, and what does not. */
final class ServeStopTest {
  private static final String ORDER = "order 4711 is open at sim";

  @TempDir Path folder;
  private final List<String> reasons = new CopyOnWriteArrayList<>(List.of(ORDER));
  private final BlockingQueue<String> notes = new LinkedBlockingQueue<>();
  private final Residence residence =
      new Residence(new Resident(42, Terminal.NOW), () -> List.copyOf(reasons));
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  @BeforeEach
  void make() {
    new Terminal(folder).done("init");
  }

  @Test
  void itDoesNotLeaveOpenOrdersUnlessToldTo() throws Exception {
    assertThat(type("serve", "--stop")).isEqualTo(1);
    assertThat(out.toString(StandardCharsets.UTF_8))
        .contains("process 42 does not leave", ORDER, "--leave-open");
    assertThat(type("serve", "--stop", "--json")).isEqualTo(1);
    assertThat(out.toString(StandardCharsets.UTF_8)).contains("\"code\": \"ORDERS_OPEN\"");

    assertThat(type("serve", "--stop", "--leave-open")).isZero();
    assertLeaves();
  }

  @Test
  void withoutOpenOrdersItLeaves() throws Exception {
    reasons.clear();

    assertThat(type("serve", "--stop")).isZero();
    assertLeaves();
  }

  @Test
  void onceTheOrdersAreSettledItDoesWhatTheSystemAskedFor() throws Exception {
    CompletableFuture<Void> termination = inBackground(() -> residence.leaveSoon(notes::add));
    assertThat(notes.poll(30, TimeUnit.SECONDS))
        .isEqualTo("asked to end, and waits a while: " + ORDER);
    assertThat(termination).isNotDone();

    reasons.clear();
    assertLeaves();
    residence.end();
    termination.get(30, TimeUnit.SECONDS);

    assertThat(notes).isEmpty();
  }

  @Test
  void oneThatCanRecordNothingLeavesAndSaysWhy() throws Exception {
    Refusal why = new Refusal(RefusalCode.JOURNAL_FAILED, "No space left on device");

    residence.giveUp(why);

    assertLeaves();
    assertThat(residence.failure()).contains(why);
  }

  @Test
  void aCommandThatOwnsNothingIsNotCarriedOutForOthers() throws Exception {
    assertThat(type("demo")).isEqualTo(2);
    assertThat(out.toString(StandardCharsets.UTF_8)).contains("where it is typed");
  }

  private void assertLeaves() throws Exception {
    inBackground(() -> residence.await(Optional::empty)).get(30, TimeUnit.SECONDS);
  }

  private static CompletableFuture<Void> inBackground(Runnable work) {
    return CompletableFuture.runAsync(work, task -> Thread.ofVirtual().start(task));
  }

  private int type(String... arguments) throws Exception {
    Surroundings outside =
        new Surroundings(
            Map.of(),
            "trader",
            folder,
            "",
            () -> Terminal.NOW,
            () -> new HomeId("terminal"),
            leave -> {},
            new Console(out, out));
    HomeOptions options = new HomeOptions(() -> Terminal.NOW, notes::add, Duration.ZERO);
    try (Home home = Home.open(folder, options.resident())) {
      assertThat(home.isResident()).isTrue();
      return Program.runAt(
          new OpenHome(home, Optional.of(residence), outside), outside, List.of(arguments));
    }
  }
}
