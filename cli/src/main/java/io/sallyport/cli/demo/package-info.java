/** A story told on the real commands. */
@NullMarked
package io.sallyport.cli.demo;

import org.jspecify.annotations.NullMarked;
