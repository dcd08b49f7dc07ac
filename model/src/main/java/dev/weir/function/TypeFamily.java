package dev.weir.function;

/** What a parameter accepts. */
public enum TypeFamily {
  ANY,
  BOOLEAN,
  /** TINYINT to BIGINT. */
  INTEGER,
  /** Integers, DECIMAL, FLOAT and DOUBLE. */
  NUMERIC,
  /** CHAR, VARCHAR, STRING. */
  STRING,
  /** BINARY, VARBINARY, BYTES. */
  BINARY,
  DATE,
  TIME,
  TIMESTAMP,
  TIMESTAMP_LTZ,
  /** DATE, TIME, TIMESTAMP, TIMESTAMP_LTZ. */
  TEMPORAL,
  INTERVAL,
  ROW,
  ARRAY,
  MAP,
  VARIANT,
  BITMAP
}
