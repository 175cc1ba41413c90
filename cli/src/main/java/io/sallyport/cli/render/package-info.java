/** Answers, as text for a person and as JSON for a program. */
@NullMarked
package io.sallyport.cli.render;

import org.jspecify.annotations.NullMarked;
