package io.sallyport.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.sallyport.core.desk.Effect;
import io.sallyport.core.desk.Event;
import io.sallyport.core.desk.JournalEntry;
import io.sallyport.core.desk.OrderView;
import io.sallyport.core.execution.OrderStep;
import io.sallyport.core.execution.OrderTicket;
import io.sallyport.core.execution.Stage;
import io.sallyport.core.plane.OrderRole;
import io.sallyport.core.plane.VenueReport;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The process ends after every single entry of a story's journal, and begins again (SPEC 7). */
class RestartTest {
  private static final String[] THREE = {
    "momentum:buy/BTCUSDT/1/ref=150/sl=-0.02/tp=0.03",
    "momentum:buy/ETHUSDT/2/ref=30/sl=-0.02",
    "momentum:sell/SOLUSDT/3/ref=10/sl=-0.02/tp=0.1"
  };

  @Test
  void aRunOfThreeOrdersIsNeverSentAgainAndAlwaysComesToAnEnd() {
    LiveStory story = LiveStory.onSim();
    story.begins(Commands.live(story.committed(THREE)));
    for (int leg = 0; leg < 2; leg++) {
      UUID order = newest(story);
      story.acknowledges(order).fills(order, "0.5", "152").acknowledgesAll();
      story.fills(order, leg == 0 ? "0.5" : "1.5", "151");
      story.changesAll().closesAll().acknowledgesAll().agreesToAll();
    }
    UUID last = newest(story);
    story.says(new VenueReport.Doubtful(last, "the way broke")).passes("36s");

    assertThat(story.order(last).stage()).isEqualTo(Stage.UNRESOLVED);
    everyPrefix(story.entries());
  }

  @Test
  void anOrderThatWasNeverTakenIsTriedAgainByTheNextProcessWithinItsTime() {
    LiveStory story = LiveStory.onSim();
    story.begins(Commands.live(story.committed(THREE[0])));
    UUID order = newest(story);
    story.says(new VenueReport.NotTaken(order, "no way there"));

    LiveStory next = LiveStory.after(story.entries());
    assertThat(next.sent()).isEmpty();
    next.passes("1s");

    assertThat(next.sent())
        .singleElement()
        .isInstanceOfSatisfying(
            Effect.Submit.class, sent -> assertThat(sent.order().orderId()).isEqualTo(order));
    assertThat(next.order(order).attempts()).isEqualTo(2);
  }

  private static void everyPrefix(List<JournalEntry> entries) {
    for (int length = 1; length <= entries.size(); length++) {
      List<JournalEntry> before = entries.subList(0, length);
      Set<UUID> sentBefore = new HashSet<>();
      Set<UUID> undecided = new HashSet<>();
      for (Event event : before.stream().flatMap(entry -> entry.events().stream()).toList()) {
        if (event instanceof Event.OrderStepped(OrderStep.Submitted(OrderTicket ticket))) {
          sentBefore.add(ticket.orderId());
          if (ticket.order().role() == OrderRole.PLANNED) {
            undecided.add(ticket.orderId());
          }
        } else if (event instanceof Event.OrderStepped(OrderStep.Ended ended)) {
          undecided.remove(ended.orderId());
        } else if (event instanceof Event.OrderStepped(OrderStep.Unresolved of)) {
          undecided.remove(of.orderId());
        }
      }

      LiveStory story = LiveStory.after(before);
      List<Effect> first = story.sent();
      assertThat(asked(first)).as("asked first, after entry %d", length).containsAll(undecided);
      assertThat(submitted(first)).noneMatch(sentBefore::contains);
      story.passes("80s");
      assertThat(submitted(story.sent()))
          .as("sent after entry %d", length)
          .noneMatch(sentBefore::contains);
      story.orders().forEach(order -> isDecided(story, order));
    }
  }

  private static void isDecided(LiveStory story, OrderView order) {
    long outcomes =
        story.events().stream()
            .filter(event ->
                event instanceof Event.OutcomeRecorded(var outcome)
                    && outcome.orderIntentId().equals(order.orderId()))
            .count();
    if (order.ticket().order().role() == OrderRole.PLANNED) {
      assertThat(order.stage().isOpen()).as(order.toString()).isFalse();
    }
    assertThat(outcomes).isEqualTo(order.stage().isFinal() ? 1 : 0);
    if (order.stage() == Stage.UNRESOLVED) {
      assertThat(order.blocks()).isNotEmpty();
    }
  }

  private static List<UUID> asked(List<Effect> effects) {
    return effects.stream()
        .filter(Effect.Ask.class::isInstance)
        .flatMap(effect -> ((Effect.Ask) effect).question().orders().stream())
        .map(order -> order.orderId())
        .toList();
  }

  private static List<UUID> submitted(List<Effect> effects) {
    return effects.stream()
        .filter(Effect.Submit.class::isInstance)
        .map(effect -> ((Effect.Submit) effect).order().orderId())
        .toList();
  }

  private static UUID newest(LiveStory story) {
    return story.orders().stream()
        .filter(order -> order.ticket().order().role() == OrderRole.PLANNED)
        .filter(order -> order.stage() == Stage.SUBMITTED)
        .findFirst()
        .orElseThrow()
        .orderId();
  }
}
