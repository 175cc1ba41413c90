/** Governance (seed 000): plans, their life cycle, seasons, legs, and the strategy registry. */
@NullMarked
package io.sallyport.core.plan;

import org.jspecify.annotations.NullMarked;
