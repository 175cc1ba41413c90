package io.sallyport.venues.sim;

import static io.sallyport.venues.sim.SimFixture.at;
import static io.sallyport.venues.sim.SimFixture.rule;
import static org.assertj.core.api.Assertions.assertThat;

import io.sallyport.core.plane.OrderRole;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the venue keeps on disk, and what it makes of it when it starts again. */
class SimFilesTest {
  private static final SimRule[] RULES = {
    rule("fill", "symbol=ETH", "side=BUY", "after=25.5", "price=152"),
    rule("partial", "symbol=ETH", "quantity=0.5", "after=4.5"),
    rule("cancel-race", "side=SELL"),
    rule("disconnect", "after=5.5")
  };

  /** A step every second, the first one at the first second. */
  private static final List<Consumer<Step>> STORY =
      List.of(
          step -> step.sim.send(1, "BUY ETH 2", step.now),
          step -> step.sim.send(2, "SELL ETH 2", step.now),
          step -> step.sim.price("BTC", "51000", step.now),
          step -> step.sim.cancel(2, step.now),
          step -> step.sim.send(3, "SELL BTC 1", step.now),
          step -> step.sim.send(OrderRole.STOP_LOSS, 4, "SELL BTC 1 stop=49000", step.now),
          step -> step.sim.cancel(3, step.now),
          step -> step.sim.ask(step.now),
          step -> step.sim.send(5, "BUY BTC 1", step.now),
          step -> step.sim.ask(step.now),
          step -> step.sim.price("BTC", "48000", step.now),
          step -> step.sim.send(6, "BUY BTC 1", step.now),
          step -> step.sim.send(7, "BUY BTC 0.0001", step.now),
          step -> step.sim.ask(step.now));

  private record Step(SimFixture sim, String now) {}

  @TempDir Path home;

  @Test
  void aLineIsWhatTheVenueWasTold() throws IOException {
    SimFixture sim = new SimFixture(home.resolve("sim"), rule("fill", "after=30.4"));

    sim.send(1, "BUY BTC 1 limit=49000", "0");
    sim.send(OrderRole.STOP_LOSS, 2, "SELL BTC 1 stop=48000", "1");
    sim.cancel(2, "2");
    sim.price("BTC", "51000", "3");

    assertThat(home.resolve("sim/inputs.jsonl"))
        .hasContent(
            """
            {"sequence":1,"input":{"type":"order","at":"2026-01-05T09:30:00.000000Z","order":{"order_id":"00000000-0000-0001-0000-000000000001","client_id":1,"account":"sim-1","role":"PLANNED","symbol":"BTC","side":"BUY","quantity":"1","limit_price":"49000"},"fate":{"type":"filled","manner":"PLAIN","quantity":"1","price":"49000","after":"PT30.4S"}},"crc32c":"e48d2079"}
            {"sequence":2,"input":{"type":"order","at":"2026-01-05T09:30:01.000000Z","order":{"order_id":"00000000-0000-0001-0000-000000000002","client_id":1,"account":"sim-1","role":"STOP_LOSS","symbol":"BTC","side":"SELL","quantity":"1","stop_price":"48000"},"fate":{"type":"rests"}},"crc32c":"78b4a822"}
            {"sequence":3,"input":{"type":"cancel","at":"2026-01-05T09:30:02.000000Z","order_id":"00000000-0000-0001-0000-000000000002","cancel_id":"00000000-0000-0002-0000-000000000002"},"crc32c":"bf790827"}
            {"sequence":4,"input":{"type":"price","at":"2026-01-05T09:30:03.000000Z","symbol":"BTC","price":"51000"},"crc32c":"0c08f0b8"}
            """);
  }

  @Test
  void twoRunsAreTheSameToTheByte() throws IOException {
    SimFixture one = told("one", 0, STORY.size());
    SimFixture other = told("other", 0, STORY.size());

    assertThat(one.reports()).isNotEmpty().isEqualTo(other.reports());
    assertThat(inputs("one")).isNotEmpty().isEqualTo(inputs("other"));
  }

  static IntStream anyStep() {
    return IntStream.range(0, STORY.size());
  }

  @ParameterizedTest
  @MethodSource("anyStep")
  void aRestartAnywhereChangesNothing(int steps) throws IOException {
    SimFixture whole = told("whole", 0, STORY.size());

    SimFixture restarted = told("restarted", 0, steps);
    restarted.restart(steps + ".9");
    tell(restarted, steps, STORY.size());

    assertThat(restarted.reports())
        .isNotEmpty()
        .isEqualTo(
            whole.reports().stream()
                .filter(due -> due.at().compareTo(at(steps + ".9")) >= 0)
                .toList());
    assertThat(inputs("restarted")).isEqualTo(inputs("whole"));
  }

  @Test
  void whatFallsDueAtTheLastRecordedTimeIsSaidAgain() {
    SimFixture sim = new SimFixture(home.resolve("sim"), rule("fill", "after=5"));
    sim.send(1, "BUY BTC 1", "0");

    sim.restart("5");
    assertThat(sim.said()).containsExactly("5 filled 1: 1 at 50000, 1 in all");

    sim.restart("5.001");
    sim.ask("6");
    assertThat(sim.said()).containsExactly("6 answered 1 FILLED 1 at 50000, BTC 1");
    assertThat(sim.venue.listing().problem()).isEmpty();
  }

  @Test
  void aTornEndIsCutWhereverItWasTorn() throws IOException {
    told("sim", 0, STORY.size());
    byte[] whole = inputs("sim");
    int lastLine = startOfLastLine(whole);

    for (int length = lastLine; length < whole.length - 1; length++) {
      Files.write(file("sim"), Arrays.copyOf(whole, length));
      SimFixture sim = reopened("sim");
      assertThat(sim.venue.listing().problem()).isEmpty();
      sim.send(9, "BUY BTC 1", "20");
      assertThat(inputs("sim")).startsWith(Arrays.copyOf(whole, lastLine));
      assertThat(reopened("sim").venue.listing().problem()).isEmpty();
    }
  }

  @Test
  void aLineThatOnlyLostItsLineFeedIsKept() throws IOException {
    told("sim", 0, STORY.size());
    byte[] whole = inputs("sim");
    Files.write(file("sim"), Arrays.copyOf(whole, whole.length - 1));

    SimFixture sim = reopened("sim");
    sim.send(9, "BUY BTC 1", "20");

    assertThat(inputs("sim")).startsWith(whole);
    assertThat(reopened("sim").venue.listing().problem()).isEmpty();
  }

  @Test
  void everyOtherChangeOfAByteIsDamage() throws IOException {
    told("sim", 0, 4);
    byte[] whole = inputs("sim");

    for (int i = 0; i < whole.length; i++) {
      byte[] changed = whole.clone();
      changed[i] ^= 0x04;
      Files.write(file("sim"), changed);
      assertThat(reopened("sim").venue.listing().problem())
          .as("byte %d", i)
          .hasValueSatisfying(problem ->
              assertThat(problem)
                  .startsWith("the sim venue's own file is damaged: sim/inputs.jsonl, line "));
    }
  }

  @Test
  void aLineThatIsMissingOrThereTwiceIsDamage() throws IOException {
    told("sim", 0, 4);
    List<String> lines = Files.readAllLines(file("sim"));

    Files.write(file("sim"), lines.subList(1, lines.size()));
    assertThat(reopened("sim").venue.listing().problem())
        .contains(
            "the sim venue's own file is damaged: sim/inputs.jsonl, line 1: this is line 2"
                + " of the log");

    Files.write(file("sim"), List.of(lines.getFirst(), lines.getFirst()));
    assertThat(reopened("sim").venue.listing().problem())
        .contains(
            "the sim venue's own file is damaged: sim/inputs.jsonl, line 2: this is line 1"
                + " of the log");
  }

  @Test
  void aDamagedVenueTakesNothingAnswersNothingAndChangesNothing() throws IOException {
    told("sim", 0, 2);
    Files.writeString(file("sim"), "rubbish\n");
    SimFixture sim = reopened("sim");

    sim.send(1, "BUY BTC 1", "1");
    sim.cancel(1, "2");
    sim.ask("3");

    String why =
        "the sim venue's own file is damaged: sim/inputs.jsonl, line 1: its bytes do not agree"
            + " with its check";
    assertThat(sim.said())
        .containsExactly(
            "1 not taken 1: " + why, "2 cancel rejected 1: " + why, "3 unanswered: " + why);
    assertThat(file("sim")).hasContent("rubbish\n");
  }

  @Test
  void anOrderThatCannotBeWrittenDownIsDoubtfulAndTheNextIsNotTaken() throws IOException {
    Files.writeString(home.resolve("sim"), "no folder");
    SimFixture sim = new SimFixture(home.resolve("sim"));

    sim.send(1, "BUY BTC 1", "0");
    sim.send(2, "BUY BTC 1", "1");
    sim.ask(Optional.empty(), "2");

    assertThat(sim.said().getFirst()).isEqualTo("0 doubtful 1");
    assertThat(sim.said().get(1)).startsWith("1 not taken 2: the sim venue's own file cannot");
    assertThat(sim.said().get(2)).startsWith("2 unanswered: the sim venue's own file cannot");
    assertThat(sim.venue.listing().problem()).isPresent();
  }

  @Test
  void whatSomebodyElseWroteMeanwhileIsNeverCut() throws IOException {
    SimFixture first = reopened("sim");
    SimFixture second = reopened("sim");
    first.send(2, "BUY BTC 1", "0");
    byte[] whole = inputs("sim");

    second.send(1, "BUY BTC 1", "1");

    assertThat(inputs("sim")).isEqualTo(whole);
    assertThat(second.said()).containsExactly("1 doubtful 1");
  }

  @Test
  void aPriceSetBeforeTheVenueIsOpenIsReportedOnceItIs() {
    SimFixture sim = new SimFixture(home.resolve("sim"));
    sim.send(OrderRole.STOP_LOSS, 1, "SELL BTC 1 stop=49000", "0");
    sim.venue.close();
    sim.venue = new SimVenue(home.resolve("sim"), () -> sim.reading);

    sim.price("BTC", "48000", "1");
    sim.venue.open(sim, at("1"), List.of());

    assertThat(sim.said())
        .containsExactly("0 acknowledged 1 as sim-1", "1 filled 1: 1 at 48000, 1 in all");
  }

  private SimFixture told(String folder, int from, int to) {
    SimFixture sim = reopened(folder);
    tell(sim, from, to);
    return sim;
  }

  private static void tell(SimFixture sim, int from, int to) {
    IntStream.range(from, to)
        .forEach(i -> STORY.get(i).accept(new Step(sim, Integer.toString(i + 1))));
  }

  private SimFixture reopened(String folder) {
    return new SimFixture(home.resolve(folder), RULES);
  }

  private byte[] inputs(String folder) throws IOException {
    return Files.readAllBytes(file(folder));
  }

  private Path file(String folder) {
    return home.resolve(folder).resolve("inputs.jsonl");
  }

  private static int startOfLastLine(byte[] bytes) {
    int start = bytes.length - 1;
    while (bytes[start - 1] != '\n') {
      start--;
    }
    return start;
  }
}
