package io.sallyport.cli.command;

import io.sallyport.core.model.Refusal;
import io.sallyport.core.model.RefusalCode;
import io.sallyport.core.model.Reply;
import io.sallyport.core.plan.PortfolioItem;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A file of portfolio items, one a line. Blank lines and what follows a {@code #} are passed over;
 * whatever is wrong is told with its line.
 */
final class ItemsFile {
  private static final String BYTE_ORDER_MARK = "\ufeff";

  private final String name;
  private final List<PortfolioItem> items = new ArrayList<>();
  private final Map<String, Integer> lines = new TreeMap<>();

  private ItemsFile(String name) {
    this.name = name;
  }

  /** Reads the items, or refuses the first line that is none. */
  static Reply<List<PortfolioItem>> read(GivenFile file) {
    return file.read().flatMap(bytes -> new ItemsFile(file.name()).read(bytes));
  }

  private Reply<List<PortfolioItem>> read(byte[] bytes) {
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      return read(text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text);
    } catch (CharacterCodingException e) {
      return Reply.refuse(RefusalCode.FILE_UNUSABLE, name + ": it is no text in UTF-8");
    }
  }

  private Reply<List<PortfolioItem>> read(String text) {
    int line = 0;
    for (String whole : text.lines().toList()) {
      line++;
      String item = whole.replaceFirst("#.*", "").strip();
      if (!item.isEmpty()) {
        switch (PortfolioItem.parse(item)) {
          case Reply.Refused<PortfolioItem>(Refusal refusal) -> {
            return refuse(refusal.code(), line, refusal.message());
          }
          case Reply.Accepted<PortfolioItem>(PortfolioItem known) -> {
            Integer before = lines.putIfAbsent(known.spelledOut(), line);
            if (before != null) {
              return refuse(
                  RefusalCode.DUPLICATE_ITEM,
                  line,
                  "portfolio item %s stands on line %d already"
                      .formatted(known.spelledOut(), before));
            }
            items.add(known);
          }
        }
      }
    }
    return items.isEmpty()
        ? Reply.refuse(RefusalCode.ITEMS_REQUIRED, name + ": there is no portfolio item in it")
        : Reply.of(List.copyOf(items));
  }

  private <T> Reply<T> refuse(RefusalCode code, int line, String why) {
    return Reply.refuse(code, "%s, line %d: %s".formatted(name, line, why));
  }
}
