package io.sallyport.cli.command;

import io.sallyport.cli.render.Answer;
import io.sallyport.cli.render.StatusAnswer;
import io.sallyport.core.desk.HomeStatus;
import io.sallyport.core.desk.Query;
import io.sallyport.core.desk.TimeSource;
import io.sallyport.core.model.HomeId;
import io.sallyport.core.model.RefusalCode;
import io.sallyport.core.model.Reply;
import java.time.Duration;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Makes a home. */
@Command(name = "init", description = "Make a home. The first plan makes one, too.")
final class InitCommand implements HomeCommand {
  private static final HomeId EXTERNAL = new HomeId("external");

  /** Where time comes from, as it is typed. */
  enum Time {
    clock(TimeSource.CLOCK),
    external(TimeSource.EXTERNAL);

    private final TimeSource source;

    Time(TimeSource source) {
      this.source = source;
    }
  }

  @Option(
      names = "--time",
      defaultValue = "clock",
      paramLabel = "SOURCE",
      description = "Where logical time comes from: clock, or external (each command brings --at).")
  private Time time = Time.clock;

  @Option(
      names = "--home-id",
      paramLabel = "ID",
      description = "The home's id; else a random one, or 'external' for such a home.")
  private Optional<String> homeId = Optional.empty();

  @Option(names = "--four-eyes", description = "LIVE needs an approval by an authenticated actor.")
  private boolean fourEyes;

  @Option(names = "--samples", description = "Write a sample strategies.yaml, too.")
  private boolean samples;

  @Override
  public Reply<Answer> run(Session session) {
    return session.isHomeAbsent()
        ? id(session).flatMap(id -> make(session, id))
        : session.ask(new Query.Status()).flatMap(InitCommand::exists);
  }

  private Reply<HomeId> id(Session session) {
    return homeId
        .map(HomeId::parse)
        .orElseGet(() -> Reply.of(time == Time.external ? EXTERNAL : session.newHomeId()));
  }

  private Reply<Answer> make(Session session, HomeId id) {
    return samples
        ? new SampleRegistry(session.files())
            .requireAbsent()
            .flatMap(
                sample -> makeHome(session, id).flatMap(made -> sample.write().map(file -> made)))
        : makeHome(session, id);
  }

  private Reply<Answer> makeHome(Session session, HomeId id) {
    return session
        .make(id, time.source, fourEyes)
        .map(status ->
            new StatusAnswer(
                session.directory(), Optional.of(status), Optional.empty(), Duration.ZERO));
  }

  private static Reply<Answer> exists(HomeStatus status) {
    return Reply.refuse(
        RefusalCode.HOME_EXISTS, "the home exists already, with id " + status.homeId());
  }
}
