/** A skill that tests put into a jar. */
@NullMarked
package io.sallyport.cli.skill;

import org.jspecify.annotations.NullMarked;
