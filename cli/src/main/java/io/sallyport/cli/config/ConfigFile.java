package io.sallyport.cli.config;

import io.sallyport.core.harness.HarnessSettings;
import io.sallyport.core.model.ActorId;
import io.sallyport.core.model.ClientId;
import io.sallyport.core.model.RefusalCode;
import io.sallyport.core.model.Reply;
import io.sallyport.core.model.RiskProfileId;
import io.sallyport.core.model.SeasonId;
import io.sallyport.core.model.VenueId;
import io.sallyport.formats.yaml.UserFile;
import io.sallyport.formats.yaml.YamlMap;
import io.sallyport.formats.yaml.YamlProblem;
import io.sallyport.ledger.home.HomeFiles;
import io.sallyport.venues.fix.FixSettings;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What {@code sallyport.yaml} in the home says (SPEC 10).
 *
 * @param clientId {@code client_id}, a YAML integer
 * @param season {@code season}
 * @param riskProfile {@code risk_profile}
 * @param actor {@code actor}
 * @param venues {@code venues}: the counterparties besides {@code sim}, by name
 * @param harness {@code harness}: how strict the harness is
 */
public record ConfigFile(
    Optional<ClientId> clientId,
    Optional<SeasonId> season,
    Optional<RiskProfileId> riskProfile,
    Optional<ActorId> actor,
    SortedMap<VenueId, FixSettings> venues,
    HarnessSettings harness) {
  public ConfigFile {
    venues = Collections.unmodifiableSortedMap(new TreeMap<>(venues));
  }

  /** A file that says nothing. */
  public static final ConfigFile NONE =
      new ConfigFile(
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          new TreeMap<>(),
          HarnessSettings.DEFAULT);

  /**
   * Reads the file of a home.
   *
   * @return what it says, nothing where there is none, or {@code CONFIG_INVALID} with file, line
   *     and column
   */
  public static Reply<ConfigFile> read(Path home) {
    try {
      return Reply.of(parse(home, UserFile.readMap(new HomeFiles(home).configuration())));
    } catch (YamlProblem e) {
      return Reply.refuse(RefusalCode.CONFIG_INVALID, e.getMessage());
    }
  }

  private static ConfigFile parse(Path home, YamlMap root) throws YamlProblem {
    root.only("client_id", "season", "risk_profile", "actor", "venues", "harness");
    return new ConfigFile(
        root.integer("client_id", ClientId::parse),
        root.optional("season", SeasonId::parse),
        root.optional("risk_profile", RiskProfileId::parse),
        root.optional("actor", ActorId::parse),
        new VenuesConfig(home).parse(root.map("venues")),
        HarnessConfig.parse(root.map("harness")));
  }
}
