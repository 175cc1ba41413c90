package io.sallyport.cli.config;

import java.util.Optional;

/**
 * What the options of a command line gave, as it was typed.
 *
 * @param clientId {@code --client-id}
 * @param season {@code --season}
 * @param actor {@code --actor}
 */
public record Given(Optional<String> clientId, Optional<String> season, Optional<String> actor) {}
