package io.sallyport.core.harness;

import io.sallyport.core.model.CanonicalJson;
import io.sallyport.core.model.ClientId;
import io.sallyport.core.model.NameUuid;
import io.sallyport.core.model.PermissionId;
import io.sallyport.core.model.RiskProfileId;
import io.sallyport.core.model.SeasonId;
import java.util.UUID;

/**
 * What a cycle is of: the same request is the same cycle, whenever and however often it is made
 * (SPEC 8).
 *
 * @param clientId the tenant
 * @param seasonId the season that live mode plans in
 * @param riskProfileId the risk profile that it plans under
 * @param mode what becomes of its actions
 * @param input all that it knows of the world
 * @param graph what it does
 * @param settings how strict it is
 */
public record CycleRequest(
    ClientId clientId,
    SeasonId seasonId,
    RiskProfileId riskProfileId,
    HarnessMode mode,
    HarnessInput input,
    TaskGraph graph,
    HarnessSettings settings) {
  /** Namespace of cycle ids. */
  public static final UUID CYCLE_NS = UUID.fromString("5a117907-0000-5000-8000-000000000008");

  /** The cycle's id: a UUIDv5 of all of it. */
  public UUID cycleId() {
    return NameUuid.of(
        CYCLE_NS,
        new CanonicalJson()
            .putInteger("client_id", clientId.value())
            .put("season_id", seasonId)
            .put("risk_profile_id", riskProfileId)
            .put("mode", mode)
            .put("input", input.digest())
            .put("graph", graph.digest())
            .putObject("settings", settings.canonical())
            .toString());
  }

  /**
   * Whether the factor layer lets something pass. Where there is no factor layer, shadow mode is
   * permissive, and live mode only if a setting says so.
   */
  public boolean permits(PermissionId permission) {
    return input
        .factorPermission()
        .map(factors -> factors.grants(permission))
        .orElse(mode == HarnessMode.SHADOW || settings.liveWithoutFactors());
  }

  /** Whether the regime layer says that it is not safe to play; it does where there is none. */
  public boolean isBlockedByRegime() {
    return input
        .regimeState()
        .map(regime -> regime.blocks(settings.minRegimeConfidence()))
        .orElse(true);
  }
}
