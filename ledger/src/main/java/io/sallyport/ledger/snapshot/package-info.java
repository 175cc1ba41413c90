/** Forensic snapshots: everything that a home has on record, in one archive (SPEC 11). */
@NullMarked
package io.sallyport.ledger.snapshot;

import org.jspecify.annotations.NullMarked;
