/**
 * What stands behind {@code 'connector' = '...'}: one package for each connector, and {@link
 * dev.weir.connectors.format} for what rows look like as bytes.
 *
 * <p>Start at {@link dev.weir.connectors.ServiceConnectors}, which finds connectors by name, and at
 * {@link dev.weir.connectors.OptionValues}, through which all of them read the WITH clause.
 */
@NullMarked
package dev.weir.connectors;

import org.jspecify.annotations.NullMarked;
