package io.sallyport.venues.fix;

import io.sallyport.core.model.Refusal;
import io.sallyport.core.model.Reply;
import io.sallyport.core.model.VenueId;
import io.sallyport.core.plane.VenueReport;
import io.sallyport.core.plane.VenueReports;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.UUID;
import quickfix.ConfigError;
import quickfix.RuntimeError;

/** All that an open FIX venue consists of. */
final class FixDesk implements AutoCloseable {
  private final VenueId venueId;
  private final FixSettings settings;
  private final Path folder;
  private final Reply<Access> access;
  private final VenueReports reports;
  private final Voice voice;
  private final Conversation conversation;
  private final FixConnection connection;

  private volatile Optional<FixEngine> engine = Optional.empty();

  FixDesk(
      VenueId venueId,
      FixSettings settings,
      Path folder,
      Reply<Access> access,
      VenueReports reports) {
    this.venueId = venueId;
    this.settings = settings;
    this.folder = folder;
    this.access = access;
    this.reports = reports;
    Access usable = access instanceof Reply.Accepted<Access>(Access read) ? read : Access.NONE;
    this.voice = new Voice(venueId.value(), reports);
    this.conversation = new Conversation(settings, new CleanText(usable.password()));
    this.connection = new FixConnection(settings, usable, conversation, reports, voice);
  }

  Conversation conversation() {
    return conversation;
  }

  VenueReports reports() {
    return reports;
  }

  boolean isReady() {
    return connection.isReady();
  }

  boolean send(Outgoing message) {
    return connection.send(message);
  }

  /** Ends a question that is still open when its time is over. */
  void expireLater(UUID questionId) {
    voice.later(
        settings.pace().answer(),
        () ->
            conversation.failed(
                questionId,
                "no answer within %d s".formatted(settings.pace().answer().toSeconds())));
  }

  /** Connects, on the venue's own thread. */
  void start() {
    switch (access) {
      case Reply.Accepted<Access>(Access usable) -> voice.run(() -> start(usable));
      case Reply.Refused<Access>(Refusal refusal) ->
          voice.say(new VenueReport.Disconnected(refusal.message()));
    }
  }

  private void start(Access usable) {
    try {
      makeFolder();
      engine = Optional.of(FixEngine.start(settings, usable, connection, venueId.value(), folder));
      if (voice.isClosed()) {
        stop();
      }
    } catch (IOException | ConfigError | RuntimeError e) {
      String why = "the session cannot be started: " + e.getMessage();
      voice.say(new VenueReport.Disconnected(new CleanText(usable.password()).of(why)));
    }
  }

  private void makeFolder() throws IOException {
    Files.createDirectories(folder);
    if (folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
    }
  }

  /** Ends: what comes now counts as not received. */
  @Override
  public void close() {
    voice.close();
    stop();
  }

  private void stop() {
    engine.ifPresent(FixEngine::close);
  }
}
