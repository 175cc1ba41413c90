package io.sallyport.core.harness;

import io.sallyport.core.model.CanonicalJson;
import io.sallyport.core.model.LogicalTime;
import io.sallyport.core.model.PermissionId;
import io.sallyport.core.model.StateId;
import io.sallyport.core.plan.PortfolioItem;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What the factor layer, L6.5, permits (seed 004, section 2). A flag that it does not name is not
 * granted. The harness enforces and never relaxes it; it sizes nothing either, so of a limit it
 * enforces only that none is left.
 *
 * @param id what the factor layer calls it
 * @param timestamp when it was made
 * @param permissions what is granted and what is denied
 * @param exposureLimits the exposure left to a flag, a fraction of capital, 0 or more; none if it
 *     is not limited
 */
public record FactorPermission(
    StateId id,
    LogicalTime timestamp,
    SortedMap<PermissionId, Boolean> permissions,
    SortedMap<PermissionId, BigDecimal> exposureLimits) {
  public FactorPermission {
    permissions = Collections.unmodifiableSortedMap(new TreeMap<>(permissions));
    exposureLimits = Collections.unmodifiableSortedMap(new TreeMap<>(exposureLimits));
  }

  /** Whether a flag is granted, with some exposure left. */
  public boolean grants(PermissionId permission) {
    BigDecimal left = exposureLimits.get(permission);
    return permissions.getOrDefault(permission, false) && (left == null || left.signum() > 0);
  }

  /** The flag that an item is under: its strategy's. */
  public static PermissionId of(PortfolioItem item) {
    return new PermissionId(item.strategy().value());
  }

  CanonicalJson canonical() {
    CanonicalJson flags = new CanonicalJson();
    permissions.forEach((name, granted) -> flags.putFlag(name.value(), granted));
    CanonicalJson limits = new CanonicalJson();
    exposureLimits.forEach((name, left) -> limits.putDecimal(name.value(), left));
    return new CanonicalJson()
        .put("id", id)
        .put("timestamp", timestamp)
        .putObject("permissions", flags)
        .putObject("exposure_limits", limits);
  }
}
