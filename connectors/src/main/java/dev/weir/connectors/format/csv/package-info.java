/**
 * Comma-separated values, with quotes as in RFC 4180.
 *
 * <p>Start at {@link dev.weir.connectors.format.csv.CsvFormat}. {@link
 * dev.weir.connectors.format.csv.CsvScanner} finds the fields of a row, {@link
 * dev.weir.connectors.format.csv.CsvDecoder} makes values of those that are asked for.
 */
@NullMarked
package dev.weir.connectors.format.csv;

import org.jspecify.annotations.NullMarked;
