package io.sallyport.cli.config;

import io.sallyport.core.desk.MachineClock;
import io.sallyport.core.model.LogicalTime;
import java.time.Instant;

/** The clocks of the machine that this runs on. */
public final class SystemClock implements MachineClock {
  @Override
  public LogicalTime wall() {
    return LogicalTime.of(Instant.now());
  }

  @Override
  public long nanos() {
    return System.nanoTime();
  }
}
