package dev.weir.sql.planning;

import dev.weir.error.ErrorCode;
import dev.weir.error.WeirException;
import dev.weir.sql.type.TypeMapping;
import dev.weir.sql.validate.CastOperator;
import dev.weir.sql.validate.ChangelogFunction;
import dev.weir.sql.validate.FunctionOperator;
import dev.weir.sql.validate.MembershipOperator;
import dev.weir.sql.validate.Places;
import dev.weir.sql.validate.RowOperator;
import dev.weir.sql.validate.UserProcessOperator;
import dev.weir.sql.validate.WindowFunction;
import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlDataTypeSpec;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlIntervalQualifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.sql.type.SqlTypeUtil;
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
    if (call.getOperator() instanceof CastOperator operator) {
      return operator.convertlet();
    }
    if (call.getOperator() instanceof MembershipOperator) {
      return MembershipOperator::convert;
    }
    if (call.getOperator() instanceof RowOperator) {
      return Convertlets::row;
    }
    if (call.getOperator() instanceof UserProcessOperator) {
      return Convertlets::process;
    }
    if (call.getOperator() instanceof ChangelogFunction) {
      return Convertlets::changelog;
    }
    if (call.getOperator() instanceof WindowFunction) {
      return Convertlets::window;
    }
    if (call.getOperator().getName().equals("CURRENT_DATABASE")) {
      return Convertlets::database;
    }
    if (call.getOperator() instanceof FunctionOperator
        && call.getOperandList().stream().anyMatch(SqlDataTypeSpec.class::isInstance)) {
      return Convertlets::withoutTypes;
    }
    return switch (call.getKind()) {
      case VAR_SAMP ->
          StandardConvertletTable.INSTANCE.get(like(SqlStdOperatorTable.VAR_SAMP, call));
      case STDDEV_SAMP ->
          StandardConvertletTable.INSTANCE.get(like(SqlStdOperatorTable.STDDEV_SAMP, call));
      case TIMESTAMP_ADD, TIMESTAMP_DIFF -> Convertlets::convert;
      case FLOOR, CEIL -> Convertlets::rounded;
      default -> StandardConvertletTable.INSTANCE.get(call);
    };
  }

  private static RexNode rounded(SqlRexContext context, SqlCall call) {
    RelDataType type = context.getValidator().getValidatedNodeType(call.operand(0));
    SqlRexConvertlet standard = StandardConvertletTable.INSTANCE.get(call);
    if (standard == null || SqlTypeUtil.isInterval(type)) {
      throw new WeirException(
              ErrorCode.TYPE_MISMATCH,
              "function \""
                  + call.getOperator().getName()
                  + "\" cannot be applied to "
                  + TypeMapping.toWeir(type).name())
          .at(Places.of(call.getParserPosition()));
    }
    return standard.convertCall(context, call);
  }

  /**
   * With OVER, variances are made of sums and counts, as in Flink: that decides the last digits.
   */
  private static SqlCall like(SqlOperator standard, SqlCall call) {
    return standard.createCall(call.getParserPosition(), call.getOperandList());
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

  /** The name is known to the one who plans, and handed over as an argument. */
  private static RexNode database(SqlRexContext context, SqlCall call) {
    RexBuilder builder = context.getRexBuilder();
    String name = context.getValidator().getCatalogReader().getSchemaPaths().getFirst().getLast();
    return builder.makeCall(
        context.getValidator().getValidatedNodeType(call),
        call.getOperator(),
        List.of(builder.makeLiteral(name)));
  }

  /** The type after RETURNING is that of the call already. */
  private static RexNode withoutTypes(SqlRexContext context, SqlCall call) {
    List<RexNode> operands =
        call.getOperandList().stream()
            .filter(operand -> !(operand instanceof SqlDataTypeSpec))
            .map(context::convertExpression)
            .toList();
    return context
        .getRexBuilder()
        .makeCall(context.getValidator().getValidatedNodeType(call), call.getOperator(), operands);
  }

  private static RexNode row(SqlRexContext context, SqlCall call) {
    return context
        .getRexBuilder()
        .makeCall(
            context.getValidator().getValidatedNodeType(call),
            SqlStdOperatorTable.ROW,
            call.getOperandList().stream().map(context::convertExpression).toList());
  }

  private static RexNode changelog(SqlRexContext context, SqlCall call) {
    return context
        .getRexBuilder()
        .makeCall(context.getValidator().getValidatedNodeType(call), call.getOperator(), List.of());
  }

  /** The rows are an input, not an operand. */
  private static RexNode process(SqlRexContext context, SqlCall call) {
    boolean hasTable = ((UserProcessOperator) call.getOperator()).hasTable();
    List<RexNode> values =
        call.getOperandList().stream()
            .skip(hasTable ? 1 : 0)
            .map(context::convertExpression)
            .toList();
    return context
        .getRexBuilder()
        .makeCall(context.getValidator().getValidatedNodeType(call), call.getOperator(), values);
  }

  /** Descriptors name columns of the function's own rows, whatever else the query reads from. */
  private static RexNode window(SqlRexContext context, SqlCall call) {
    RexBuilder builder = context.getRexBuilder();
    RelDataType rows = context.getValidator().getValidatedNodeType(call.operand(0));
    List<RexNode> operands = new ArrayList<>();
    for (SqlNode operand : call.getOperandList().subList(1, call.operandCount())) {
      operands.add(
          operand.getKind() == SqlKind.DESCRIPTOR
              ? descriptor(builder, (SqlCall) operand, rows)
              : context.convertExpression(operand));
    }
    return builder.makeCall(
        context.getValidator().getValidatedNodeType(call), call.getOperator(), operands);
  }

  private static RexNode descriptor(RexBuilder builder, SqlCall descriptor, RelDataType rows) {
    List<RexNode> columns = new ArrayList<>();
    for (SqlNode column : descriptor.getOperandList()) {
      int place = rows.getFieldNames().indexOf(((SqlIdentifier) column).getSimple());
      columns.add(builder.makeInputRef(rows.getFieldList().get(place).getType(), place));
    }
    RelDataType type = builder.getTypeFactory().createSqlType(SqlTypeName.COLUMN_LIST);
    return builder.makeCall(type, SqlStdOperatorTable.DESCRIPTOR, columns);
  }
}
