package dev.weir.sql.pattern;

import dev.weir.error.ErrorCode;
import dev.weir.error.WeirException;
import dev.weir.plan.MatchRows;
import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.rel.type.RelDataTypeField;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlMatchRecognize;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;

/**
 * The columns of a MATCH_RECOGNIZE as the standard has them, which Calcite has not: for one row a
 * match those of the partition and the measures; for all rows those of the partition, of the order,
 * the measures, and the rest. A measure can be NULL unless it counts.
 */
public final class MatchColumns {
  private final SqlMatchRecognize match;
  private final RelDataTypeFactory factory;
  private final RelDataType input;
  private final List<String> names = new ArrayList<>();
  private final List<RelDataType> types = new ArrayList<>();

  private MatchColumns(SqlMatchRecognize match, RelDataTypeFactory factory, RelDataType input) {
    this.match = match;
    this.factory = factory;
    this.input = input;
  }

  /** The columns, from those of the input and those that Calcite found, which has the measures. */
  public static RelDataType of(
      SqlMatchRecognize match, RelDataTypeFactory factory, RelDataType input, RelDataType found) {
    MatchColumns columns = new MatchColumns(match, factory, input);
    boolean all = RowsPerMatch.of(match.getRowsPerMatch()) != MatchRows.ONE;
    columns.addNamed(match.getPartitionList());
    if (all) {
      columns.addNamed(match.getOrderList());
    }
    for (SqlNode measure : match.getMeasureList()) {
      columns.addMeasure((SqlCall) measure, found);
    }
    if (all) {
      columns.addRest();
    }
    return factory.createStructType(columns.types, columns.names);
  }

  private void addNamed(SqlNodeList list) {
    for (SqlNode node : list) {
      SqlNode column = node;
      while (column instanceof SqlCall direction) {
        column = direction.operand(0);
      }
      String name = ((SqlIdentifier) column).names.getLast();
      RelDataTypeField field = input.getField(name, true, false);
      if (field != null && !names.contains(name)) {
        names.add(name);
        types.add(field.getType());
      }
    }
  }

  private void addMeasure(SqlCall measure, RelDataType found) {
    SqlIdentifier alias = measure.operand(1);
    String name = alias.getSimple();
    boolean all = RowsPerMatch.of(match.getRowsPerMatch()) != MatchRows.ONE;
    if (names.contains(name) || all && input.getFieldNames().contains(name)) {
      throw new WeirException(
              ErrorCode.INVALID_STATEMENT, "column \"" + name + "\" stands twice in the result")
          .withHint("Give the measure another name.")
          .at(PatternCalls.place(alias.getParserPosition()));
    }
    RelDataTypeField field = found.getField(name, true, false);
    if (field == null) {
      throw new IllegalStateException("measure " + name + " is not in " + found);
    }
    boolean counts =
        counts(measure.operand(0))
            && RowsPerMatch.of(match.getRowsPerMatch()) != MatchRows.ALL_WITH_UNMATCHED;
    names.add(name);
    types.add(factory.createTypeWithNullability(field.getType(), !counts));
  }

  private static boolean counts(SqlNode measure) {
    if (!(measure instanceof SqlCall call)) {
      return false;
    }
    if (call.getOperator() instanceof PatternFunction function) {
      return switch (function.question()) {
        case RUNNING, FINAL, DISTINCT, FILTER -> counts(call.operand(0));
        case MATCH_NUMBER, MATCH_PROCTIME, COUNT_ROWS -> true;
        default -> false;
      };
    }
    return switch (call.getKind()) {
      case RUNNING, FINAL -> counts(call.operand(0));
      default -> call.getKind() == SqlKind.COUNT;
    };
  }

  private void addRest() {
    for (RelDataTypeField field : input.getFieldList()) {
      if (!names.contains(field.getName())) {
        names.add(field.getName());
        types.add(field.getType());
      }
    }
  }
}
