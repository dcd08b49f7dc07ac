package dev.weir.connectors.filesystem;

import dev.weir.batch.BytesColumn;
import dev.weir.batch.Column;
import dev.weir.batch.LongColumn;
import dev.weir.batch.Slice;
import dev.weir.error.ErrorCode;
import dev.weir.error.WeirException;
import dev.weir.type.Field;
import dev.weir.type.RowType;
import dev.weir.type.SqlType;
import dev.weir.type.Types;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** What is known of the file that a row is from. */
enum FileMetadata implements FileFact {
  PATH("file.path", Types.STRING),
  NAME("file.name", Types.STRING),
  SIZE("file.size", Types.BIGINT),
  MODIFICATION_TIME("file.modification-time", Types.timestampLtz(3));

  private final String key;
  private final SqlType type;

  FileMetadata(String key, SqlType type) {
    this.key = key;
    this.type = type.withNullable(false);
  }

  /** Keys and types of all. */
  static RowType columns() {
    return RowType.of(
        Arrays.stream(values()).map(value -> new Field(value.key, value.type)).toList());
  }

  static FileMetadata of(String key) {
    return Arrays.stream(values()).filter(value -> value.key.equals(key)).findFirst().orElseThrow();
  }

  @Override
  public void fill(Path file, Column column, int start, int end) {
    try {
      switch (this) {
        case PATH -> text(file.toAbsolutePath().toString(), column, start, end);
        case NAME -> text(String.valueOf(file.getFileName()), column, start, end);
        case SIZE -> Arrays.fill(((LongColumn) column).values, start, end, Files.size(file));
        case MODIFICATION_TIME ->
            Arrays.fill(
                ((LongColumn) column).values,
                start,
                end,
                Files.getLastModifiedTime(file).toMillis());
      }
    } catch (IOException e) {
      throw new WeirException(
          ErrorCode.IO_FAILED, "file \"" + file + "\" can't be read: " + e.getMessage(), e);
    }
  }

  private static void text(String text, Column column, int start, int end) {
    BytesColumn bytes = (BytesColumn) column;
    byte[] data = text.getBytes(StandardCharsets.UTF_8);
    bytes.share(Arrays.copyOf(data, data.length + Slice.PADDING));
    for (int row = start; row < end; row++) {
      bytes.setSlice(row, 0, data.length);
    }
  }
}
