package dev.weir.connectors.format;

import dev.weir.error.ErrorCode;
import dev.weir.error.WeirException;
import dev.weir.type.SqlType;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** A file that is read for a table: what is said when it does not fit or can't be understood. */
public record OpenedFile(Path path, String table, String format) {

  /** Whether the file begins with these bytes. */
  public boolean startsWith(byte[] magic) throws IOException {
    try (InputStream in = Files.newInputStream(path)) {
      return Arrays.equals(in.readNBytes(magic.length), magic);
    }
  }

  /** A column is {@code there} in the file, which can't become {@code type}. */
  public WeirException doesNotFit(String column, String there, SqlType type) {
    return new WeirException(
        ErrorCode.TYPE_MISMATCH,
        "column \""
            + column
            + "\" of table \""
            + table
            + "\" is "
            + type.name()
            + ", but in file \""
            + path
            + "\" it is "
            + there);
  }

  /** The file does not have a column that can't be NULL. */
  public WeirException lacks(String column) {
    return new WeirException(
        ErrorCode.UNKNOWN_COLUMN,
        "file \""
            + path
            + "\" lacks column \""
            + column
            + "\", which is NOT NULL in table \""
            + table
            + "\"");
  }

  /** A value is NULL that must not be. */
  public WeirException isNull(String column) {
    return row(
        "column \"" + column + "\" of table \"" + table + "\" is NOT NULL, but file \"",
        "\" has a NULL there");
  }

  /** A value is beyond what the type can hold. */
  public WeirException beyond(String column, String value, SqlType type) {
    return row(
        "value " + value + " of column \"" + column + "\" in file \"",
        "\" is beyond " + type.name());
  }

  /** The file is of another form. */
  public WeirException isOther(@Nullable Throwable cause) {
    return new WeirException(
        ErrorCode.MALFORMED_ROW, "file \"" + path + "\" is no " + format + " file", cause);
  }

  /** The file ends too early, or has content that makes no sense. */
  public WeirException isDamaged(Throwable cause) {
    String reason =
        cause.getMessage() == null ? "it ends too early" : firstLine(cause.getMessage());
    return new WeirException(
        ErrorCode.MALFORMED_ROW, format + " file \"" + path + "\" is damaged: " + reason, cause);
  }

  /** Something of the file is not known here. */
  public WeirException unsupported(String what) {
    return new WeirException(
        ErrorCode.UNSUPPORTED,
        format + " file \"" + path + "\" uses " + what + ", which is not supported");
  }

  private WeirException row(String before, String after) {
    return new WeirException(ErrorCode.MALFORMED_ROW, before + path + after);
  }

  private static String firstLine(String text) {
    return text.lines().findFirst().orElse("");
  }
}
