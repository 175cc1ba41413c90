package io.sallyport.venues.fix;

import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import quickfix.MessageUtils;
import quickfix.field.GapFillFlag;
import quickfix.field.MsgSeqNum;
import quickfix.field.MsgType;
import quickfix.field.PossDupFlag;
import quickfix.field.ResetSeqNumFlag;

/**
 * The last messages that came, as they came, by their numbers (34): so one that the engine refuses
 * can still be read, and one that the counterparty skips is known to have said nothing. Of an
 * administrative message only that it came is kept. Any thread may call it.
 */
final class HeardMessages {
  private static final int KEPT = 4096;
  private static final int CHARACTERS_KEPT = 4 << 20;
  private static final String ADMINISTRATIVE = "";
  private static final String YES = "Y";

  private final SequencedMap<Integer, String> messages = new LinkedHashMap<>();
  private int characters;

  /** A message came in; the engine has not looked at it yet. */
  synchronized void heard(String raw) {
    int number = number(raw);
    String type = field(raw, MsgType.FIELD).orElse("");
    if (type.equals(MsgType.LOGON) && (number == 1 || says(raw, ResetSeqNumFlag.FIELD))) {
      messages.clear();
      characters = 0;
    }
    if (!type.equals(MsgType.SEQUENCE_RESET) || isNumberItsOwn(raw)) {
      keep(number, MessageUtils.isAdminMessage(type) ? ADMINISTRATIVE : raw);
    }
  }

  /** The application message of a number, if it came lately. */
  synchronized Optional<String> at(int number) {
    return Optional.ofNullable(messages.get(number)).filter(raw -> !raw.equals(ADMINISTRATIVE));
  }

  /** Whether all messages from a number to the one before another came, and none told anything. */
  synchronized boolean wereAdministrative(int from, int next) {
    return next - from <= KEPT
        && IntStream.range(from, next)
            .allMatch(number -> ADMINISTRATIVE.equals(messages.get(number)));
  }

  private void keep(int number, String message) {
    forget(messages.remove(number));
    messages.put(number, message);
    characters += message.length();
    while (messages.size() > KEPT || characters > CHARACTERS_KEPT) {
      forget(messages.pollFirstEntry().getValue());
    }
  }

  private void forget(@Nullable String message) {
    characters -= message == null ? 0 : message.length();
  }

  /** One that fills a gap in a resend has the number of what it stands for. */
  private static boolean isNumberItsOwn(String raw) {
    return says(raw, GapFillFlag.FIELD) && !says(raw, PossDupFlag.FIELD);
  }

  private static int number(String raw) {
    return field(raw, MsgSeqNum.FIELD)
        .filter(text -> text.matches("\\d{1,9}"))
        .map(Integer::valueOf)
        .orElse(0);
  }

  private static boolean says(String raw, int tag) {
    return field(raw, tag).filter(YES::equals).isPresent();
  }

  private static Optional<String> field(String raw, int tag) {
    String name = "\001" + tag + "=";
    int before = raw.indexOf(name);
    int end = before < 0 ? -1 : raw.indexOf('\001', before + name.length());
    return end < 0 ? Optional.empty() : Optional.of(raw.substring(before + name.length(), end));
  }
}
