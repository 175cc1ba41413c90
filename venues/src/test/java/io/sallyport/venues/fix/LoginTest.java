package io.sallyport.venues.fix;

import static org.assertj.core.api.Assertions.assertThat;

import io.sallyport.core.model.VenueId;
import io.sallyport.core.plane.VenueContract;
import io.sallyport.core.plane.VenueReport.Acknowledged;
import io.sallyport.core.plane.VenueReport.Connected;
import io.sallyport.core.plane.VenueReport.Disconnected;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Being let in, not being let in and saying why, and keeping passwords to oneself. */
final class LoginTest {
  private static final String PASSWORD = "corect-horse";
  private static final String WRONG = "baterry-staple";
  private static final SecretSource VARIABLE = new SecretSource.Variable("BROKER_PASSWORD");

  @TempDir Path folder;
  private final Told told = new Told();

  @Test
  void thePasswordIsUsedAndLiesNowhere() throws Exception {
    try (HostileAcceptor hostile = HostileAcceptor.guarded(PASSWORD);
        FixVenue venue = open(settings(hostile.port(), VARIABLE), PASSWORD)) {
      told.next(Connected.class);
      Access access = Access.of(settings(1, VARIABLE), Map.of("BROKER_PASSWORD", PASSWORD)).value();
      venue.submit(FixSample.market(FixSample.ORDER, "REST", "1"), FixSample.AT);
      told.next(Acknowledged.class);

      assertThat(settings(1, VARIABLE) + " " + access + venue.listing() + told.all())
          .doesNotContain(PASSWORD);
      assertThat(written()).isNotEmpty().noneMatch(text -> text.contains(PASSWORD));
    }
  }

  @Test
  void inFix42ThePasswordMayGoAsRawData() throws Exception {
    try (HostileAcceptor hostile = HostileAcceptor.guarded(PASSWORD)) {
      FixSettings settings =
          FixSample.settings(
              FixVersion.FIX_4_2,
              hostile.port(),
              new FixSettings.Login(
                  Optional.empty(), Optional.of(VARIABLE), FixSettings.PasswordField.RAW_DATA),
              VenueContract.USUAL);
      try (FixVenue _ = open(settings, PASSWORD)) {
        told.next(Connected.class);
      }
    }
  }

  @Test
  void aPasswordInAPrivateFileWorksToo() throws Exception {
    Path file = Files.writeString(folder.resolve("password"), PASSWORD + "\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    SecretSource source = new SecretSource.PrivateFile(file);

    try (HostileAcceptor hostile = HostileAcceptor.guarded(PASSWORD);
        FixVenue venue = open(settings(hostile.port(), source), "unused")) {
      told.next(Connected.class);
      assertThat(venue.listing().problem()).isEmpty();
    }
  }

  @Test
  void aWrongPasswordIsReportedInTheCounterpartysWordsButNeverShown() throws Exception {
    try (HostileAcceptor hostile = HostileAcceptor.guarded(PASSWORD);
        FixVenue venue = open(settings(hostile.port(), VARIABLE), WRONG)) {
      assertThat(told.next(Disconnected.class).why())
          .isEqualTo("127.0.0.1:%d logged out: wrong password ***".formatted(hostile.port()));
      assertThat(venue.listing().problem()).isEmpty();
    }
    assertThat(told.all().toString()).doesNotContain(WRONG);
  }

  @Test
  void aPasswordThatIsNotThereStopsTheVenueAndIsSaid() throws Exception {
    FixSettings settings = settings(1, VARIABLE);
    try (FixVenue venue = venue(settings, Map.of())) {
      String problem =
          "the environment variable BROKER_PASSWORD, which should hold a password, is not set or"
              + " empty";
      assertThat(venue.listing().problem()).contains(problem);

      venue.open(told, FixSample.AT, List.of());

      assertThat(told.next(Disconnected.class).why()).isEqualTo(problem);
    }
  }

  @Test
  void aPasswordFileThatOthersCanReadIsRefused() throws IOException {
    Path file = Files.writeString(folder.resolve("password"), PASSWORD);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
    SecretSource source = new SecretSource.PrivateFile(file);

    try (FixVenue venue = venue(settings(1, source), Map.of())) {
      assertThat(venue.listing().problem())
          .contains("the file " + file + " can be read by others: set its mode to 600");
    }
  }

  @Test
  void aWrongCompIdIsExplained() throws Exception {
    try (HostileAcceptor hostile = HostileAcceptor.start();
        FixVenue _ = open(FixSample.between(settings(hostile.port()), "STRANGER", "BROKER"), "")) {
      assertThat(told.next(Disconnected.class).why())
          .endsWith("check sender_comp_id, target_comp_id and version");
    }
  }

  @Test
  void outsideTheHoursOfTheSessionNothingIsConnected() throws Exception {
    LocalTime inTwoHours = LocalTime.now(ZoneOffset.UTC).plusHours(2);
    FixSettings.Hours later =
        new FixSettings.Hours(inTwoHours, inTwoHours.plusHours(1), ZoneId.of("UTC"));
    try (FixVenue _ = open(FixSample.withHours(settings(1), later), "")) {
      assertThat(told.next(Disconnected.class).why()).isEqualTo("outside the hours of the session");
    }
  }

  @Test
  void aCounterpartyThatIsDownIsSaidToBe() throws Exception {
    int port = HostileAcceptor.freePort();
    try (FixVenue _ = open(settings(port), "")) {
      assertThat(told.next(Disconnected.class).why())
          .isEqualTo("cannot connect to 127.0.0.1:" + port + ": Connection refused");
    }
  }

  @Test
  void aCounterpartyThatSaysNothingIsSaidTo() throws Exception {
    try (ServerSocket deaf = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        FixVenue _ = open(impatient(settings(deaf.getLocalPort())), "")) {
      assertThat(told.next(Disconnected.class).why()).endsWith("did not answer the Logon");
    }
  }

  private static FixSettings settings(int port) {
    return FixSample.settings(FixVersion.FIX_4_4, port);
  }

  private static FixSettings settings(int port, SecretSource password) {
    return FixSample.settings(
        FixVersion.FIX_4_4,
        port,
        new FixSettings.Login(
            Optional.of("me"), Optional.of(password), FixSettings.PasswordField.PASSWORD),
        VenueContract.USUAL);
  }

  private static FixSettings impatient(FixSettings settings) {
    FixSettings.Pace pace = settings.pace();
    return FixSample.withPace(
        settings,
        new FixSettings.Pace(
            pace.heartbeat(), Duration.ofSeconds(1), pace.reconnect(), pace.answer()));
  }

  private FixVenue open(FixSettings settings, String password) {
    FixVenue venue = venue(settings, Map.of("BROKER_PASSWORD", password));
    venue.open(told, FixSample.AT, List.of());
    return venue;
  }

  private FixVenue venue(FixSettings settings, Map<String, String> environment) {
    return new FixVenue(new VenueId("broker"), settings, folder.resolve("broker"), environment);
  }

  private List<String> written() throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(Files::isRegularFile).map(LoginTest::read).toList();
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file, StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
