package io.sallyport.cli.config;

import io.sallyport.core.model.Reply;
import io.sallyport.core.plane.ClientOrderIds;
import io.sallyport.formats.yaml.YamlMap;
import io.sallyport.formats.yaml.YamlProblem;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads {@code client_id}, the form in which a venue takes the id of an order (SPEC 15). */
final class ClientIdForms {
  private static final String FORM = "client_id";
  private static final String PREFIX = "client_id_prefix";
  private static final String START = "client_id_start";
  private static final Pattern SIZED = Pattern.compile("(short|number) (\\d{1,2})");
  private static final Pattern DIGITS = Pattern.compile("[1-9]\\d*");

  /** How many digits at least are left to count with. */
  private static final int COUNTED = 4;

  private ClientIdForms() {}

  static ClientOrderIds of(YamlMap contract, ClientOrderIds usual) throws YamlProblem {
    ClientOrderIds form = contract.optional(FORM, ClientIdForms::form).orElse(usual);
    if (form instanceof ClientOrderIds.Number number) {
      return counted(contract, number.digits());
    }
    for (String name : new String[] {PREFIX, START}) {
      if (contract.has(name)) {
        throw contract.problem(name, name + " means nothing unless client_id is a number");
      }
    }
    return form;
  }

  private static Reply<ClientOrderIds> form(String text) {
    Matcher sized = SIZED.matcher(text);
    if (sized.matches()) {
      return sized(sized.group(1), Integer.parseInt(sized.group(2)));
    }
    return switch (text) {
      case "uuid" -> Reply.of(new ClientOrderIds.Uuid());
      case "hex" -> Reply.of(new ClientOrderIds.Hex());
      case "base62" -> Reply.of(new ClientOrderIds.Base62());
      default ->
          Words.refuse(
              "'%s' is not one of uuid, hex, base62, short N, number N, where N counts characters"
                  .formatted(text));
    };
  }

  private static Reply<ClientOrderIds> sized(String word, int size) {
    if (word.equals("short")) {
      return size >= ClientOrderIds.Short.LEAST && size <= ClientOrderIds.Short.MOST
          ? Reply.of(new ClientOrderIds.Short(size))
          : Words.refuse(
              "short ids have %d to %d characters: fewer would meet each other too often"
                  .formatted(ClientOrderIds.Short.LEAST, ClientOrderIds.Short.MOST));
    }
    return size >= ClientOrderIds.Number.LEAST && size <= ClientOrderIds.Number.MOST
        ? Reply.of(new ClientOrderIds.Number(size, "", 1))
        : Words.refuse(
            "numbers have %d to %d digits in all"
                .formatted(ClientOrderIds.Number.LEAST, ClientOrderIds.Number.MOST));
  }

  private static ClientOrderIds counted(YamlMap contract, int digits) throws YamlProblem {
    Optional<String> prefix = contract.optional(PREFIX, text -> prefix(text, digits));
    if (prefix.isEmpty()) {
      throw contract.problem(
          FORM,
          "number needs a client_id_prefix: digits of this home alone, so that no other home on the"
              + " account counts the same");
    }
    long most = ClientOrderIds.Number.most(digits - prefix.get().length());
    long start = contract.<Long>optional(START, text -> start(text, most)).orElse(1L);
    return new ClientOrderIds.Number(digits, prefix.get(), start);
  }

  private static Reply<String> prefix(String text, int digits) {
    return DIGITS.matcher(text).matches() && text.length() <= digits - COUNTED
        ? Reply.of(text)
        : Words.refuse(
            "the prefix of a number of %d digits is 1 to %d digits, the first not 0"
                .formatted(digits, digits - COUNTED));
  }

  private static Reply<Long> start(String text, long most) {
    return DIGITS.matcher(text).matches()
            && text.length() <= ClientOrderIds.Number.MOST
            && Long.parseLong(text) <= most
        ? Reply.of(Long.valueOf(text))
        : Words.refuse("this must be a whole number from 1 to " + most);
  }
}
