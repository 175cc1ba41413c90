/**
 * The owner's private socket: how a command reaches the process that owns its home, and is carried
 * out there (SPEC 9). It knows bytes and processes, not what a command means.
 */
@NullMarked
package io.sallyport.cli.owner;

import org.jspecify.annotations.NullMarked;
