/**
 * Execution planes (seed 003): where intents are realized, their outcomes, and the books of them.
 */
@NullMarked
package io.sallyport.core.plane;

import org.jspecify.annotations.NullMarked;
