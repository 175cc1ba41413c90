package io.sallyport.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.sallyport.venues.fix.HostileAcceptor;
import io.sallyport.venues.fix.KeyStoreFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Passwords are in no file of the home, no output of a process, no report and no archive. */
final class FixSecretsTest {
  private static final String RIGHT = "Rightly-Known-Word";
  private static final String WRONG = "Wrongly-Known-Word";
  private static final String FILE = "broker.password";
  private static final List<String> SECRETS = List.of(RIGHT, WRONG, KeyStoreFile.PASSWORD);

  @TempDir Path folder;
  private final List<String> seen = new ArrayList<>();

  @Test
  void areNowhere() throws Exception {
    KeyStoreFile store = KeyStoreFile.make(folder.resolve("keys.p12"), "ip:127.0.0.1");
    try (HostileAcceptor guarded = HostileAcceptor.guarded(RIGHT, store)) {
      Path home =
          BrokerHome.make(
              folder.resolve("home"), BrokerHome.hostile(guarded.port()) + login(store.path()));
      ProcessShell shell =
          new ProcessShell(
              home, Map.of("STORE_WORD", KeyStoreFile.PASSWORD, "SALLYPORT_DEBUG", "1"));
      password(home, WRONG);
      look(shell, "init");
      try (Running owner = shell.serve()) {
        look(shell, "plane select live --venue broker --account ACC1 --client-id 1 --reason x");
        shell.awaitPlane(
            plane -> plane.at("/venue_problem").asString("").contains("wrong password"));
        look(shell, "plane status", "plane status --json", "status --json");
        look(shell, Shell.execution(new FastShell(home, 1).ready("buy MARKET 9")));
        look(shell, "serve --stop");
        seen.add(owner.end().toString());
      }
      password(home, RIGHT);
      try (Running owner = shell.serve()) {
        shell.awaitVenue();
        look(shell, Shell.execution(new FastShell(home, 1).ready("buy MARKET 10")) + " --json");
        look(shell, "reconcile --client-id 1", "order list --all --json", "ledger snapshot");
        look(shell, "serve --stop --leave-open");
        seen.add(owner.end().toString());
      }
      Files.delete(home.resolve(FILE));
      look(shell, "status", "ledger verify --json");
      assertThat(guarded.logons()).isEqualTo(1);
      assertThat(String.join("\n", seen)).contains("logged out: wrong password ***", "FILLED");
      assertClean(home);
    }
  }

  private static String login(Path store) {
    return """
        username: trader-7
        password_file: %1$s
        tls:
          trust_store: %2$s
          trust_store_password_env: STORE_WORD
          key_store: %2$s
          key_store_password_env: STORE_WORD
    """
        .formatted(FILE, store);
  }

  private static void password(Path home, String word) throws IOException {
    Files.deleteIfExists(home.resolve(FILE));
    Path file =
        Files.createFile(
            home.resolve(FILE),
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    Files.writeString(file, word + "\n");
  }

  private void look(Shell shell, String... lines) {
    for (String line : lines) {
      seen.add(shell.type(line).toString());
    }
  }

  private void assertClean(Path home) throws IOException {
    List<Path> files;
    try (Stream<Path> all = Files.walk(home)) {
      files = all.filter(Files::isRegularFile).toList();
    }
    assertThat(files).anyMatch(file -> file.toString().endsWith(".zip"));
    assertThat(files).anyMatch(file -> file.toString().endsWith(".senderseqnums"));
    for (Path file : files) {
      byte[] bytes = Files.readAllBytes(file);
      assertClean(file.toString(), bytes);
      if (file.toString().endsWith(".zip")) {
        assertCleanArchive(file);
      }
    }
    seen.forEach(screen -> assertThat(screen).doesNotContain(SECRETS));
  }

  private static void assertCleanArchive(Path file) throws IOException {
    int entries = 0;
    try (InputStream bytes = Files.newInputStream(file);
        ZipInputStream archive = new ZipInputStream(bytes)) {
      for (ZipEntry next = archive.getNextEntry(); next != null; next = archive.getNextEntry()) {
        assertClean(next.getName(), archive.readAllBytes());
        entries++;
      }
    }
    assertThat(entries).isPositive();
  }

  private static void assertClean(String name, byte[] bytes) {
    assertThat(new String(bytes, StandardCharsets.ISO_8859_1)).as(name).doesNotContain(SECRETS);
  }
}
