/** What the author of a skill sees: all that a skill can read and write. */
@NullMarked
package io.sallyport.harness.skill;

import org.jspecify.annotations.NullMarked;
