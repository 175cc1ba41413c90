package io.sallyport.core.desk;

import io.sallyport.core.execution.Agenda;
import io.sallyport.core.execution.OrderTicket;
import io.sallyport.core.execution.Stage;
import io.sallyport.core.model.LogicalTime;
import io.sallyport.core.model.VenueId;
import io.sallyport.core.plane.PositionKey;
import io.sallyport.core.plane.VenueReport;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;

/** What comes from venues and timers, and not from a person. */
public sealed interface VenueCommand extends Command<Boolean> {
  /** A venue reported something. */
  record TakeReport(VenueId venue, VenueReport report) implements VenueCommand {
    @Override
    public Decision<Boolean> decide(DeskState state, Inputs inputs) {
      Steps steps = new Steps(state, inputs);
      new Reports(steps, venue).take(report);
      return new Decision.Accepted<>(steps.events(), after -> true);
    }
  }

  /** Something fell due. */
  record Proceed(Agenda.Subject subject) implements VenueCommand {
    @Override
    public Decision<Boolean> decide(DeskState state, Inputs inputs) {
      Steps steps = new Steps(state, inputs);
      new Duties(steps).take(subject);
      if (steps.events().isEmpty()) {
        throw new IllegalStateException("nothing was done about " + subject);
      }
      return new Decision.Accepted<>(steps.events(), after -> true);
    }
  }

  /** The home's time was behind the wall clock, and has jumped to it (SPEC 9). */
  record CatchUp(LogicalTime from) implements VenueCommand {
    @Override
    public Decision<Boolean> decide(DeskState state, Inputs inputs) {
      return new Decision.Accepted<>(
          List.of(new Event.ClockJumped(from, inputs.at())), after -> true);
    }
  }

  /**
   * An owner begins: what was open when the last one ended is asked about by id before anything
   * else happens, and what was not sent yet is not sent any more (SPEC 7, crash).
   */
  record Recover() implements VenueCommand {
    @Override
    public Decision<Boolean> decide(DeskState state, Inputs inputs) {
      Steps steps = new Steps(state, inputs);
      state.trading().questions().open().stream()
          .filter(inquiry -> inquiry.book().isEmpty())
          .forEach(inquiry ->
              steps.add(
                  new Event.VenueUnanswered(
                      inquiry.question().questionId(), "the process that asked has ended")));
      books(state).forEach(key -> new Asking(steps, key).askInDoubt());
      state.trading().runs().stream()
          .flatMap(run ->
              run.run().tickets().subList(run.taken().size(), run.run().tickets().size()).stream())
          .forEach(ticket -> withhold(steps, ticket));
      return new Decision.Accepted<>(List.copyOf(steps.events()), after -> true);
    }

    /** The books of which something is in doubt. */
    private static NavigableSet<PositionKey> books(DeskState state) {
      NavigableSet<PositionKey> books = new TreeSet<>(state.trading().questions().doubted());
      state.trading().questions().open().forEach(open -> open.book().ifPresent(books::add));
      state.trading().unsettled().stream()
          .filter(DeskState::isInDoubt)
          .forEach(order -> books.add(order.positionKey()));
      return books;
    }

    private static void withhold(Steps steps, OrderTicket ticket) {
      steps.withhold(ticket, Stage.FAILED, "the process ended before it was sent");
    }
  }
}
