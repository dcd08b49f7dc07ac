/**
 * Changes of a table elsewhere as JSON: what Debezium, Canal, Maxwell and Oracle GoldenGate send.
 *
 * <p>Start at {@link dev.weir.connectors.format.change.ChangeDecoder}. A line is an envelope: the
 * kind of the change, and the rows before and after it. The rows are not read here: their bytes go,
 * one a line, to a block that the decoder of json reads. What differs between the four formats is
 * an {@link dev.weir.connectors.format.change.Envelope}.
 *
 * <p>A file of changes is read in order by one task, so all changes of a key belong into one file.
 */
@NullMarked
package dev.weir.connectors.format.change;

import org.jspecify.annotations.NullMarked;
