package io.sallyport.cli.owner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sallyport.cli.console.Console;
import io.sallyport.cli.owner.Owner.Outcome;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What goes over the socket, and what must not come of it. */
final class OwnerSocketTest {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final Greeting GREETING = Greeting.here("b1", Optional.of("then"));

  @TempDir Path home;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private SocketPlace place;

  @BeforeEach
  void find() throws IOException {
    place = SocketPlace.of(home);
  }

  @Test
  void aCommandArrivesAsItWasTypedAndItsOutputAsItWasPrinted() throws IOException {
    CompletableFuture<Request> arrived = new CompletableFuture<>();
    String much = "ü\n".repeat(300_000);
    Request sent = request("plan", "", "ünï 'code'\n", "\ud83d\ude00");
    try (OwnerSocket _ =
        listen((request, to, notes) -> {
          arrived.complete(request);
          new Console(to, notes).print(much);
          new Console(to, notes).note("noted");
          return 7;
        })) {
      assertThat(handOver(sent)).isEqualTo(new Outcome.CarriedOut(7));
    }

    assertThat(arrived.join()).isEqualTo(sent);
    assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo(much);
    assertThat(err.toString(StandardCharsets.UTF_8)).isEqualTo("sallyport: noted\n");
  }

  @Test
  void theOwnerSaysWhoItIs() throws IOException {
    try (OwnerSocket _ = listen((request, to, notes) -> 0);
        Owner owner = Owner.find(home, PATIENCE).orElseThrow()) {
      assertThat(owner.greeting()).isEqualTo(GREETING);
      assertThat(owner.greeting().isUnderstood()).isTrue();
    }
  }

  @Test
  void nothingIsLeftBehind() throws IOException {
    listen((request, to, notes) -> 0).close();

    assertThat(home).isEmptyDirectory();
    assertThat(Owner.find(home, PATIENCE)).isEmpty();
  }

  @Test
  void theSocketOfADeadOwnerIsReplaced() throws IOException {
    ServerSocketChannel dead = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
    dead.bind(UnixDomainSocketAddress.of(place.file()));
    dead.close();
    assertThat(Owner.find(home, PATIENCE)).isEmpty();

    try (OwnerSocket _ = listen((request, to, notes) -> 3)) {
      assertThat(handOver(request("status"))).isEqualTo(new Outcome.CarriedOut(3));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "GET / HTTP/1.1\r\n\r\n",
        "C",
        "C\u007f\u007f\u007f\u007f",
        "C\u0000\u0000\u0000\u0004\u007f\u007f\u007f\u007f",
        "C\u0000\u0000\u0000\u0004\u0000\u0000\u0000\u0001",
        "X\u0000\u0000\u0000\u0004\u0000\u0000\u0000\u0001"
      })
  void rubbishHarmsNobody(String rubbish) throws IOException {
    try (OwnerSocket _ = listen((request, to, notes) -> 0)) {
      try (SocketChannel client = SocketChannel.open(StandardProtocolFamily.UNIX)) {
        client.connect(UnixDomainSocketAddress.of(place.file()));
        client.write(ByteBuffer.wrap(rubbish.getBytes(StandardCharsets.ISO_8859_1)));
        client.shutdownOutput();
        awaitEnd(client);
      }
      assertThat(handOver(request("status"))).isEqualTo(new Outcome.CarriedOut(0));
    }
  }

  @Test
  void oneThatOnlyConnectsKeepsNoOwnerFromLeaving() throws IOException {
    OwnerSocket socket = listen((request, to, notes) -> 0);
    try (Owner owner = Owner.find(home, PATIENCE).orElseThrow()) {
      socket.close();

      assertThat(owner.handOver(request("status"), console())).isEqualTo(new Outcome.NotTaken());
    }
  }

  /** SPEC 14, kill switch: whatever the owner is doing. */
  @Test
  void whatMakesAHomeSaferIsLetInUntilTheOwnerHasSettledWhatItMustNotLeave() throws Exception {
    CountDownLatch settling = new CountDownLatch(1);
    CountDownLatch settled = new CountDownLatch(1);
    OwnerSocket socket = listen(new Choosy());
    CompletableFuture<Boolean> leaving =
        inBackground(() -> {
          socket.close(() -> {
            settling.countDown();
            await(settled);
          });
          return true;
        });
    assertThat(await(settling)).isTrue();

    assertThat(handOver(request("execute"))).isEqualTo(new Outcome.NotTaken());
    assertThat(handOver(request("kill"))).isEqualTo(new Outcome.CarriedOut(4));
    assertThat(leaving).isNotDone();

    settled.countDown();
    leaving.get(30, TimeUnit.SECONDS);
    assertThat(Owner.find(home, PATIENCE)).isEmpty();
  }

  @Test
  void whatCameWhileTheOwnerSettledIsAnsweredBeforeItLeaves() throws Exception {
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch goOn = new CountDownLatch(1);
    OwnerSocket socket =
        listen(
            new Choosy() {
              @Override
              public int carryOut(Request request, OutputStream to, OutputStream notes) {
                begun.countDown();
                await(goOn);
                return 4;
              }
            });
    CompletableFuture<Outcome> kill = inBackground(() -> handOver(request("kill")));
    CompletableFuture<Boolean> leaving =
        inBackground(() -> {
          socket.close(() -> await(begun));
          return true;
        });
    assertThat(await(begun)).isTrue();
    assertThat(leaving).isNotDone();
    goOn.countDown();

    assertThat(kill.get(30, TimeUnit.SECONDS)).isEqualTo(new Outcome.CarriedOut(4));
    leaving.get(30, TimeUnit.SECONDS);
  }

  @Test
  void thereIsRoomForItHoweverMuchThereIsToDo() throws Exception {
    CountDownLatch goOn = new CountDownLatch(1);
    CountDownLatch busy = new CountDownLatch(256);
    try (OwnerSocket _ =
        listen(
            new Choosy() {
              @Override
              public int carryOut(Request request, OutputStream to, OutputStream notes) {
                if (isAlwaysLetIn(request)) {
                  return 4;
                }
                busy.countDown();
                return await(goOn) ? 0 : 1;
              }
            })) {
      List<CompletableFuture<Outcome>> clients =
          IntStream.range(0, 256)
              .mapToObj(n -> inBackground(() -> new Client(home).handOver()))
              .toList();
      assertThat(await(busy)).isTrue();

      assertThat(handOver(request("execute"))).isEqualTo(new Outcome.NotTaken());
      assertThat(handOver(request("kill"))).isEqualTo(new Outcome.CarriedOut(4));

      goOn.countDown();
      for (CompletableFuture<Outcome> client : clients) {
        assertThat(client.get(30, TimeUnit.SECONDS)).isEqualTo(new Outcome.CarriedOut(0));
      }
    }
  }

  /** Lets a command {@code kill} in whatever there is. */
  private static class Choosy implements OwnerSocket.Carrier {
    @Override
    public boolean isAlwaysLetIn(Request request) {
      return request.arguments().contains("kill");
    }

    @Override
    public int carryOut(Request request, OutputStream to, OutputStream notes) {
      return 4;
    }
  }

  /** One of many that have something carried out. */
  private record Client(Path home) {
    Outcome handOver() {
      try (Owner owner = Owner.find(home, PATIENCE).orElseThrow()) {
        return owner.handOver(
            request("execute"),
            new Console(OutputStream.nullOutputStream(), OutputStream.nullOutputStream()));
      }
    }
  }

  @Test
  void theOwnerLeavesOnlyWhenWhatItTookIsAnswered() throws Exception {
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch goOn = new CountDownLatch(1);
    OwnerSocket socket =
        listen((request, to, notes) -> {
          begun.countDown();
          return await(goOn) ? 5 : 0;
        });
    CompletableFuture<Outcome> client = inBackground(() -> handOver(request("execute")));
    assertThat(await(begun)).isTrue();

    CompletableFuture<Boolean> leaving =
        inBackground(() -> {
          socket.close();
          return true;
        });
    while (!handOver(request("execute")).equals(new Outcome.NotTaken())) {
      Thread.onSpinWait();
    }
    assertThat(leaving).isNotDone();
    goOn.countDown();

    assertThat(client.get(30, TimeUnit.SECONDS)).isEqualTo(new Outcome.CarriedOut(5));
    leaving.get(30, TimeUnit.SECONDS);
  }

  @Test
  void whatAClientThatWentAwayHadHandedOverIsCarriedOutAllTheSame() throws Exception {
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch goOn = new CountDownLatch(1);
    CountDownLatch done = new CountDownLatch(1);
    try (OwnerSocket _ =
        listen((request, to, notes) -> {
          begun.countDown();
          await(goOn);
          new Console(to, notes).print("to nobody");
          done.countDown();
          return 0;
        })) {
      Owner owner = Owner.find(home, PATIENCE).orElseThrow();
      CompletableFuture<Outcome> client =
          inBackground(() -> owner.handOver(request("execute"), console()));
      assertThat(await(begun)).isTrue();
      owner.close();
      goOn.countDown();

      assertThat(await(done)).isTrue();
      assertThat(client.get(30, TimeUnit.SECONDS)).isNotEqualTo(new Outcome.CarriedOut(0));
    }
  }

  @Test
  void anotherVersionAndAnotherHomeAreTold() throws Exception {
    try (ServerSocketChannel other = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
      other.bind(UnixDomainSocketAddress.of(place.file()));

      greet(
          other,
          fields -> {
            fields.writeInt(Greeting.VERSION + 1);
            fields.writeLong(4711);
            fields.writeUTF("whatever comes then");
          });
      Greeting later = Owner.find(home, PATIENCE).orElseThrow().greeting();
      assertThat(later.isUnderstood()).isFalse();
      assertThat(later.process()).isEqualTo(4711);

      greet(
          other,
          fields -> {
            GREETING.write(fields);
            Texts.write(fields, "another home");
          });
      assertThat(Owner.find(home, PATIENCE)).isEmpty();
    }
  }

  @Test
  void anOwnerThatSaysNothingIsNotWaitedForWithoutEnd() throws IOException {
    try (ServerSocketChannel silent = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
      silent.bind(UnixDomainSocketAddress.of(place.file()));

      assertThat(Owner.find(home, Duration.ofMillis(50))).isEmpty();
    }
  }

  @Test
  void whatIsTooLongIsNotSent() throws IOException {
    try (OwnerSocket _ = listen((request, to, notes) -> 0)) {
      assertThat(handOver(request("x".repeat(5 << 20)))).isEqualTo(new Outcome.TooLong());
    }
  }

  @Test
  void aHomeWithALongPathHasItsSocketElsewhere() throws IOException {
    Path deep = Files.createDirectories(home.resolve("d".repeat(120)));
    Path other = Files.createDirectories(home.resolve("e".repeat(120)));
    SocketPlace far = SocketPlace.of(deep);
    assertThat(far.file().toString().length()).isLessThan(100);
    assertThat(far.file()).isNotEqualTo(SocketPlace.of(other).file());

    try (OwnerSocket _ = OwnerSocket.open(far, GREETING, (request, to, notes) -> 0);
        Owner owner = Owner.find(deep, PATIENCE).orElseThrow()) {
      assertThat(
              PosixFilePermissions.toString(Files.getPosixFilePermissions(far.file().getParent())))
          .isEqualTo("rwx------");
      assertThat(owner.handOver(request("status"), console())).isEqualTo(new Outcome.CarriedOut(0));
      assertThat(Owner.find(other, PATIENCE)).isEmpty();
    }
    assertThat(far.file().getParent()).doesNotExist();
  }

  @Test
  void aFolderThatOthersCanWriteToIsNotTrusted() throws IOException {
    SocketPlace far = SocketPlace.of(Files.createDirectories(home.resolve("f".repeat(120))));
    Path folder = Files.createDirectory(far.file().getParent());
    try {
      Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxrwxrwx"));

      assertThatThrownBy(() -> OwnerSocket.open(far, GREETING, (request, to, notes) -> 0))
          .hasMessageContaining("is not private");
      assertThat(Owner.find(far.home(), PATIENCE)).isEmpty();
    } finally {
      Files.delete(folder);
    }
  }

  private static <T> CompletableFuture<T> inBackground(Supplier<T> work) {
    return CompletableFuture.supplyAsync(work, task -> Thread.ofVirtual().start(task));
  }

  private static void awaitEnd(SocketChannel client) {
    try {
      assertThat(Channels.newInputStream(client).readAllBytes()).startsWith('G');
    } catch (IOException e) {
      assertThat(e).hasMessageContaining("reset");
    }
  }

  private static void greet(ServerSocketChannel owner, Frame.Fields greeting) {
    Thread.ofVirtual()
        .start(() -> {
          try (SocketChannel client = owner.accept()) {
            Frame.write(Channels.newOutputStream(client), Frame.Kind.GREETING, greeting);
          } catch (IOException e) {
            throw new AssertionError(e);
          }
        });
  }

  private OwnerSocket listen(OwnerSocket.Carrier carrier) throws IOException {
    return OwnerSocket.open(place, GREETING, carrier);
  }

  private Outcome handOver(Request request) {
    try (Owner owner = Owner.find(home, PATIENCE).orElseThrow()) {
      return owner.handOver(request, console());
    }
  }

  private Console console() {
    return new Console(out, err);
  }

  private static Request request(String... arguments) {
    return new Request(
        List.of(arguments), new TreeMap<>(Map.of("SALLYPORT_ACTOR", "ana")), "ana", "/");
  }

  private static boolean await(CountDownLatch latch) {
    try {
      return latch.await(30, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
