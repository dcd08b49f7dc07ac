/**
 * Names and types of a parsed query checked against the catalog: Calcite's validator with Flink's
 * settings, the operators and functions that queries can call, and errors worded for people. Start
 * at {@link dev.weir.sql.validate.QueryValidator}.
 */
@NullMarked
package dev.weir.sql.validate;

import org.jspecify.annotations.NullMarked;
