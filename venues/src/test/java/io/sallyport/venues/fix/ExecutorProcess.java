package io.sallyport.venues.fix;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * The counterparty that comes with QuickFIX/J as an example, run as published: it fills market
 * orders at a fixed price and understands nothing but NewOrderSingle.
 */
public final class ExecutorProcess implements AutoCloseable {
  public static final String ITS_NAME = "EXEC";
  public static final String OUR_NAME = "BANZAI";
  public static final String PRICE = "12.3";
  private static final long PATIENCE_SECONDS = 60;

  private final Process process;
  private final int port;

  private ExecutorProcess(Process process, int port) {
    this.process = process;
    this.port = port;
  }

  /** Starts it on a free port of the loopback, and waits until it listens. */
  public static ExecutorProcess start(FixVersion version, Path folder) throws Exception {
    int port = HostileAcceptor.freePort();
    Path configuration =
        Files.writeString(folder.resolve("executor.cfg"), text(version, port, folder));
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("sallyport.executor.directory") + "/*",
                "quickfix.examples.executor.Executor",
                configuration.toString())
            .redirectErrorStream(true)
            .start();
    CompletableFuture<Void> listening = new CompletableFuture<>();
    Thread.ofPlatform().daemon().start(() -> read(process, listening));
    listening.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    return new ExecutorProcess(process, port);
  }

  /** Where it listens. */
  public int port() {
    return port;
  }

  private static void read(Process process, CompletableFuture<Void> listening) {
    StringBuilder said = new StringBuilder();
    try (BufferedReader output = process.inputReader()) {
      for (String line = output.readLine(); line != null; line = output.readLine()) {
        said.append(line).append('\n');
        if (line.contains("press <enter> to quit")) {
          listening.complete(null);
        }
      }
    } catch (IOException e) {
      said.append(e);
    }
    listening.completeExceptionally(new IllegalStateException("it ended: " + said));
  }

  private static String text(FixVersion version, int port, Path folder) {
    return """
    [default]
    ConnectionType=acceptor
    FileStorePath=%s
    StartTime=00:00:00
    EndTime=00:00:00
    HeartBtInt=30
    ValidOrderTypes=1,2,F
    SenderCompID=%s
    TargetCompID=%s
    UseDataDictionary=Y
    DefaultMarketPrice=%s
    SocketAcceptAddress=127.0.0.1

    [session]
    BeginString=%s
    SocketAcceptPort=%d
    """
        .formatted(
            folder.resolve("executor"), ITS_NAME, OUR_NAME, PRICE, version.beginString(), port);
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
