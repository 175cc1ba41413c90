/**
 * What everything else is made of: ids, decimals, time, actors, reasons, refusals, the canonical
 * form.
 */
@NullMarked
package io.sallyport.core.model;

import org.jspecify.annotations.NullMarked;
