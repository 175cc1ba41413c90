package io.sallyport.venues.fix;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A {@link Stranger} that runs: it is told what to do, and asked what its book says. */
public final class StrangerProcess implements AutoCloseable {
  private final Process process;
  private final BufferedReader output;
  private final Writer input;
  private final int port;

  /**
   * What a stranger's book says of an order.
   *
   * @param side BUY or SELL
   * @param symbol the symbol
   * @param quantity how much was ordered
   * @param filled how much of it was filled
   * @param average at which price; zero if nothing was
   * @param status its OrdStatus (39)
   */
  public record Entry(
      String side,
      String symbol,
      BigDecimal quantity,
      BigDecimal filled,
      BigDecimal average,
      String status) {
    /** What it added to the position. */
    public BigDecimal signed() {
      return side.equals("BUY") ? filled : filled.negate();
    }
  }

  private StrangerProcess(Process process, int port) {
    this.process = process;
    this.output = process.inputReader();
    this.input = process.outputWriter();
    this.port = port;
  }

  static StrangerProcess start(List<String> command, int port) throws IOException {
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    StrangerProcess started = new StrangerProcess(process, port);
    String line = started.output.readLine();
    if (!"listening".equals(line)) {
      process.destroyForcibly();
      throw new IOException("the counterparty did not start: " + line);
    }
    return started;
  }

  /** Where it listens. */
  public int port() {
    return port;
  }

  /** A symbol's price from now on: what it reaches is filled. */
  public void price(String symbol, String price) {
    tell("price " + symbol + " " + price);
  }

  /** Fills a part of an open order, or all of it. */
  public void fill(String orderId, String quantity, String price) {
    tell("fill " + orderId + " " + quantity + " " + price);
  }

  /** It hangs up, and lets nobody in until {@link #back}. */
  public void away() {
    tell("away");
  }

  /** It lets in again. */
  public void back() {
    tell("back");
  }

  /** Its book: orders by ClOrdID, in the order in which they came. */
  public Map<String, Entry> book() {
    Map<String, Entry> book = new LinkedHashMap<>();
    for (String line : ask("book")) {
      String[] words = line.split(" ", -1);
      book.put(
          words[0],
          new Entry(
              words[1],
              words[2],
              new BigDecimal(words[3]),
              new BigDecimal(words[4]),
              new BigDecimal(words[5]),
              words[6]));
    }
    return book;
  }

  private void tell(String line) {
    List<String> answer = ask(line);
    if (!answer.isEmpty()) {
      throw new IllegalStateException(line + ": " + answer);
    }
  }

  private synchronized List<String> ask(String line) {
    List<String> answer = new ArrayList<>();
    try {
      input.write(line + "\n");
      input.flush();
      for (String said = output.readLine(); !"done".equals(said); said = output.readLine()) {
        if (said == null) {
          throw new IOException("the counterparty ended at " + line);
        }
        answer.add(said);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return answer;
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
