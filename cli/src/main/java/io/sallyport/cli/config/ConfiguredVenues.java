package io.sallyport.cli.config;

import io.sallyport.core.model.Reply;
import io.sallyport.core.plane.Venue;
import io.sallyport.ledger.home.HomeFiles;
import io.sallyport.venues.UnattendedVenue;
import io.sallyport.venues.fix.FixVenue;
import io.sallyport.venues.sim.SimVenue;
import java.util.ArrayList;
import java.util.List;

/**
 * The venues of a home: {@code sim}, which every home has, and those that {@code sallyport.yaml}
 * names. What cannot be read names none; reading the settings of the command says why.
 *
 * @param surroundings where passwords are found
 * @param isResident whether this process stays and can watch what becomes of an order
 */
public record ConfiguredVenues(Surroundings surroundings, boolean isResident) {

  /** Makes the venues of a home. */
  public List<Venue> of(HomeFiles files) {
    List<Venue> venues = new ArrayList<>();
    venues.add(new SimVenue(files.root().resolve("sim"), () -> SimFile.read(files.root())));
    if (ConfigFile.read(files.root()) instanceof Reply.Accepted<ConfigFile>(ConfigFile config)) {
      config
          .venues()
          .forEach((id, settings) -> {
            FixVenue venue =
                new FixVenue(
                    id,
                    settings,
                    files.root().resolve("venues").resolve(id.value()),
                    surroundings.environment());
            venues.add(isResident ? venue : new UnattendedVenue(venue.listing()));
          });
    }
    return venues;
  }
}
