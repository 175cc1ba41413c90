/** Standard output and standard error, in UTF-8, and what happens when nobody reads them. */
@NullMarked
package io.sallyport.cli.console;

import org.jspecify.annotations.NullMarked;
