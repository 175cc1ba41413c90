/** Benchmarks that anyone can run: {@code make bench}. */
@NullMarked
package io.sallyport.bench;

import org.jspecify.annotations.NullMarked;
