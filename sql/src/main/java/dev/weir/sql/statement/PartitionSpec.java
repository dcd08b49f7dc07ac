package dev.weir.sql.statement;

import dev.weir.error.ErrorCode;
import dev.weir.error.WeirException;
import dev.weir.sql.parser.Places;
import dev.weir.sql.script.StatementText;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.flink.sql.parser.SqlProperty;

/** PARTITION (column = value, ...) as it is written: each column once, no value NULL. */
public final class PartitionSpec {
  private PartitionSpec() {}

  /** The values as nodes of the statement, in the order in which they are written. */
  public static Map<String, SqlLiteral> literals(SqlNodeList spec, StatementText statement) {
    Map<String, SqlLiteral> values = new LinkedHashMap<>();
    for (SqlNode node : spec) {
      SqlProperty property = (SqlProperty) node;
      SqlLiteral value = (SqlLiteral) property.getValue();
      String column = property.getKeyString();
      if (value.getValue() == null) {
        throw invalid("partition column \"" + column + "\" can't be NULL here", value, statement)
            .withHint("Leave it out of PARTITION and let the query give NULL.");
      }
      if (values.put(column, value) != null) {
        throw invalid("column \"" + column + "\" is listed twice", property, statement);
      }
    }
    return values;
  }

  /** The values as text. */
  static Map<String, String> texts(SqlNodeList spec, StatementText statement) {
    Map<String, String> texts = new LinkedHashMap<>();
    literals(spec, statement).forEach((column, value) -> texts.put(column, text(value)));
    return texts;
  }

  private static String text(SqlLiteral value) {
    String text = value.toValue();
    return text == null ? String.valueOf(value) : text;
  }

  static WeirException invalid(String message, SqlNode place, StatementText statement) {
    return new WeirException(ErrorCode.INVALID_STATEMENT, message).at(Places.of(place, statement));
  }
}
