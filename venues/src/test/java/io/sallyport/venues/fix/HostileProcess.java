package io.sallyport.venues.fix;

import java.io.BufferedReader;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A hostile counterparty in a process of its own, which outlives whoever is killed beside it. */
public final class HostileProcess implements AutoCloseable {
  private static final String LISTENING = "listening ";

  private final Process process;
  private final int port;
  private final Path counts;

  private HostileProcess(Process process, int port, Path counts) {
    this.process = process;
    this.port = port;
    this.counts = counts;
  }

  /**
   * Starts one on a free port of the loopback. It ends with whoever started it.
   *
   * @param counts the file that it writes orders, fills and cancels to
   */
  public static HostileProcess start(Path counts) throws IOException {
    return start(0, counts);
  }

  /**
   * Starts one on a port of the loopback, such as one that another has left.
   *
   * @param wanted the port; 0 for any that is free
   * @param counts the file that it writes orders, fills and cancels to
   */
  public static HostileProcess start(int wanted, Path counts) throws IOException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                HostileAcceptor.class.getName(),
                Integer.toString(wanted),
                counts.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    BufferedReader output = process.inputReader();
    String line = output.readLine();
    if (line == null || !line.startsWith(LISTENING)) {
      process.destroyForcibly();
      throw new IOException("the counterparty did not start: " + line);
    }
    return new HostileProcess(
        process, Integer.parseInt(line.substring(LISTENING.length())), counts);
  }

  /** Where it listens. */
  public int port() {
    return port;
  }

  /** Its process. */
  public ProcessHandle handle() {
    return process.toHandle();
  }

  /** How often an order of that id came. */
  public long received(String orderId) throws IOException {
    return lines().stream().filter(("order " + orderId)::equals).count();
  }

  /** How much of an order was filled. */
  public BigDecimal filled(String orderId) throws IOException {
    String start = "fill " + orderId + " ";
    return lines().stream()
        .filter(line -> line.startsWith(start))
        .map(line -> new BigDecimal(line.substring(start.length())))
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }

  private List<String> lines() throws IOException {
    return Files.exists(counts) ? Files.readAllLines(counts) : List.of();
  }
}
