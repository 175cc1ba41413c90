/**
 * The desk: commands are decided into events or refusals, events evolve the state. Also the ports
 * to the outside: the bridge that everybody comes in by, the journal that everything goes out to.
 */
@NullMarked
package io.sallyport.core.desk;

import org.jspecify.annotations.NullMarked;
