package dev.weir.sql.statement;

import dev.weir.error.ErrorCode;
import dev.weir.error.WeirException;
import dev.weir.sql.parser.Places;
import dev.weir.sql.script.StatementText;
import dev.weir.type.SqlType;
import dev.weir.type.TimestampType;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlNode;

/** What WATERMARK FOR asks of the types of its column and its expression. */
record EventTime(StatementText statement) {
  /** The most digits of a second that event time can have. */
  private static final int MOST_PRECISION = 3;

  /** Refuses the watermarks of the source itself. */
  void refuseSource(SqlNode watermark) {
    if (watermark instanceof SqlCall call
        && call.getOperator().getName().equalsIgnoreCase("SOURCE_WATERMARK")) {
      throw new WeirException(
              ErrorCode.INVALID_STATEMENT,
              "SOURCE_WATERMARK() needs a connector that has watermarks of its own, and none has")
          .at(Places.of(watermark, statement))
          .withHint("Write how late rows may come: column - INTERVAL '5' SECOND.");
    }
  }

  /** Refuses a type that can't be event time. */
  void check(SqlType type, String what, SqlNode node) {
    if (!(type instanceof TimestampType time) || time.precision() > MOST_PRECISION) {
      throw new WeirException(ErrorCode.TYPE_MISMATCH, what + " is " + type.name())
          .at(Places.of(node, statement))
          .withHint("It has to be TIMESTAMP(p) or TIMESTAMP_LTZ(p) with p from 0 to 3.");
    }
  }

  /** Refuses a watermark in local time for a column in wall-clock time, and the reverse. */
  void checkSame(SqlType watermark, SqlType column, String name, SqlNode node) {
    if (local(watermark) != local(column)) {
      throw new WeirException(
              ErrorCode.TYPE_MISMATCH,
              "the watermark is "
                  + watermark.name()
                  + ", its column \""
                  + name
                  + "\" is "
                  + column.name())
          .at(Places.of(node, statement));
    }
  }

  private static boolean local(SqlType type) {
    return type instanceof TimestampType time && time.local();
  }
}
