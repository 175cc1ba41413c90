package io.sallyport.venues.fix;

import java.nio.charset.StandardCharsets;
import quickfix.Message;
import quickfix.field.Password;
import quickfix.field.RawData;
import quickfix.field.RawDataLength;
import quickfix.field.Username;

/** Puts credentials into a Logon, at the last moment: they are kept nowhere else in the engine. */
final class LogonFields {
  private LogonFields() {}

  static void add(Message logon, FixSettings settings, Access access) {
    settings.login().username().ifPresent(name -> logon.setString(Username.FIELD, name));
    access
        .password()
        .ifPresent(password -> add(logon, settings.login().field(), password.reveal()));
  }

  private static void add(Message logon, FixSettings.PasswordField field, String password) {
    switch (field) {
      case PASSWORD -> logon.setString(Password.FIELD, password);
      case RAW_DATA -> {
        logon.setInt(RawDataLength.FIELD, password.getBytes(StandardCharsets.ISO_8859_1).length);
        logon.setString(RawData.FIELD, password);
      }
    }
  }
}
