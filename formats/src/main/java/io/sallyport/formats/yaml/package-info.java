/** YAML: the documents that the user writes, read so that what is wrong is named with its place. */
@NullMarked
package io.sallyport.formats.yaml;

import org.jspecify.annotations.NullMarked;
