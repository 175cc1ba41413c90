package io.sallyport.venues.fix;

import static org.assertj.core.api.Assertions.assertThat;

import io.sallyport.core.model.VenueId;
import io.sallyport.core.plane.VenueReport.Acknowledged;
import io.sallyport.core.plane.VenueReport.Connected;
import io.sallyport.core.plane.VenueReport.Disconnected;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** TLS: whom it trusts, and that it trusts nobody else. */
final class TlsTest {
  private static final SecretSource PASSWORD = new SecretSource.Variable("STORE_PASSWORD");

  @TempDir Path folder;
  private final Told told = new Told();

  @Test
  void aCertificateInTheTrustStoreThatNamesTheHostIsTrusted() throws Exception {
    KeyStoreFile store = KeyStoreFile.make(folder.resolve("good.p12"), "ip:127.0.0.1");
    try (HostileAcceptor hostile = HostileAcceptor.secured(store);
        FixVenue venue = open(hostile.port(), Optional.of(store.path()))) {
      told.next(Connected.class);

      venue.submit(FixSample.market(FixSample.ORDER, "REST", "1"), FixSample.AT);

      told.next(Acknowledged.class);
    }
  }

  @Test
  void aCertificateThatNamesAnotherHostIsNot() throws Exception {
    KeyStoreFile store = KeyStoreFile.make(folder.resolve("other.p12"), "dns:elsewhere.example");
    try (HostileAcceptor hostile = HostileAcceptor.secured(store);
        FixVenue _ = open(hostile.port(), Optional.of(store.path()))) {
      assertThat(told.next(Disconnected.class).why()).startsWith("TLS with 127.0.0.1:");
    }
  }

  @Test
  void aCertificateThatNobodyVouchesForIsNot() throws Exception {
    KeyStoreFile store = KeyStoreFile.make(folder.resolve("self.p12"), "ip:127.0.0.1");
    try (HostileAcceptor hostile = HostileAcceptor.secured(store);
        FixVenue _ = open(hostile.port(), Optional.empty())) {
      assertThat(told.next(Disconnected.class).why()).startsWith("TLS with 127.0.0.1:");
    }
  }

  @Test
  void aStoreThatCannotBeReadIsSaidToBe() throws Exception {
    try (FixVenue venue = open(1, Optional.of(folder.resolve("missing.p12")))) {
      assertThat(venue.listing().problem()).isPresent();
      assertThat(told.next(Disconnected.class).why()).startsWith("tls cannot be set up");
    }
  }

  private FixVenue open(int port, Optional<Path> trustStore) {
    FixSettings.Tls tls =
        new FixSettings.Tls(trustStore, Optional.of(PASSWORD), Optional.empty(), Optional.empty());
    FixVenue venue =
        new FixVenue(
            new VenueId("secure"),
            FixSample.withTls(FixSample.settings(FixVersion.FIX_4_4, port), tls),
            folder.resolve("secure"),
            Map.of("STORE_PASSWORD", KeyStoreFile.PASSWORD));
    venue.open(told, FixSample.AT, List.of());
    return venue;
  }
}
