package io.sallyport.testkit;

import io.sallyport.core.model.Actor;
import io.sallyport.core.model.ActorId;
import io.sallyport.core.model.ClientId;
import io.sallyport.core.model.HomeId;
import io.sallyport.core.model.LogicalTime;
import io.sallyport.core.model.Reason;
import io.sallyport.core.model.RiskProfileId;
import io.sallyport.core.model.SeasonId;
import io.sallyport.core.model.VenueId;
import io.sallyport.core.plan.RegistryReading;
import io.sallyport.core.plane.VenueContract;
import io.sallyport.core.plane.VenueListing;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** Names that tests share, so that each test says only what matters to it. */
public final class Samples {
  /** The home. */
  public static final HomeId HOME = new HomeId("home-1");

  /** The tenant that owns what a test does not give to somebody else. */
  public static final ClientId TENANT = new ClientId(1);

  /** Another tenant. */
  public static final ClientId STRANGER = new ClientId(2);

  /** The season. */
  public static final SeasonId SEASON = new SeasonId("2026Q1");

  /** The risk profile. */
  public static final RiskProfileId PROFILE = new RiskProfileId("risk_moderate");

  /** Why things are done. */
  public static final Reason REASON = new Reason("because the test says so");

  /** When a test begins: Monday morning. */
  public static final LogicalTime MONDAY = LogicalTime.parse("2026-01-05T09:30:00Z").value();

  /** Somebody at a local shell. */
  public static final Actor ANA = Actor.local(new ActorId("ana"));

  /**
   * A registry with strategies of every kind. It limits no notional: the sample venue tells no
   * prices, so that an order at market would have no usable one.
   */
  public static final SampleRegistry STRATEGIES =
      SampleRegistry.example()
          .limits("momentum", "10", "", "1000", "")
          .tenantLimits(1, "100", "", "", "USDT")
          .instance("momentum:eth-1h", "ETHUSDT", "LONG", "1", "lot=0.01", "sl=-0.05")
          .risk("carry", "10", "2", "5")
          .instance("carry:sol", "SOLUSDT", "SHORT", "3", "currency=USDT", "multiplier=10")
          .risk("pairs", "10", "2", "5")
          .instance("pairs:spread", "SPREAD", "BOTH", "1")
          .risk("tiny", "10", "2", "5")
          .instance("tiny:dust", "DUST", "LONG", "0.5", "lot=1")
          .risk("hot", "80", "20", "90")
          .instance("hot:doge", "DOGEUSDT", "LONG", "100")
          .instance("naked:xrp", "XRPUSDT", "LONG", "100");

  /** A registry file that cannot be read. */
  public static final RegistryReading BROKEN =
      new RegistryReading.Broken("line 3, column 5: unknown field 'sied'");

  private Samples() {}

  /** What a home knows of its venues: {@code sim}, which takes whatever it is sent. */
  public static SortedMap<VenueId, VenueListing> venues() {
    SortedMap<VenueId, VenueListing> venues = new TreeMap<>();
    venues.put(
        VenueId.SIM, new VenueListing(VenueId.SIM, Optional.empty(), List.of(), Optional.empty()));
    return venues;
  }

  /** {@code sim} as a venue whose orders are changed in this way. */
  public static VenueListing sim(VenueContract.Change way) {
    return Objects.requireNonNull(venues(changing(VenueContract.SIM, way)).get(VenueId.SIM));
  }

  /** The same contract, but orders are changed in this way. */
  public static VenueContract changing(VenueContract contract, VenueContract.Change way) {
    SortedSet<VenueContract.Ability> abilities = new TreeSet<>(contract.abilities());
    if (way == VenueContract.Change.NEW_THEN_CANCEL) {
      abilities.add(VenueContract.Ability.REDUCE_ONLY);
    }
    return new VenueContract(
        contract.clientIds(),
        contract.sameId(),
        contract.validFor(),
        contract.ask(),
        contract.lastWord(),
        way,
        abilities,
        contract.disconnect());
  }

  /** The venue {@code sim}, with another contract. */
  public static SortedMap<VenueId, VenueListing> venues(VenueContract contract) {
    SortedMap<VenueId, VenueListing> venues = new TreeMap<>();
    venues.put(
        VenueId.SIM,
        new VenueListing(VenueId.SIM, Optional.empty(), List.of(), Optional.empty(), contract));
    return venues;
  }

  /**
   * What {@code sim} can do, but for this.
   *
   * @param positions whether it tells positions
   * @param lastWord whether its final reports settle an order
   * @param validFor how long it may still take an order; empty: for ever
   */
  public static VenueContract contract(
      VenueContract.By by, boolean positions, boolean lastWord, Optional<Duration> validFor) {
    VenueContract sim = VenueContract.SIM;
    return new VenueContract(
        sim.clientIds(),
        sim.sameId(),
        validFor,
        new VenueContract.Asking(by, Optional.empty(), positions, false),
        lastWord,
        sim.change(),
        sim.abilities(),
        sim.disconnect());
  }

  /** Somebody whose name a token proves. */
  public static Actor withToken(String name) {
    return new Actor(new ActorId(name), Actor.Authentication.TOKEN);
  }
}
