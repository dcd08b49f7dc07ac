/**
 * The format {@code parquet}, without Hadoop.
 *
 * <p>Start at {@link dev.weir.connectors.format.parquet.ParquetFormat}. The library knows pages,
 * encodings and the foot of a file. Plain columns are read one after the other, column by column;
 * nested ones are put together by the library's record reader, whose converters write to a row of a
 * column. A place in a file is the start of a row group, and rows of that group.
 */
@NullMarked
package dev.weir.connectors.format.parquet;

import org.jspecify.annotations.NullMarked;
