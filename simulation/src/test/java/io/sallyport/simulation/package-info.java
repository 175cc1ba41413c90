/** The whole, against counterparties and crashes. */
@NullMarked
package io.sallyport.simulation;

import org.jspecify.annotations.NullMarked;
