/** JSON: the one form in which the journal, the ledgers and every answer are written. */
@NullMarked
package io.sallyport.formats.json;

import org.jspecify.annotations.NullMarked;
