/** What surrounds the program, and the settings that options, environment and a file give it. */
@NullMarked
package io.sallyport.cli.config;

import org.jspecify.annotations.NullMarked;
