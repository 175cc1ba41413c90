package io.sallyport.venues.fix;

import io.sallyport.core.model.RefusalCode;
import io.sallyport.core.model.Reply;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManagerFactory;
import org.apache.mina.core.session.IoSession;
import org.apache.mina.filter.ssl.SslFilter;

/** Makes TLS from its settings. QuickFIX/J's own trusts anybody where no list is given. */
final class TlsContext {
  private static final String[] PROTOCOLS = {"TLSv1.3", "TLSv1.2"};

  private TlsContext() {}

  /** The context, or {@link RefusalCode#CONFIG_INVALID} if a store or password cannot be read. */
  static Reply<SSLContext> of(FixSettings.Tls tls, Map<String, String> environment) {
    return password(tls.trustStorePassword(), environment)
        .flatMap(trustPassword ->
            password(tls.keyStorePassword(), environment)
                .flatMap(keyPassword -> context(tls, trustPassword, keyPassword)));
  }

  /**
   * What secures a connection: certificates must be valid and name the host as it is configured,
   * not as a reverse look-up of its address has it.
   */
  static SslFilter filter(SSLContext context, FixSettings.Endpoint endpoint) {
    InetSocketAddress configured =
        InetSocketAddress.createUnresolved(endpoint.host(), endpoint.port());
    SslFilter filter =
        new SslFilter(context, false) {
          @Override
          protected SSLEngine createEngine(IoSession session, InetSocketAddress found) {
            return super.createEngine(session, configured);
          }
        };
    filter.setEnabledProtocols(PROTOCOLS);
    filter.setEndpointIdentificationAlgorithm("HTTPS");
    return filter;
  }

  private static Reply<Optional<Secret>> password(
      Optional<SecretSource> source, Map<String, String> environment) {
    return source
        .map(given -> given.read(environment).map(Optional::of))
        .orElseGet(() -> Reply.of(Optional.empty()));
  }

  private static Reply<SSLContext> context(
      FixSettings.Tls tls, Optional<Secret> trustPassword, Optional<Secret> keyPassword) {
    try {
      KeyManagerFactory keys =
          KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
      keys.init(store(tls.keyStore(), keyPassword), characters(keyPassword));
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(keys.getKeyManagers(), trust(tls, trustPassword).getTrustManagers(), null);
      return Reply.of(context);
    } catch (IOException | GeneralSecurityException | IllegalArgumentException e) {
      return Reply.refuse(
          RefusalCode.CONFIG_INVALID,
          "tls cannot be set up: its trust_store or key_store is missing, damaged, or of another"
              + " password");
    }
  }

  private static TrustManagerFactory trust(FixSettings.Tls tls, Optional<Secret> password)
      throws IOException, GeneralSecurityException {
    TrustManagerFactory trust =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    if (tls.trustStore().isPresent()) {
      trust.init(store(tls.trustStore(), password));
    } else {
      trust.init(platform());
    }
    return trust;
  }

  /** No list of one's own: the platform's then counts. */
  @SuppressWarnings("NullAway") // that is how the platform is asked for it
  private static KeyStore platform() {
    return null;
  }

  private static KeyStore store(Optional<Path> path, Optional<Secret> password)
      throws IOException, GeneralSecurityException {
    if (path.isPresent()) {
      return KeyStore.getInstance(path.get().toFile(), characters(password));
    }
    KeyStore empty = KeyStore.getInstance(KeyStore.getDefaultType());
    empty.load(null, null);
    return empty;
  }

  private static char[] characters(Optional<Secret> password) {
    return password.map(secret -> secret.reveal().toCharArray()).orElseGet(() -> new char[0]);
  }
}
