package io.sallyport.core.plan;

import io.sallyport.core.model.ClientId;
import io.sallyport.core.model.RefusalCode;
import io.sallyport.core.model.Reply;
import io.sallyport.core.model.SeasonId;
import java.util.Collection;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** All seasons of a home, by id. */
public final class Seasons {
  private final SortedMap<SeasonId, Season> byId = new TreeMap<>();

  /** A season comes into being. */
  public void open(SeasonId id, ClientId owner) {
    byId.put(id, new Season(id, owner, Optional.empty()));
  }

  /** A season is frozen. */
  public void freeze(SeasonId id, Season.Freeze freeze) {
    byId.computeIfPresent(
        id, (key, season) -> new Season(key, season.clientId(), Optional.of(freeze)));
  }

  /** A season is open again. */
  public void unfreeze(SeasonId id) {
    byId.computeIfPresent(
        id, (key, season) -> new Season(key, season.clientId(), Optional.empty()));
  }

  /** The season of that id, whoever owns it. */
  public Optional<Season> find(SeasonId id) {
    return Optional.ofNullable(byId.get(id));
  }

  /** Every season, in the order of ids. */
  public Collection<Season> all() {
    return Collections.unmodifiableCollection(byId.values());
  }

  /** The asker's season of that id; another tenant's is not found. An absent asker sees all. */
  public Reply<Season> select(Optional<ClientId> asker, SeasonId id) {
    return find(id)
        .filter(season -> asker.isEmpty() || asker.get().equals(season.clientId()))
        .map(Reply::of)
        .orElseGet(() -> Reply.refuse(RefusalCode.SEASON_NOT_FOUND, "Season " + id + " not found"));
  }
}
