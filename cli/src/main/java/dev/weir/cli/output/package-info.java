/**
 * How results reach standard output: as a table, CSV or JSON, row by row as they come or the final
 * rows at the end. Start at {@link dev.weir.cli.output.ResultPrinter}.
 */
@NullMarked
package dev.weir.cli.output;

import org.jspecify.annotations.NullMarked;
