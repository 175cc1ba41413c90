/** The commands: what each takes, what it asks of the bridge, which answer it gives. */
@NullMarked
package io.sallyport.cli.command;

import org.jspecify.annotations.NullMarked;
