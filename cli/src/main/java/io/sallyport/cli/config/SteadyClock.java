package io.sallyport.cli.config;

import io.sallyport.core.model.LogicalTime;
import java.time.Instant;
import java.util.function.Supplier;

/**
 * The clock: wall time read once, when it is made, then monotonic time added, so that a step of the
 * wall clock moves nothing.
 */
public final class SteadyClock implements Supplier<LogicalTime> {
  private final Instant start = Instant.now();
  private final long startNanos = System.nanoTime();

  @Override
  public LogicalTime get() {
    return LogicalTime.of(start.plusNanos(System.nanoTime() - startNanos));
  }
}
