/** Finds skills and runs cycles (seed 004, section 4 and appendix A). */
@NullMarked
package io.sallyport.harness.runner;

import org.jspecify.annotations.NullMarked;
