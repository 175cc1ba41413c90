/** Kill switches (seed 002, SPEC 7): what stops LIVE, for whom, and how it is let go again. */
@NullMarked
package io.sallyport.core.safety;

import org.jspecify.annotations.NullMarked;
