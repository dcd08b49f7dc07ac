/**
 * From text to syntax trees: tokens, Flink's parser, the few statements that are Weir's own, and
 * short errors for what does not parse.
 *
 * <p>Start at {@link dev.weir.sql.parser.StatementParser}. Positions are relative to the statement;
 * the compiler moves them to their place in the script.
 */
@NullMarked
package dev.weir.sql.parser;

import org.jspecify.annotations.NullMarked;
