package io.sallyport.cli.config;

import io.sallyport.core.harness.HarnessSettings;
import io.sallyport.core.model.ActorId;
import io.sallyport.core.model.ClientClaim;
import io.sallyport.core.model.ClientId;
import io.sallyport.core.model.Refusal;
import io.sallyport.core.model.RefusalCode;
import io.sallyport.core.model.Reply;
import io.sallyport.core.model.RiskProfileId;
import io.sallyport.core.model.SeasonId;
import java.util.Optional;
import java.util.function.Function;

/**
 * For whom and where a command acts: its options, else the environment, else {@code
 * sallyport.yaml}, else, where SPEC 5 has one, the default.
 */
public final class Settings {
  /** The tenant of a fresh home (SPEC 5). */
  private static final ClientId FIRST_CLIENT = new ClientId(1);

  private static final RiskProfileId DEFAULT_PROFILE = new RiskProfileId("default");
  private static final ActorId NOBODY = new ActorId("unknown");

  private final Given given;
  private final Surroundings surroundings;
  private final ConfigFile file;

  /**
   * The settings of one command.
   *
   * @param given what its options say
   * @param surroundings where the environment and the system user are found
   * @param file what the home's {@code sallyport.yaml} says
   */
  public Settings(Given given, Surroundings surroundings, ConfigFile file) {
    this.given = given;
    this.surroundings = surroundings;
    this.file = file;
  }

  /** The tenant that {@code validate} and {@code execute} act for: never guessed. */
  public ClientClaim claim() {
    return clientText().map(ClientClaim::of).orElse(ClientClaim.MISSING);
  }

  /** The tenant that asks; none if nothing names one. */
  public Reply<Optional<ClientId>> asker() {
    return optional(clientText(), ClientId::parse);
  }

  /** The tenant that acts for safety or at a venue: never guessed. */
  public Reply<ClientId> client() {
    return asker()
        .flatMap(named ->
            named
                .map(Reply::of)
                .orElseGet(() ->
                    Reply.refuse(
                        RefusalCode.INVALID_CLIENT_ID,
                        "client_id is required: name the tenant with --client-id")));
  }

  /**
   * The tenant that an option names. Whoever does is shown nothing of another's; what is configured
   * narrows nothing that reads, and no kill switch (SPEC 14, tenants).
   */
  public Reply<Optional<ClientId>> givenClient() {
    return optional(given.clientId(), ClientId::parse);
  }

  /** The tenant that plans: 1 if nothing names one. */
  public Reply<ClientId> planner() {
    return asker().map(named -> named.orElse(FIRST_CLIENT));
  }

  /** The season asked about; none if nothing names one. */
  public Reply<Optional<SeasonId>> season() {
    return optional(
        first(given.season(), "SALLYPORT_SEASON", file.season().map(SeasonId::value)),
        SeasonId::parse);
  }

  /** The season that an option names; what is configured for planning narrows nothing else. */
  public Reply<Optional<SeasonId>> givenSeason() {
    return optional(given.season(), SeasonId::parse);
  }

  /** The season planned in: the tenant's default one if nothing names one. */
  public Reply<SeasonId> seasonOf(ClientId planner) {
    return season().map(named -> named.orElseGet(() -> SeasonId.defaultOf(planner)));
  }

  /** The risk profile planned under. */
  public Reply<RiskProfileId> riskProfile(Optional<String> option) {
    return optional(
            first(option, "SALLYPORT_RISK_PROFILE", file.riskProfile().map(RiskProfileId::value)),
            RiskProfileId::parse)
        .map(named -> named.orElse(DEFAULT_PROFILE));
  }

  /** Who acts: the signed-in system user if nothing names one. */
  public Reply<ActorId> actor() {
    Optional<String> named =
        first(given.actor(), "SALLYPORT_ACTOR", file.actor().map(ActorId::value));
    return named.map(ActorId::parse).orElseGet(this::systemUser);
  }

  /** Who reads: reading is not recorded, so a system user without a usable name may read too. */
  public ActorId reader() {
    return actor() instanceof Reply.Accepted<ActorId>(ActorId id) ? id : NOBODY;
  }

  /** How strict the harness is: what {@code sallyport.yaml} says alone. */
  public HarnessSettings harness() {
    return file.harness();
  }

  private Reply<ActorId> systemUser() {
    return switch (ActorId.parse(surroundings.systemUser())) {
      case Reply.Accepted<ActorId> usable -> usable;
      case Reply.Refused<ActorId>(Refusal refusal) ->
          Reply.refuse(
              refusal.code(),
              refusal.message() + ", and it is the system user's name: say who acts with --actor");
    };
  }

  private Optional<String> clientText() {
    return first(given.clientId(), "SALLYPORT_CLIENT_ID", file.clientId().map(ClientId::toString));
  }

  private Optional<String> first(
      Optional<String> option, String variable, Optional<String> configured) {
    return option.or(() -> surroundings.variable(variable)).or(() -> configured);
  }

  private static <T> Reply<Optional<T>> optional(
      Optional<String> text, Function<String, Reply<T>> parse) {
    return text.map(given -> parse.apply(given).map(Optional::of))
        .orElseGet(() -> Reply.of(Optional.empty()));
  }
}
