package dev.weir.error;

/** What kind of thing went wrong: a SQLSTATE and who can mend it. */
public enum ErrorCode {
  SYNTAX("42601", Kind.USER),
  UNKNOWN_TABLE("42P01", Kind.USER),
  UNKNOWN_COLUMN("42703", Kind.USER),
  UNKNOWN_FUNCTION("42883", Kind.USER),
  DUPLICATE_OBJECT("42P07", Kind.USER),
  TYPE_MISMATCH("42804", Kind.USER),
  INVALID_STATEMENT("42000", Kind.USER),
  UNSUPPORTED("0A000", Kind.USER),
  INVALID_OPTION("HV00D", Kind.USER),
  INVALID_ARGUMENT("22023", Kind.USER),
  DIVISION_BY_ZERO("22012", Kind.USER),
  VALUE_OUT_OF_RANGE("22003", Kind.USER),
  INVALID_CAST("22018", Kind.USER),
  MALFORMED_ROW("22P02", Kind.USER),
  MISSING_FILE("58P01", Kind.EXTERNAL),
  IO_FAILED("58030", Kind.EXTERNAL),
  ADDRESS_IN_USE("58000", Kind.EXTERNAL),
  LIMIT_EXCEEDED("54000", Kind.RESOURCE),
  OUT_OF_MEMORY("53200", Kind.RESOURCE),
  CANCELLED("57014", Kind.USER),
  INTERNAL("XX000", Kind.INTERNAL);

  /** Who can mend it. */
  public enum Kind {
    /** The writer of the statement or of the data. */
    USER,
    /** Whoever runs what Weir talks to. */
    EXTERNAL,
    /** Whoever gives Weir memory, disk and limits. */
    RESOURCE,
    /** We: a defect of Weir. */
    INTERNAL
  }

  private final String sqlState;
  private final Kind kind;

  ErrorCode(String sqlState, Kind kind) {
    this.sqlState = sqlState;
    this.kind = kind;
  }

  public String sqlState() {
    return sqlState;
  }

  public Kind kind() {
    return kind;
  }
}
