/**
 * What did not count: rows that could not be read and rows that came too late, counted always and
 * kept as far as the limit allows, and the system tables that show them. Start at {@link
 * dev.weir.server.ledger.LedgerStore}.
 */
@NullMarked
package dev.weir.server.ledger;

import org.jspecify.annotations.NullMarked;
