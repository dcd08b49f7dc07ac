package dev.weir.sql.convert;

import java.util.List;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIntervalQualifier;
import org.apache.calcite.sql2rel.SqlRexContext;
import org.apache.calcite.sql2rel.SqlRexConvertlet;
import org.apache.calcite.sql2rel.SqlRexConvertletTable;
import org.apache.calcite.sql2rel.StandardConvertletTable;
import org.jspecify.annotations.Nullable;

/**
 * How calls become expressions: as Calcite has it, but TIMESTAMPADD and TIMESTAMPDIFF stay what
 * they are.
 */
final class Convertlets implements SqlRexConvertletTable {
  static final Convertlets INSTANCE = new Convertlets();

  private Convertlets() {}

  @Override
  public @Nullable SqlRexConvertlet get(SqlCall call) {
    return switch (call.getKind()) {
      case TIMESTAMP_ADD, TIMESTAMP_DIFF -> Convertlets::convert;
      default -> StandardConvertletTable.INSTANCE.get(call);
    };
  }

  private static RexNode convert(SqlRexContext context, SqlCall call) {
    RexBuilder builder = context.getRexBuilder();
    SqlIntervalQualifier unit = call.operand(0);
    String name = unit.timeFrameName != null ? unit.timeFrameName : unit.getUnit().name();
    return builder.makeCall(
        context.getValidator().getValidatedNodeType(call),
        call.getOperator(),
        List.of(
            builder.makeLiteral(name),
            context.convertExpression(call.operand(1)),
            context.convertExpression(call.operand(2))));
  }
}
