package io.sallyport.cli.config;

import io.sallyport.core.model.ActorId;
import io.sallyport.core.model.ClientId;
import io.sallyport.core.model.RefusalCode;
import io.sallyport.core.model.Reply;
import io.sallyport.core.model.RiskProfileId;
import io.sallyport.core.model.SeasonId;
import io.sallyport.ledger.home.HomeFiles;
import io.sallyport.ledger.registry.YamlMap;
import io.sallyport.ledger.registry.YamlProblem;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What {@code sallyport.yaml} in the home says (SPEC 10).
 *
 * @param clientId {@code client_id}, a YAML integer
 * @param season {@code season}
 * @param riskProfile {@code risk_profile}
 * @param actor {@code actor}
 */
public record ConfigFile(
    Optional<ClientId> clientId,
    Optional<SeasonId> season,
    Optional<RiskProfileId> riskProfile,
    Optional<ActorId> actor) {

  /** A file that says nothing. */
  public static final ConfigFile NONE =
      new ConfigFile(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

  /**
   * Reads the file of a home.
   *
   * @return what it says, nothing where there is none, or {@code CONFIG_INVALID} with file, line
   *     and column
   */
  public static Reply<ConfigFile> read(Path home) {
    Path file = new HomeFiles(home).configuration();
    String name = file.getFileName().toString();
    // Of a home that is no folder, opening it tells more.
    if (!Files.exists(file)) {
      return Reply.of(NONE);
    }
    try {
      return Reply.of(parse(YamlMap.parse(name, Files.readString(file))));
    } catch (CharacterCodingException e) {
      return invalid(name + ": it is not UTF-8 text");
    } catch (IOException e) {
      return invalid(name + " cannot be read: " + why(e));
    } catch (YamlProblem e) {
      return invalid(e.getMessage());
    }
  }

  private static ConfigFile parse(YamlMap root) throws YamlProblem {
    root.only("client_id", "season", "risk_profile", "actor");
    return new ConfigFile(
        root.integer("client_id", ClientId::parse),
        root.optional("season", SeasonId::parse),
        root.optional("risk_profile", RiskProfileId::parse),
        root.optional("actor", ActorId::parse));
  }

  private static String why(IOException e) {
    return e instanceof AccessDeniedException ? "access denied" : String.valueOf(e.getMessage());
  }

  private static Reply<ConfigFile> invalid(String message) {
    return Reply.refuse(RefusalCode.CONFIG_INVALID, message);
  }
}
