package io.sallyport.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.sallyport.cli.Terminal.Screen;
import io.sallyport.cli.command.Program;
import io.sallyport.cli.config.Surroundings;
import io.sallyport.cli.console.Console;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What people mistype: each a message that helps, the right exit code, and never a stack trace. */
final class BadInputTest {
  @TempDir Path folder;
  private Terminal terminal;

  @BeforeEach
  void open() {
    terminal = new Terminal(folder.resolve("home"));
    terminal.done(
        "plan portfolio --season 2026Q1 --risk-profile risk_moderate"
            + " --item strategy_b:instance_2 --item strategy_a:instance_1 --reason x");
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '"',
      textBlock =
          """
          review 374a9c58 --reason ''                     ; 1 ; REASON_REQUIRED       ; a reason is required
          review 374a9c58 --reason '   '                  ; 1 ; REASON_REQUIRED       ; a reason is required
          plan buy BTCUSDT 1 --reason ''                  ; 1 ; REASON_REQUIRED       ; a reason is required
          review 374a9c58                                 ; 2 ; USAGE                 ; --reason
          plan portfolio --risk-profile r --reason x      ; 2 ; USAGE                 ; --item
          plan portfolio --item a|b --reason x            ; 1 ; INVALID_IDENTIFIER    ; a character other than
          plan portfolio --item a --season /../ --reason x; 1 ; INVALID_IDENTIFIER    ; season '/../' hides a path
          plan portfolio --item /../ --reason x           ; 1 ; INVALID_IDENTIFIER    ; strategy '/../' hides a path
          plan portfolio --item a:b/../c --reason x       ; 1 ; INVALID_IDENTIFIER    ; instance 'b/../c' hides a path
          plan buy /../ 1                                 ; 1 ; INVALID_IDENTIFIER    ; symbol '/../' hides a path
          plan portfolio --item a --season a/b --reason x ; 1 ; INVALID_IDENTIFIER    ; cannot be a folder's name
          plan portfolio --item a --season .. --reason x  ; 1 ; INVALID_IDENTIFIER    ; season '..' hides a path
          plan portfolio --item r2 --reason x             ; 1 ; INVALID_ITEM          ; reads as a revision
          plan portfolio --item a --item a:default --reason x ; 1 ; DUPLICATE_ITEM    ; a:default is named twice
          plan portfolio --item é --reason x              ; 1 ; INVALID_IDENTIFIER    ; \\u{e9}
          plan buy BTCUSDT 1e5                            ; 1 ; INVALID_NUMBER        ; '1e5' is not a plain decimal
          plan buy BTCUSDT NaN                            ; 1 ; INVALID_NUMBER        ; 'NaN' is not a plain decimal
          plan buy BTCUSDT -0                             ; 1 ; INVALID_NUMBER        ; quantity must be above 0
          plan buy BTCUSDT -1.5                           ; 1 ; INVALID_NUMBER        ; quantity must be above 0
          plan buy BTCUSDT -1e5                           ; 1 ; INVALID_NUMBER        ; is not a plain decimal
          plan buy BTCUSDT 0                              ; 1 ; INVALID_NUMBER        ; quantity must be above 0
          plan buy BTCUSDT 1 --sl 0.02                    ; 1 ; INVALID_OFFSET        ; must be above -1 and below 0
          plan buy BTCUSDT 1 --tp -0.02                   ; 1 ; INVALID_OFFSET        ; must be above 0
          plan buy BTCUSDT 1 --revision two               ; 2 ; USAGE                 ; --revision
          plan buy BTCUSDT 1 --revision 3                 ; 1 ; INVALID_REVISION      ; --revision 1
          plan buy BTCUSDT                                ; 2 ; USAGE                 ; QTY
          plan buy BTCUSDT 1 2                            ; 2 ; USAGE                 ; '2'
          plan show 374a                                  ; 1 ; PLAN_PREFIX_TOO_SHORT ; at least 8
          plan show 374a9c59                              ; 1 ; PLAN_NOT_FOUND        ; not found
          plan show nonsense                              ; 1 ; PLAN_NOT_FOUND        ; not found
          season status 2027Q1                            ; 1 ; SEASON_NOT_FOUND      ; Season 2027Q1 not found
          plan list --client-id 0                         ; 1 ; INVALID_CLIENT_ID     ; must be positive
          plan list --client-id -1                        ; 1 ; INVALID_CLIENT_ID     ; must be positive
          plan list --client-id 1.0                       ; 1 ; INVALID_CLIENT_ID     ; must be integer
          plan list --client-id "1"                       ; 1 ; INVALID_CLIENT_ID     ; must be integer
          plan list --client-id ''                        ; 1 ; INVALID_CLIENT_ID     ; is required
          approve 374a9c58 --reason x --expires-in soon   ; 1 ; INVALID_TIME          ; such as 24h
          approve 374a9c58 --reason x --expires-in 0h     ; 1 ; INVALID_TIME          ; above 0
          plan list --at yesterday                        ; 1 ; INVALID_TIME          ; RFC 3339
          execute 374a9c58 --client-id 1 --liv            ; 2 ; USAGE                 ; --liv
          execute 374a9c58 --client-id 1 --LIVE           ; 2 ; USAGE                 ; --LIVE
          execute 374a9c58 --client-id 1 --live=maybe     ; 2 ; USAGE                 ; --live
          review 374a9c58 --reason x --actor 'a b'        ; 1 ; INVALID_IDENTIFIER    ; actor 'a b'
          plan bye BTCUSDT 1                              ; 2 ; USAGE                 ; There is no command 'bye'
          launch 374a9c58                                 ; 2 ; USAGE                 ; There is no command 'launch'
          plan                                            ; 2 ; USAGE                 ; Missing a command
          plan list @file                                 ; 2 ; USAGE                 ; '@file'
          init --time sundial                             ; 2 ; USAGE                 ; sundial
          plan list --home                                ; 2 ; USAGE                 ; --home
          plan list --home ''                             ; 1 ; HOME_UNUSABLE         ; --home is empty
          """)
  void isAnsweredByAMessage(String line, int exitCode, String code, String message) {
    Screen text = terminal.type(line);
    Screen json = terminal.type(line + " --json");

    assertThat(text.exitCode()).isEqualTo(exitCode);
    assertThat(text.out()).isEmpty();
    assertThat(text.err()).startsWith("sallyport: ").contains(message).doesNotContain("\tat ");
    assertThat(json.exitCode()).isEqualTo(exitCode);
    assertThat(json.json().at("/error/code").stringValue()).isEqualTo(code);
    assertThat(json.json().at("/error/message").stringValue()).contains(message);
    assertThat(json.err()).isEmpty();
  }

  @Test
  void controlCharactersAreNamedAndNeverPrinted() {
    Screen screen = terminal.run(List.of("plan", "buy", "BTC\u001b[31m", "1"));

    assertThat(screen.err()).contains("\\u{1b}").doesNotContain("\u001b");
    assertThat(terminal.run(List.of("plan", "buy", "--x\u001b[31m")).err())
        .doesNotContain("\u001b");
    assertThat(terminal.run(List.of("review", "374a9c58", "--reason", "a\nb")).err())
        .contains("one line");
  }

  @Test
  void anArgumentThatIsNoTextIsNotRecorded() {
    Screen screen = terminal.run(List.of("review", "374a9c58", "--reason", "r\ufffdsum"));

    assertThat(screen.exitCode()).isEqualTo(2);
    assertThat(screen.err()).contains("LC_ALL=C.UTF-8");
  }

  @Test
  void aBugIsSaidToBeOneWithoutAStackTrace() {
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Surroundings broken =
        new Surroundings(
            Map.of("SALLYPORT_HOME", folder.resolve("other").toString()),
            "trader",
            folder,
            "",
            () -> Terminal.NOW,
            () -> {
              throw new IllegalStateException("no ids left");
            },
            leave -> {},
            new Console(OutputStream.nullOutputStream(), err));

    assertThat(Program.run(broken, List.of("init"))).isEqualTo(1);
    assertThat(err.toString(StandardCharsets.UTF_8))
        .isEqualTo("sallyport: this is a bug: java.lang.IllegalStateException: no ids left\n");
  }

  @Test
  void whatIsTooLongIsSaidToBe() {
    assertThat(terminal.type("plan buy BTCUSDT " + "9".repeat(400)).err())
        .contains("400 digits, at most 38");
    assertThat(terminal.type("plan buy " + "B".repeat(200) + " 1").err())
        .contains("200 characters long, at most 128");
    assertThat(terminal.type("review 374a9c58 --reason " + "x".repeat(2000)).err())
        .contains("at most 1000 characters");
  }

  @Test
  void aBrokenRegistryStopsPlanningAndValidatingAndNothingElse() {
    terminal.write("strategies.yaml", "strategies:\n  momentum:\n    risc: {}\n");

    Screen planning = terminal.type("plan buy BTCUSDT 1");

    assertThat(planning.exitCode()).isEqualTo(1);
    assertThat(planning.err())
        .contains("the strategy registry cannot be read: strategies.yaml, line 3, column 5")
        .contains("unknown field 'risc'");
    assertThat(terminal.type("validate 374a9c58 --client-id 1").exitCode()).isEqualTo(1);
    terminal.done("plan list");
    terminal.done("execute 374a9c58 --client-id 1");
    terminal.done("review 374a9c58 --reason x");
  }
}
