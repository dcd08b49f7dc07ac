/**
 * JSON texts: reading, writing, paths, and the bodies of the SQL functions over them.
 *
 * <p>Start at {@link dev.weir.engine.json.JsonQueries} for the functions that look into a text and
 * at {@link dev.weir.engine.json.JsonConstructors} for those that make one. A value is a {@code
 * Map}, {@code List}, {@code String}, {@code BigInteger}, {@code BigDecimal}, {@code Boolean} or
 * {@link dev.weir.engine.json.JsonNull}. Paths are those that Flink understands, which are Jayway's
 * and not the standard's. Left out on purpose: functions within paths other than length().
 */
@NullMarked
package dev.weir.engine.json;

import org.jspecify.annotations.NullMarked;
