package io.sallyport.venues.fix;

import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.util.Locale;
import quickfix.FileStoreFactory;
import quickfix.Initiator;
import quickfix.Session;
import quickfix.SessionFactory;
import quickfix.SessionID;
import quickfix.SessionSettings;

/** Tells QuickFIX/J how to run a session. No password is among its settings. */
final class EngineSettings {
  private static final DateTimeFormatter CLOCK =
      DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);
  private static final String YES = "Y";
  private static final String NO = "N";

  private final FixSettings settings;
  private final SessionID id;
  private final SessionSettings engine = new SessionSettings();

  private EngineSettings(FixSettings settings, SessionID id) {
    this.settings = settings;
    this.id = id;
  }

  /** The session's id; the venue's name keeps two venues with one counterparty apart. */
  static SessionID sessionId(FixSettings settings, String venue) {
    FixSettings.Parties parties = settings.parties();
    return new SessionID(
        settings.version().beginString(),
        parties.sender(),
        parties.senderSub().orElse(SessionID.NOT_SET),
        SessionID.NOT_SET,
        parties.target(),
        parties.targetSub().orElse(SessionID.NOT_SET),
        SessionID.NOT_SET,
        venue);
  }

  static SessionSettings of(FixSettings settings, SessionID id, Path folder) {
    EngineSettings made = new EngineSettings(settings, id);
    made.set(SessionFactory.SETTING_CONNECTION_TYPE, SessionFactory.INITIATOR_CONNECTION_TYPE);
    made.connection();
    made.store(folder);
    made.leniency();
    made.hours();
    return made.engine;
  }

  private void connection() {
    set(Initiator.SETTING_SOCKET_CONNECT_HOST, settings.endpoint().host());
    set(Initiator.SETTING_SOCKET_CONNECT_PORT, Integer.toString(settings.endpoint().port()));
    set("SocketTcpNoDelay", YES);
    set(Session.SETTING_HEARTBTINT, seconds(settings.pace().heartbeat()));
    set(Session.SETTING_LOGON_TIMEOUT, seconds(settings.pace().logon()));
    set(Initiator.SETTING_RECONNECT_INTERVAL, seconds(settings.pace().reconnect()));
  }

  /**
   * Sequence numbers are kept and synced; messages are not kept at all. So nothing old can be sent
   * again, whoever asks for it (the gap is filled instead), and no Logon lies on disk.
   */
  private void store(Path folder) {
    set(FileStoreFactory.SETTING_FILE_STORE_PATH, folder.toString());
    set(FileStoreFactory.SETTING_FILE_STORE_SYNC, YES);
    set(Session.SETTING_PERSIST_MESSAGES, NO);
    set(Session.SETTING_RESET_ON_LOGON, settings.session().resetOnLogon() ? YES : NO);
  }

  /**
   * A message that the engine rejects is lost, and it may be a fill. So it checks nothing that can
   * be read all the same; what a message lacks is judged where it is read. A message that it cannot
   * make out at all would be asked for again and again, and all that follows would wait for it: it
   * is rejected, and read from the text.
   */
  private void leniency() {
    set(Session.SETTING_USE_DATA_DICTIONARY, YES);
    set(Session.SETTING_VALIDATE_INCOMING_MESSAGE, NO);
    set(Session.SETTING_VALIDATE_USER_DEFINED_FIELDS, NO);
    set(Session.SETTING_VALIDATE_UNORDERED_GROUP_FIELDS, NO);
    set(Session.SETTING_VALIDATE_FIELDS_OUT_OF_ORDER, NO);
    set(Session.SETTING_VALIDATE_FIELDS_HAVE_VALUES, NO);
    set(Session.SETTING_ALLOW_UNKNOWN_MSG_FIELDS, YES);
    set(Session.SETTING_REQUIRES_ORIG_SENDING_TIME, NO);
    set(Session.SETTING_CHECK_LATENCY, NO);
    set(Session.SETTING_REJECT_GARBLED_MESSAGE, YES);
  }

  private void hours() {
    settings
        .session()
        .hours()
        .ifPresentOrElse(
            hours -> {
              set(Session.SETTING_START_TIME, CLOCK.format(hours.start()));
              set(Session.SETTING_END_TIME, CLOCK.format(hours.end()));
              set(Session.SETTING_TIMEZONE, hours.zone().getId());
              hours.days().ifPresent(this::days);
            },
            () -> set(Session.SETTING_NON_STOP_SESSION, YES));
  }

  private void days(FixSettings.Days days) {
    set(Session.SETTING_START_DAY, day(days.start()));
    set(Session.SETTING_END_DAY, day(days.end()));
  }

  private static String day(DayOfWeek day) {
    return day.getDisplayName(TextStyle.FULL, Locale.ROOT);
  }

  private void set(String name, String value) {
    engine.setString(id, name, value);
  }

  private static String seconds(Duration duration) {
    return Long.toString(duration.toSeconds());
  }
}
