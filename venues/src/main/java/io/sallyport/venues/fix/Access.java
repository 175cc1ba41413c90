package io.sallyport.venues.fix;

import io.sallyport.core.model.Reply;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.SSLContext;

/**
 * What a session needs to be let in, with every password read.
 *
 * @param password the Logon's password, if it has one
 * @param tls how the way is secured, if it is
 */
record Access(Optional<Secret> password, Optional<SSLContext> tls) {
  /** No password known, nothing secured. */
  static final Access NONE = new Access(Optional.empty(), Optional.empty());

  /** Reads what the settings name, or refuses with what is missing. */
  static Reply<Access> of(FixSettings settings, Map<String, String> environment) {
    Reply<Optional<Secret>> password =
        settings
            .login()
            .password()
            .map(source -> source.read(environment).map(Optional::of))
            .orElseGet(() -> Reply.of(Optional.empty()));
    Reply<Optional<SSLContext>> tls =
        settings
            .endpoint()
            .tls()
            .map(given -> TlsContext.of(given, environment).map(Optional::of))
            .orElseGet(() -> Reply.of(Optional.empty()));
    return password.flatMap(secret -> tls.map(context -> new Access(secret, context)));
  }
}
