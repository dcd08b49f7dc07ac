/**
 * JSON lines: one object on each line.
 *
 * <p>Start at {@link dev.weir.connectors.format.json.JsonFormat}. The decoder is the hottest loop
 * of Weir. It checks every byte of a row (structure, quotes, escapes, literals, numbers, UTF-8) and
 * makes values only of the fields asked for; see {@link
 * dev.weir.connectors.format.json.JsonDecoder}. A row that fails is read again by {@link
 * dev.weir.connectors.format.json.JsonDiagnosis}, which is slow and says what is wrong.
 */
@NullMarked
package dev.weir.connectors.format.json;

import org.jspecify.annotations.NullMarked;
