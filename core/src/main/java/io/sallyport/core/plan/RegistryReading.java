package io.sallyport.core.plan;

import io.sallyport.core.model.Digest;
import io.sallyport.core.model.RefusalCode;
import io.sallyport.core.model.Reply;
import java.util.Optional;

/**
 * The strategy registry as it was found: readable or broken. A broken one stops planning,
 * validating and LIVE, nothing else (SPEC 9).
 */
public sealed interface RegistryReading {

  /** A registry that could be read, an absent one being empty. */
  record Usable(StrategyRegistry registry) implements RegistryReading {}

  /** A registry that could not be read. */
  record Broken(String problem) implements RegistryReading {}

  /** The registry, or {@link RefusalCode#REGISTRY_INVALID} with what is wrong and where. */
  default Reply<StrategyRegistry> read() {
    return switch (this) {
      case Usable(StrategyRegistry registry) -> Reply.of(registry);
      case Broken(String problem) ->
          Reply.refuse(
              RefusalCode.REGISTRY_INVALID, "the strategy registry cannot be read: " + problem);
    };
  }

  /** The registry's digest, none if it is broken. */
  default Optional<Digest> digest() {
    return this instanceof Usable(StrategyRegistry registry)
        ? Optional.of(registry.digest())
        : Optional.empty();
  }
}
