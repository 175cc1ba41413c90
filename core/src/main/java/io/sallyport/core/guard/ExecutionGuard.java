package io.sallyport.core.guard;

import io.sallyport.core.model.Details;

/**
 * What one guard found (seed 001).
 *
 * @param name the guard
 * @param passed whether it lets the execution pass
 * @param message what it found, for a person
 * @param details the figures behind it
 */
public record ExecutionGuard(String name, boolean passed, String message, Details details) {}
