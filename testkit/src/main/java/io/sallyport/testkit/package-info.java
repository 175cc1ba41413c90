/** What the tests of every module share. */
@NullMarked
package io.sallyport.testkit;

import org.jspecify.annotations.NullMarked;
