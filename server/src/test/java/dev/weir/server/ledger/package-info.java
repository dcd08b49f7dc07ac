/** Tests of this package. */
@NullMarked
package dev.weir.server.ledger;

import org.jspecify.annotations.NullMarked;
