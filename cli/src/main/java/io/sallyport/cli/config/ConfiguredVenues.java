package io.sallyport.cli.config;

import io.sallyport.core.plane.Venue;
import io.sallyport.ledger.home.HomeFiles;
import io.sallyport.venues.sim.SimVenue;
import java.util.List;

/** The venues of a home: {@code sim}, which every home has, and what its user configured. */
public final class ConfiguredVenues {
  private ConfiguredVenues() {}

  /** Makes the venues of a home. */
  public static List<Venue> of(HomeFiles files) {
    return List.of(new SimVenue(files.root().resolve("sim"), () -> SimFile.read(files.root())));
  }
}
