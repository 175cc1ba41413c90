package io.sallyport.ledger.home;

import io.sallyport.core.desk.Command;
import io.sallyport.core.desk.TimeSource;
import io.sallyport.core.model.Reply;
import io.sallyport.core.plan.Plan;
import io.sallyport.testkit.Commands;
import io.sallyport.testkit.Samples;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A process that plans without end and says on standard output, for each plan, that it was
 * answered: what {@link CrashTest} kills, or lets run out of disk.
 */
final class AcknowledgingWriter {
  private static final int THREADS = 8;

  private AcknowledgingWriter() {}

  public static void main(String[] args) throws Exception {
    Home home =
        Home.open(
            Path.of(args[0]),
            new HomeOptions(() -> Samples.MONDAY, notice -> {}, files -> List.of(), Duration.ZERO));
    if (home.isAbsent()) {
      HomeFixture.submit(home, new Command.InitHome(Samples.HOME, TimeSource.CLOCK, false)).value();
    }
    List<Thread> threads =
        IntStream.range(0, THREADS)
            .mapToObj(thread -> Thread.ofPlatform().start(() -> plan(home, args[1] + "-" + thread)))
            .toList();
    for (Thread thread : threads) {
      thread.join();
    }
    System.exit(3);
  }

  private static void plan(Home home, String name) {
    for (int i = 0; ; i++) {
      Reply<Plan> reply = HomeFixture.submit(home, Commands.plan(name + "-" + i));
      if (reply.refused().isPresent()) {
        say(System.err, reply.refused().get().code().name());
        return;
      }
      say(System.out, reply.value().id().toString());
    }
  }

  private static synchronized void say(PrintStream out, String line) {
    out.println(line);
    out.flush();
  }
}
