package io.sallyport.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.sallyport.venues.fix.HostileAcceptor;
import io.sallyport.venues.fix.HostileProcess;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is mistyped or missing about a FIX venue: it is said, and nothing is sent. */
final class FixBadInputTest {
  private static final String SERVE_IT =
      "it needs a resident owner, which watches limits and fills: start sallyport serve";

  @TempDir Path folder;

  private FastShell home(String settings, String init) throws Exception {
    FastShell shell = new FastShell(BrokerHome.make(folder.resolve("home"), settings), 1);
    shell.done(init);
    return shell;
  }

  @Test
  void aVenueThatIsDownBlocksUntilItComesUp() throws Exception {
    int port = HostileAcceptor.freePort();
    FastShell shell = home(BrokerHome.hostile(port), "init");
    String why = "the venue cannot be reached: cannot connect to 127.0.0.1:" + port;
    try (FastShell.Serving _ = shell.serve()) {
      shell.select();
      shell.awaitPlane(plane -> plane.at("/venue_problem").asString("").startsWith(why));
      String plan = shell.ready("buy MARKET 10");

      Screen blocked = shell.live(plan);

      assertThat(blocked.exitCode()).isEqualTo(1);
      assertThat(blocked.out())
          .contains("⚠️  No real orders were placed\n")
          .contains("✗ VenueAvailable: Venue broker: " + why);
      try (HostileProcess _ = HostileProcess.start(port, folder.resolve("counts"))) {
        shell.awaitVenue();
        assertThat(shell.done(Shell.execution(plan)).out()).contains("Result: FILLED");
      }
    }
  }

  @Test
  void withoutAResidentOwnerNothingIsSent() throws Exception {
    FastShell shell = home(BrokerHome.hostile(HostileAcceptor.freePort()), "init");
    assertThat(shell.type("plane select live --venue broker --client-id 1 --reason x").err())
        .isEqualTo("sallyport: venue broker: " + SERVE_IT + "\n");
    try (FastShell.Serving _ = shell.serve()) {
      shell.select();
    }

    Screen blocked = shell.live(shell.ready("buy AAPL 10"));

    assertThat(blocked.exitCode()).isEqualTo(1);
    assertThat(blocked.out())
        .contains("STATUS: ✗ BLOCKED\n")
        .contains("✗ PlaneAuthorized: Venue broker: " + SERVE_IT + "\n");
    assertThat(shell.done("order list --all").out()).isEqualTo("No orders.\n");
  }

  @Test
  void unknownVenuesAndAccountsOfOthers() throws Exception {
    FastShell shell = home(BrokerHome.hostile(HostileAcceptor.freePort()), "init");
    try (FastShell.Serving _ = shell.serve()) {
      shell.select();
      assertRefused(shell, "--venue nope --client-id 2", "there is no venue nope");
      assertRefused(shell, "--venue broker --client-id 2", "several accounts: name one");
      assertRefused(
          shell, "--venue broker --account ACC9 --client-id 2", "offers client 2 no account ACC9");
      assertRefused(
          shell,
          "--venue broker --account ACC1 --client-id 2",
          "account ACC1 at broker belongs to another client");
    }
  }

  private static void assertRefused(Shell shell, String selection, String message) {
    Screen refused = shell.type("plane select live --reason x " + selection);
    assertThat(refused.exitCode()).isEqualTo(1);
    assertThat(refused.out()).isEmpty();
    assertThat(refused.err()).contains(message);
  }

  @Test
  void whereTimeComesFromOutsideThereIsOnlySim() throws Exception {
    FastShell shell = home(BrokerHome.hostile(HostileAcceptor.freePort()), "init --time external");
    try (Running _ = new ProcessShell(shell.home()).serve()) {
      assertRefused(
          shell,
          "--venue broker --account ACC1 --client-id 1 --at 2026-01-05T10:00:00Z",
          "venue broker: a home whose time comes from outside can only use sim");
    }
  }

  @Test
  void wrongNamesAndPasswordsAreSaidAndNeverShown() throws Exception {
    try (HostileAcceptor guarded = HostileAcceptor.guarded("right-word")) {
      String settings = BrokerHome.hostile(guarded.port());
      FastShell nobody = home(settings.replace("_id: ME", "_id: YOU"), "init");
      try (FastShell.Serving _ = nobody.serve()) {
        nobody.select();
        nobody.awaitPlane(plane -> plane.at("/venue_problem").asString("").contains("check"));
        assertThat(nobody.done("plane status").out())
            .contains(
                "closed the connection instead of answering the Logon: check sender_comp_id,"
                    + " target_comp_id and version");
      }
      BrokerHome.make(nobody.home(), settings + "    password_env: WORD\n");
      FastShell wrong = new FastShell(nobody.home(), Map.of("WORD", "wrong-word"), 1);
      try (FastShell.Serving _ = wrong.serve()) {
        wrong.awaitPlane(plane ->
            plane.at("/venue_problem").asString("").contains("logged out: wrong password ***"));
        assertThat(wrong.live(wrong.ready("buy AAPL 10")).out())
            .contains("✗ VenueAvailable: ")
            .doesNotContain("wrong-word");
      }
      FastShell unset = new FastShell(nobody.home(), 1);
      try (FastShell.Serving _ = unset.serve()) {
        assertThat(unset.live(unset.ready("buy AAPL 11")).out())
            .contains(
                "✗ PlaneAuthorized: Venue broker: the environment variable WORD, which should hold"
                    + " a password, is not set or empty\n");
      }
    }
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '"',
      textBlock =
          """
          venues: [broker]                                    ; line 1, column 9
          venues: { sim: { type: fix } }                      ; line 1, column 11: 'sim' is the built-in venue
          venues: { a/b: { type: fix } }                      ; line 1, column 11: a venue's name has no /
          venues: { broker: { type: telex } }                 ; line 1, column 21: unknown type 'telex' of venue; known is fix
          venues: { broker: { type: fix, prot: 1 } }          ; line 1, column 32: unknown field 'prot'
          venues: { broker: { type: fix, version: FIX.9.9 } } ; line 1, column 41
          venues: { broker: { type: fix, password: hush } }   ; line 1, column 32: 'password' does not belong in this file
          venues: { broker: { type: fix, type: fix } }        ; line 1, column 32
          """)
  void aMalformedSectionIsNamedByItsPlace(String settings, String where) throws Exception {
    FastShell shell = home("client_id: 1\n", "init");
    BrokerHome.make(shell.home(), settings + "\n");

    for (String line : new String[] {"status", "plane status", "serve"}) {
      Screen screen = shell.type(line);
      assertThat(screen.exitCode()).isEqualTo(1);
      assertThat(screen.out()).isEmpty();
      assertThat(screen.err()).contains("sallyport.yaml, " + where).doesNotContain("hush");
    }
  }
}
