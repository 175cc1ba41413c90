package io.sallyport.bench;

import io.sallyport.core.desk.Caller;
import io.sallyport.core.desk.Command;
import io.sallyport.core.desk.TimeSource;
import io.sallyport.core.model.Actor;
import io.sallyport.core.model.ActorId;
import io.sallyport.core.model.ClientId;
import io.sallyport.core.model.HomeId;
import io.sallyport.core.model.LogicalTime;
import io.sallyport.core.model.Reason;
import io.sallyport.core.model.RiskProfileId;
import io.sallyport.core.model.SeasonId;
import io.sallyport.core.plan.Governance.Proposal;
import io.sallyport.core.plan.PortfolioItem;
import io.sallyport.ledger.home.Home;
import io.sallyport.ledger.home.HomeException;
import io.sallyport.ledger.home.HomeOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

/**
 * How much callers gain from sharing a sync, and what a command costs as history grows: each figure
 * beside its ratio to the first of its table, measured in one run on one disk.
 */
public final class HomeBenchmark {
  private static final int[] CALLERS = {1, 4, 16, 64, 256};
  private static final int[] HISTORIES = {1_000, 10_000, 100_000};
  private static final int COMMANDS_PER_CALLER = 400;
  private static final int TIMED = 1_000;
  private static final Caller CALLER =
      new Caller(Actor.local(new ActorId("bench")), Optional.empty());

  private final Path folder;
  private final AtomicLong next = new AtomicLong();
  private int homes;

  private HomeBenchmark(Path folder) {
    this.folder = folder;
  }

  /** Runs both tables; the first argument is the folder for homes, on the disk to measure. */
  public static void main(String[] args) throws Exception {
    Path folder = Files.createTempDirectory(Path.of(args[0]), "homes-");
    HomeBenchmark benchmark = new HomeBenchmark(folder);
    try {
      benchmark.warmUp();
      benchmark.callers();
      benchmark.histories();
    } finally {
      delete(folder);
    }
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }

  private void warmUp() throws Exception {
    try (Home home = freshHome()) {
      plan(home, 16, 4_000);
    }
  }

  private void callers() throws Exception {
    System.out.printf(Locale.ROOT, "callers      plans/s    ratio%n");
    double first = 0;
    for (int callers : CALLERS) {
      try (Home home = freshHome()) {
        int commands = COMMANDS_PER_CALLER * Math.max(callers, 4);
        long nanos = plan(home, callers, commands);
        double perSecond = commands * 1e9 / nanos;
        first = first == 0 ? perSecond : first;
        System.out.printf(Locale.ROOT, "%7d %12.0f %8.1f%n", callers, perSecond, perSecond / first);
      }
    }
  }

  private void histories() throws Exception {
    System.out.printf(
        Locale.ROOT,
        "%nentries   median µs/plan    ratio   open ms   ms per 1000 entries    ratio%n");
    double firstCost = 0;
    double firstOpening = 0;
    for (int entries : HISTORIES) {
      Path directory = newDirectory();
      try (Home home = made(directory)) {
        plan(home, 64, entries);
      }
      long opened = System.nanoTime();
      try (Home home = open(directory)) {
        double opening = (System.nanoTime() - opened) / 1e6;
        double cost = medianMicros(home);
        double perThousand = opening * 1000 / entries;
        firstCost = firstCost == 0 ? cost : firstCost;
        firstOpening = firstOpening == 0 ? perThousand : firstOpening;
        System.out.printf(
            Locale.ROOT,
            "%7d %16.0f %8.2f %9.0f %21.2f %8.2f%n",
            entries,
            cost,
            cost / firstCost,
            opening,
            perThousand,
            perThousand / firstOpening);
      }
    }
  }

  private double medianMicros(Home home) {
    long[] nanos = new long[TIMED];
    for (int i = 0; i < TIMED; i++) {
      long started = System.nanoTime();
      plan(home);
      nanos[i] = System.nanoTime() - started;
    }
    Arrays.sort(nanos);
    return nanos[TIMED / 2] / 1e3;
  }

  /** Has many callers plan at once; how long it took. */
  private long plan(Home home, int callers, int commands) throws Exception {
    long started = System.nanoTime();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int caller = 0; caller < callers; caller++) {
        int share = commands / callers;
        threads.execute(() -> {
          for (int i = 0; i < share; i++) {
            plan(home);
          }
        });
      }
    }
    return System.nanoTime() - started;
  }

  private void plan(Home home) {
    Proposal proposal =
        new Proposal(
            new ClientId(1),
            new SeasonId("bench"),
            new RiskProfileId("bench"),
            List.of(PortfolioItem.parse("manual:buy/BTCUSDT/" + next.incrementAndGet()).value()),
            1);
    home.bridge().submit(CALLER, new Command.CreatePlan(proposal, new Reason("bench"))).value();
  }

  private Home freshHome() throws HomeException {
    return made(newDirectory());
  }

  private Path newDirectory() {
    return folder.resolve("home-" + homes++);
  }

  private static Home made(Path directory) throws HomeException {
    Home home = open(directory);
    home.bridge()
        .submit(CALLER, new Command.InitHome(new HomeId("bench"), TimeSource.CLOCK, false))
        .value();
    return home;
  }

  private static Home open(Path directory) throws HomeException {
    return Home.open(
        directory,
        new HomeOptions(() -> LogicalTime.EPOCH, notice -> {}, files -> List.of(), Duration.ZERO));
  }
}
