package io.sallyport.cli.owner;

import io.sallyport.core.model.LogicalTime;

/**
 * An owner that stays until it is told to leave.
 *
 * @param process its process id
 * @param since the logical time when it began
 */
public record Resident(long process, LogicalTime since) {}
