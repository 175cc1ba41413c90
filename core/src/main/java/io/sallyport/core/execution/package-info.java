/** Validating and executing plans (seed 001): verdicts, guards asked, actions, reports. */
@NullMarked
package io.sallyport.core.execution;

import org.jspecify.annotations.NullMarked;
