package io.sallyport.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sallyport.core.plane.VenueContract.SameId;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Kill it anywhere: the owner is killed with SIGKILL at every step between a command and its
 * outcome, again and again, in one home, against one counterparty that counts; and so at
 * counterparties that make of the same id whatever one can. {@code -Dsallyport.kills=2000} is the
 * longer form.
 */
class KillAnywhereTest {
  private static final int KILLS = Integer.getInteger("sallyport.kills", 208);

  /** Every other ground kills at what an owner does before it trades, too. */
  private static final KillLane.Manner FROM_ITS_START =
      new KillLane.Manner(List.of("MARKET", "HALF", "MUTE", "TWICE", "SILENT"), 44, true, false);

  /** Here no counterparty keeps silent: an owner would only wait. */
  private static final KillLane.Manner FROM_ITS_ORDER =
      new KillLane.Manner(List.of("MARKET", "HALF", "TWICE"), 14, false, false);

  private static final KillLane.Manner BLIND =
      new KillLane.Manner(List.of("MARKET"), 14, false, true);

  private static final Set<SameId> DOUBLING =
      EnumSet.of(SameId.REJECTED_WHILE_OPEN, SameId.NOT_LOOKED_AT);

  /** Where owners have to have been killed, at the least. */
  private static final String[] STEPS = {
    "PLANNED is recorded, not sent",
    "PLANNED is sent",
    "Acknowledged has come, not recorded",
    "Acknowledged is recorded, not confirmed",
    "Filled has come, not recorded",
    "Filled is recorded, not confirmed",
    "STOP_LOSS is recorded, not sent",
    "TAKE_PROFIT is sent",
    "question is recorded, not asked",
    "question is asked",
    "Answered has come, not recorded",
    "Answered is recorded, not confirmed"
  };

  /** How many homes are killed at once for each class of counterparty. */
  private static final int OF_EACH = 2;

  @TempDir static Path place;
  @TempDir Path folder;
  private static TestJvm jvm;

  /** One life that nobody disturbs: all that live after it start sooner. */
  @BeforeAll
  static void learn() throws Exception {
    TestJvm first = TestJvm.in(place);
    KillLane lane = new KillLane(place, 0, SameId.NOT_LOOKED_AT, FROM_ITS_ORDER);
    try (KillGround ground = new KillGround(first, place, List.of(lane))) {
      jvm = ground.learn(place.resolve("owner.aot"));
    }
  }

  @Test
  @Timeout(value = 60, unit = TimeUnit.MINUTES)
  void noOrderIsSentTwiceNoFillIsLostAndEveryIntentEndsOnce() throws Exception {
    List<KillLane> lanes = new ArrayList<>();
    try (ExecutorService grounds = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<?>> ends = new ArrayList<>();
      for (KillLane.Manner manner : List.of(FROM_ITS_START, FROM_ITS_ORDER)) {
        Path ground = Files.createDirectories(folder.resolve("ground" + ends.size()));
        List<KillLane> own = lanes(ground, manner, OF_EACH);
        lanes.addAll(own);
        ends.add(grounds.submit(() -> kill(ground, own, KILLS / 2)));
      }
      for (Future<?> end : ends) {
        end.get();
      }
    }
    for (KillLane lane : lanes) {
      lane.assertSound();
    }
    SortedMap<String, Integer> killed = new TreeMap<>();
    lanes.forEach(
        lane -> lane.killedAt().forEach((step, n) -> killed.merge(step, n, Integer::sum)));
    int kills = killed.values().stream().mapToInt(Integer::intValue).sum();
    System.out.printf("Killed %d times:%n", kills);
    killed.forEach((step, n) -> System.out.printf("  %4d  %s%n", n, step));
    assertThat(kills).isGreaterThanOrEqualTo(KILLS);
    assertThat(killed).containsKeys(STEPS);
  }

  @Test
  void aBlindRetryIsFoundAndDoublesWhereTheSameIdIsTakenAgain() throws Exception {
    List<KillLane> lanes = lanes(folder, BLIND, 1);

    kill(folder, lanes, SameId.values().length);

    for (KillLane lane : lanes) {
      assertThatThrownBy(lane::assertSound).hasMessageContaining("orders sent, each once");
      assertThat(lane.counted().mostFilled().compareTo(BigDecimal.ONE) > 0)
          .as("%s doubles", lane.sameId())
          .isEqualTo(DOUBLING.contains(lane.sameId()));
    }
  }

  /** Some lanes for each class of what a counterparty makes of the same id. */
  private static List<KillLane> lanes(Path ground, KillLane.Manner manner, int ofEach)
      throws Exception {
    List<KillLane> lanes = new ArrayList<>();
    for (int n = 0; n < ofEach; n++) {
      for (SameId sameId : SameId.values()) {
        lanes.add(new KillLane(ground, lanes.size(), sameId, manner));
      }
    }
    return lanes;
  }

  private static Void kill(Path folder, List<KillLane> lanes, int kills) throws Exception {
    try (KillGround ground = new KillGround(jvm, folder, lanes)) {
      ground.kill(kills);
    }
    return null;
  }
}
