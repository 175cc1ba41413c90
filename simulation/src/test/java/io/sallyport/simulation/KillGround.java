package io.sallyport.simulation;

import io.sallyport.core.model.LogicalTime;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Several lanes whose owners live in one process at a time, and are killed at once: each has come
 * to its own step by then. So a JVM that is started dies for all of them.
 */
final class KillGround implements AutoCloseable {
  private final TestJvm jvm;
  private final List<KillLane> lanes;
  private final Process counterparty;
  private final long startNanos = System.nanoTime();
  private final long startMicros = LogicalTime.of(Instant.now()).micros();

  KillGround(TestJvm jvm, Path folder, List<KillLane> lanes) throws IOException {
    this.jvm = jvm;
    this.lanes = List.copyOf(lanes);
    List<String> arguments = new ArrayList<>(List.of(folder.toString()));
    lanes.forEach(lane -> arguments.add(lane.sameId().name()));
    counterparty = jvm.start(KillCounterparty.class, arguments);
    String[] words = counterparty.inputReader(StandardCharsets.UTF_8).readLine().split(" ", -1);
    for (int lane = 0; lane < lanes.size(); lane++) {
      lanes.get(lane).listensAt(Integer.parseInt(words[lane + 1]));
    }
  }

  /** Kills owners step by step until that many have died, and then lets the last ones end. */
  void kill(int kills) throws Exception {
    for (int step = 0; kills() < kills; step += lanes.size()) {
      int first = step;
      own(lane -> Optional.of(first + lane));
    }
    own(lane -> Optional.empty());
  }

  /** Lets owners live undisturbed, and gives starts that know what they have loaded. */
  TestJvm learn(Path cache) throws Exception {
    return jvm.learning(cache, KillableOwner.class, arguments(lane -> Optional.empty()));
  }

  private int kills() {
    return lanes.stream()
        .flatMap(lane -> lane.killedAt().values().stream())
        .mapToInt(Integer::intValue)
        .sum();
  }

  private interface Stops {
    Optional<Integer> of(int lane);
  }

  /** Lets owners live until each has reached its step or has ended, and kills them. */
  private void own(Stops stops) throws Exception {
    Process owners = jvm.start(KillableOwner.class, arguments(stops));
    try (BufferedReader said = owners.inputReader(StandardCharsets.UTF_8)) {
      List<String> ends = new ArrayList<>();
      while (ends.size() < lanes.size()) {
        ends.add(end(said.readLine(), owners));
      }
      owners.destroyForcibly().waitFor();
      ends.forEach(this::count);
    } finally {
      owners.destroyForcibly();
    }
  }

  private List<String> arguments(Stops stops) {
    List<String> arguments = new ArrayList<>(List.of(Long.toString(fastTime())));
    for (int lane = 0; lane < lanes.size(); lane++) {
      arguments.add(lanes.get(lane).next(stops.of(lane)).argument());
    }
    return arguments;
  }

  private static String end(String line, Process owners) throws InterruptedException {
    if (line == null) {
      throw new AssertionError("the owners ended by themselves, with " + owners.waitFor());
    }
    if (line.endsWith(" FAILED")) {
      throw new AssertionError("an owner failed: " + line);
    }
    return line;
  }

  private void count(String end) {
    String[] words = end.split(" ", 3);
    if (words[1].equals("AT")) {
      lanes.get(Integer.parseInt(words[0])).killed(words[2]);
    }
  }

  private long fastTime() {
    return startMicros + (System.nanoTime() - startNanos) / 1000 * KillableOwner.SPEED;
  }

  @Override
  public void close() {
    counterparty.destroyForcibly().onExit().join();
  }
}
