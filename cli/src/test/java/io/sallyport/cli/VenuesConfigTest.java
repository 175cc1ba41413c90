package io.sallyport.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.sallyport.cli.config.ConfigFile;
import io.sallyport.core.model.AccountId;
import io.sallyport.core.model.Reply;
import io.sallyport.core.model.Symbol;
import io.sallyport.core.model.VenueId;
import io.sallyport.core.plan.Instrument;
import io.sallyport.core.plane.VenueContract;
import io.sallyport.venues.fix.FixFields;
import io.sallyport.venues.fix.FixSettings;
import io.sallyport.venues.fix.FixVersion;
import io.sallyport.venues.fix.SecretSource;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code venues:} in {@code sallyport.yaml}, as the user writes it. */
final class VenuesConfigTest {
  private static final String LEAST =
      """
      venues:
        broker:
          type: fix
          version: FIX.4.4
          host: 127.0.0.1
          port: 9876
          sender_comp_id: ME
          target_comp_id: BROKER
          accounts: [ACC1]
      """;

  @TempDir Path home;

  @Test
  void theLeastThatIsNeededAndWhatTheRestThenIs() throws IOException {
    assertThat(read(LEAST))
        .isEqualTo(
            new FixSettings(
                FixVersion.FIX_4_4,
                new FixSettings.Endpoint("127.0.0.1", 9876, Optional.empty()),
                new FixSettings.Parties("ME", "BROKER", Optional.empty(), Optional.empty()),
                new FixSettings.Login(
                    Optional.empty(), Optional.empty(), FixSettings.PasswordField.PASSWORD),
                new FixSettings.Pace(
                    Duration.ofSeconds(30),
                    Duration.ofSeconds(10),
                    Duration.ofSeconds(5),
                    Duration.ofSeconds(5)),
                new FixSettings.SessionRules(false, Optional.empty()),
                new FixSettings.OrderRules(
                    FixSettings.Lifetime.DAY,
                    FixSettings.Lifetime.GOOD_TILL_CANCEL,
                    FixFields.NONE),
                VenueContract.USUAL,
                List.of(new AccountId("ACC1")),
                Optional.empty()));
  }

  @Test
  void theExampleInTheDocumentationIsReadToTheLastField() throws IOException {
    String page = Files.readString(Path.of("../docs/fix.md"));
    String yaml = page.substring(page.indexOf("```yaml") + 7);

    FixSettings settings = read(yaml.substring(0, yaml.indexOf("```")));

    assertThat(settings.endpoint().tls())
        .contains(
            new FixSettings.Tls(
                Optional.of(home.resolve("broker-ca.p12")),
                Optional.of(new SecretSource.Variable("BROKER_CA_PASSWORD")),
                Optional.of(Path.of("/etc/sallyport/me.p12")),
                Optional.of(new SecretSource.PrivateFile(Path.of("/etc/sallyport/me.password")))));
    assertThat(settings.login())
        .isEqualTo(
            new FixSettings.Login(
                Optional.of("me"),
                Optional.of(new SecretSource.Variable("BROKER_PASSWORD")),
                FixSettings.PasswordField.PASSWORD));
    assertThat(settings.parties().senderSub()).contains("DESK1");
    assertThat(settings.orders().fields().single())
        .isEqualTo(new TreeMap<>(Map.of(100, "XNAS", 528, "P")));
    assertThat(settings.session().hours())
        .contains(
            new FixSettings.Hours(
                LocalTime.of(8, 0), LocalTime.of(17, 30), ZoneId.of("America/New_York")));
    assertThat(settings.contract().ask().positions()).isTrue();
    assertThat(settings.instruments().orElseThrow().get(new Symbol("AAPL")))
        .isEqualTo(
            new Instrument(new Symbol("AAPL"), decimal("0.01"), decimal("1"), decimal("230")));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '`',
      textBlock =
          """
          version: FIX.4.4    ; version: FIX.5.0          ; line 4, column 14: the version must be FIX.4.4 or FIX.4.2, not 'FIX.5.0'
          type: fix           ; type: ouch                ; line 3, column 5: unknown type 'ouch' of venue; known is fix
          broker:             ; sim:                      ; line 2, column 3: 'sim' is the built-in venue; give this one another name
          broker:             ; a/b:                      ; line 2, column 3: a venue's name has no / and no :
          port: 9876          ; port: "9876"              ; line 6, column 11: 'port' must be an integer
          port: 9876          ; port: 0                   ; line 6, column 11: this must be a whole number from 1 to 65535
          port: 9876          ; heartbeat: 10s            ; field 'port' is missing
          host: 127.0.0.1     ; hots: 127.0.0.1           ; line 5, column 5: unknown field 'hots'
          accounts: [ACC1]    ; accounts: []              ; at least one account must be named in accounts
          accounts: [ACC1]    ; accounts: ACC1            ; line 9, column 15: accounts must be a sequence
          accounts: [ACC1]    ; accounts: ["a b"]         ; line 9, column 16: account 'a b' has a character other than
          host: 127.0.0.1     ; password: hunter2         ; line 5, column 5: 'password' does not belong in this file: put it into a variable of the environment and name that with password_env
          host: 127.0.0.1     ; tls: { key_store_password: hunter2 } ; 'host' is missing
          type: fix           ; `type: fix\n    tls: { key_store_password: hunter2 }` ; line 4, column 12: 'key_store_password' does not belong in this file
          type: fix           ; `type: fix\n    password_env: A\n    password_file: b` ; give one of password_env and password_file, not both
          type: fix           ; `type: fix\n    heartbeat: 1.5s` ; heartbeat is a whole number and s, m, h or d
          type: fix           ; `type: fix\n    reset_on_logon: perhaps` ; 'perhaps' is not one of false, true
          type: fix           ; `type: fix\n    time_in_force: gtd` ; 'gtd' is not one of day, fok, gtc, ioc
          type: fix           ; `type: fix\n    protective_time_in_force: ioc` ; 'ioc' is not one of day, gtc
          type: fix           ; `type: fix\n    time_in_force: ioc\n    contract: { orders: [market, stop, day, gtc] }` ; time_in_force would be ioc, which is not among the contract's orders
          type: fix           ; `type: fix\n    contract: { orders: [market, stop, day] }` ; protective_time_in_force would be gtc, which is not among
          type: fix           ; `type: fix\n    handl_inst: 4` ; '4' is not one of 1, 2, 3, none
          type: fix           ; `type: fix\n    order_fields: { 21: 2 }` ; field 21 is set by Sallyport itself: see handl_inst
          type: fix           ; `type: fix\n    order_fields: { 115: X }` ; field 115 belongs to the session
          type: fix           ; `type: fix\n    order_fields: { 453: X }` ; field 453 counts the entries of a group: give them as a list
          type: fix           ; `type: fix\n    order_fields: { 453: [] }` ; group 453 has no entry
          type: fix           ; `type: fix\n    order_fields: { 453: [ { 447: D } ] }` ; each entry of group 453 begins with field 448
          type: fix           ; `type: fix\n    order_fields: { 453: [ { 448: ME, 55: X } ] }` ; field 55 does not belong into group 453
          type: fix           ; `type: fix\n    order_fields: { 100: [ { 448: ME } ] }` ; field 100 is no group of orders in FIX.4.4
          type: fix           ; `type: fix\n    instruments: { AAPL: { fields: { 55: X } } }` ; field 55 is set by Sallyport itself
          type: fix           ; `type: fix\n    instruments: { A: { as: "X Y" }, B: { as: "X Y" } }` ; two instruments are spelled 'X Y'
          type: fix           ; `type: fix\n    instruments: { A: { as: B }, B: {} }` ; two instruments are spelled 'B'
          type: fix           ; `type: fix\n    instruments: { AAPL: { min_quantity: 0 } }` ; min_quantity must be above 0
          type: fix           ; `type: fix\n    instruments: { AAPL: { base: "A B" } }` ; 'A B' is not a currency
          type: fix           ; `type: fix\n    instruments: { AAPL: { may_be_negative: maybe } }` ; 'maybe' is not one of false, true
          type: fix           ; `type: fix\n    session: { start: "17:00", end: "17:00", start_day: sunday }` ; give start_day and end_day
          type: fix           ; `type: fix\n    session: { start: "17:00", end: "17:00", start_day: sun, end_day: friday }` ; 'sun' is not one of monday
          type: fix           ; `type: fix\n    session: { start: "8" , end: "9:00" }` ; '8' is not a time of day
          type: fix           ; `type: fix\n    session: { start: "08:00", end: "09:00", time_zone: Mars }` ; 'Mars' is not a time zone
          type: fix           ; `type: fix\n    order_fields: { 55: X }` ; field 55 is set by Sallyport itself
          type: fix           ; `type: fix\n    order_fields: { price: X }` ; this must be a whole number from 1 to 39999
          type: fix           ; `type: fix\n    instruments: { AAPL: { tick: "-1" } }` ; tick must be above 0
          `version: FIX.4.4`  ; `version: FIX.4.2\n    positions: request` ; FIX.4.2 has no positions to request
          """)
  void whatIsWrongIsSaidWithItsPlace(String right, String wrong, String message)
      throws IOException {
    String text = LEAST.replace(right, wrong.replace("\\n", "\n"));

    assertThat(refusal(text)).startsWith("sallyport.yaml, line ").contains(message);
    assertThat(refusal(text)).doesNotContain("hunter2");
  }

  private FixSettings read(String yaml) throws IOException {
    return ConfigFile.read(write(yaml)).value().venues().get(new VenueId("broker"));
  }

  private String refusal(String yaml) throws IOException {
    Reply<ConfigFile> reply = ConfigFile.read(write(yaml));
    return reply.refused().orElseThrow().message();
  }

  private Path write(String yaml) throws IOException {
    Files.writeString(home.resolve("sallyport.yaml"), yaml);
    return home;
  }

  private static Optional<BigDecimal> decimal(String text) {
    return Optional.of(new BigDecimal(text));
  }
}
