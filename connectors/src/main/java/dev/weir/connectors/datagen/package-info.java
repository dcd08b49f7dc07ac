/**
 * The connector {@code datagen}: rows of random values or sequences, with Flink's options.
 *
 * <p>Start at {@link dev.weir.connectors.datagen.DatagenConnector}. Every value is a function of
 * the seed, the column and the row's number, so splits can be read in any order and by any number
 * of tasks.
 */
@NullMarked
package dev.weir.connectors.datagen;

import org.jspecify.annotations.NullMarked;
