package io.sallyport.venues.fix;

import java.util.Optional;
import quickfix.Log;

/**
 * Why the counterparty cannot be reached, in words that a person can act on. It listens where
 * QuickFIX/J would write its log, and keeps nothing of that but why the connection ended. Messages
 * that come in pass on to who keeps the last of them.
 */
final class LossReason implements Log {
  private static final String DISCONNECTING = "Disconnecting: ";
  private static final String SSL = "javax.net.ssl.";
  private static final String VERIFYING = "Verifying message failed: quickfix.SessionException: ";

  private final FixSettings settings;
  private final CleanText clean;
  private final HeardMessages heard;
  private Optional<String> logout = Optional.empty();
  private Optional<String> engine = Optional.empty();
  private boolean isLoggedOn;

  LossReason(FixSettings settings, CleanText clean, HeardMessages heard) {
    this.settings = settings;
    this.clean = clean;
    this.heard = heard;
  }

  /** A Logon was accepted: what was before no longer matters. */
  synchronized void loggedOn() {
    isLoggedOn = true;
    logout = Optional.empty();
    engine = Optional.empty();
  }

  /** The counterparty logs out, and says why or not. */
  synchronized void loggedOut(Optional<String> text) {
    logout = Optional.of(text.map(clean::of).orElse("no reason given"));
  }

  /** Why the connection that has just ended did so. */
  synchronized String afterLoss() {
    String why =
        logout
            .map(text -> settings.endpoint() + " logged out: " + text)
            .or(() -> engine.map(this::inWords))
            .orElse("the connection to " + settings.endpoint() + " ended");
    isLoggedOn = false;
    logout = Optional.empty();
    engine = Optional.empty();
    return why;
  }

  /** Why no connection came about. */
  String withoutConnection(Exception exception) {
    String what =
        Optional.ofNullable(exception.getMessage()).orElse(exception.getClass().getSimpleName());
    return clean.of("cannot connect to " + settings.endpoint() + ": " + what);
  }

  private String inWords(String reason) {
    if (reason.contains("END_OF_STREAM")) {
      return isLoggedOn
          ? settings.endpoint() + " closed the connection"
          : settings.endpoint()
              + " closed the connection instead of answering the Logon: check sender_comp_id,"
              + " target_comp_id and version";
    }
    if (reason.contains("Timed out waiting for logon response")) {
      return settings.endpoint() + " did not answer the Logon";
    }
    if (reason.contains(SSL)) {
      return clean.of("TLS with " + settings.endpoint() + " failed: " + cause(reason));
    }
    return clean.of("the session with " + settings.endpoint() + " ended: " + reason);
  }

  private static String cause(String reason) {
    return reason.substring(reason.indexOf(SSL)).replaceFirst("^.*?: ", "");
  }

  @Override
  public synchronized void onEvent(String text) {
    if (text.startsWith(DISCONNECTING)) {
      engine = Optional.of(text.substring(DISCONNECTING.length()).replace(VERIFYING, ""));
    }
  }

  @Override
  public void onErrorEvent(String text) {
    onEvent(text);
  }

  @Override
  public void onIncoming(String message) {
    heard.heard(message);
  }

  @Override
  public void onOutgoing(String message) {}

  @Override
  public void clear() {}
}
