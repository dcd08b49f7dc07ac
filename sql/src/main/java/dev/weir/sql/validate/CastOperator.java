package dev.weir.sql.validate;

import dev.weir.error.ErrorCode;
import dev.weir.error.WeirException;
import dev.weir.sql.type.TypeMapping;
import dev.weir.type.ArrayType;
import dev.weir.type.BitmapType;
import dev.weir.type.CharacterType;
import dev.weir.type.MapType;
import dev.weir.type.MultisetType;
import dev.weir.type.NullType;
import dev.weir.type.RowType;
import dev.weir.type.SqlType;
import java.util.stream.IntStream;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlCallBinding;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.SqlOperatorBinding;
import org.apache.calcite.sql.SqlUtil;
import org.apache.calcite.sql.fun.SqlCastFunction;
import org.apache.calcite.sql.fun.SqlLibraryOperators;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.sql.type.SqlTypeUtil;
import org.apache.calcite.sql.validate.SqlValidator;
import org.apache.calcite.sql2rel.SqlRexContext;
import org.apache.calcite.sql2rel.SqlRexConvertlet;
import org.apache.calcite.sql2rel.StandardConvertletTable;

/**
 * CAST and TRY_CAST with Flink's rules for structured types, which Calcite's own know only in part:
 * element by element, field by field, and anything to text.
 */
public final class CastOperator extends SqlCastFunction {
  static final CastOperator CAST = new CastOperator("CAST", SqlKind.CAST, SqlStdOperatorTable.CAST);
  static final CastOperator TRY_CAST =
      new CastOperator("TRY_CAST", SqlKind.SAFE_CAST, SqlLibraryOperators.TRY_CAST);

  private final SqlOperator standard;

  private CastOperator(String name, SqlKind kind, SqlOperator standard) {
    super(name, kind);
    this.standard = standard;
  }

  /** How a call becomes an expression. */
  public SqlRexConvertlet convertlet() {
    return this::convert;
  }

  private RexNode convert(SqlRexContext context, SqlCall call) {
    SqlValidator validator = context.getValidator();
    RelDataType type = validator.getValidatedNodeType(call);
    SqlNode operand = call.operand(0);
    boolean isNull = SqlUtil.isNullLiteral(operand, false);
    if (!isStructured(TypeMapping.toWeir(type))
        && (isNull || !isStructured(TypeMapping.toWeir(validator.getValidatedNodeType(operand))))) {
      return standard(call).convertCall(context, call);
    }
    RexBuilder builder = context.getRexBuilder();
    RexNode value =
        isNull
            ? builder.makeNullLiteral(builder.getTypeFactory().createSqlType(SqlTypeName.NULL))
            : context.convertExpression(operand);
    return builder.makeAbstractCast(type, value, getKind() == SqlKind.SAFE_CAST);
  }

  private SqlRexConvertlet standard(SqlCall call) {
    SqlCall plain = standard.createCall(call.getParserPosition(), call.getOperandList());
    SqlRexConvertlet found = StandardConvertletTable.INSTANCE.get(plain);
    if (found == null) {
      throw new IllegalStateException("no way to convert " + standard);
    }
    return found;
  }

  @Override
  public RelDataType inferReturnType(SqlOperatorBinding binding) {
    SqlType from = TypeMapping.toWeir(binding.getOperandType(0));
    SqlType to = TypeMapping.toWeir(binding.getOperandType(1));
    if (!isStructured(from) && !isStructured(to)) {
      return super.inferReturnType(binding);
    }
    boolean nullable = from.nullable() || getKind() == SqlKind.SAFE_CAST;
    return TypeMapping.toCalcite(to.withNullable(nullable), binding.getTypeFactory());
  }

  @Override
  public boolean checkOperandTypes(SqlCallBinding binding, boolean throwOnFailure) {
    SqlType from = TypeMapping.toWeir(binding.getOperandType(0));
    RelDataType target = SqlTypeUtil.deriveType(binding, binding.operand(1));
    SqlType to = TypeMapping.toWeir(target);
    if (!isStructured(from) && !isStructured(to)) {
      return super.checkOperandTypes(binding, throwOnFailure);
    }
    boolean possible = fits(from, to, binding);
    if (!possible && throwOnFailure) {
      throw new WeirException(
              ErrorCode.TYPE_MISMATCH,
              "a value of type " + from.name() + " cannot be cast to " + to.name())
          .at(Places.of(binding.getCall().getParserPosition()));
    }
    return possible;
  }

  private static boolean isStructured(SqlType type) {
    return switch (type) {
      case ArrayType _, MapType _, MultisetType _, RowType _, BitmapType _ -> true;
      default -> false;
    };
  }

  private static boolean fits(SqlType from, SqlType to, SqlCallBinding binding) {
    if (from instanceof NullType || to instanceof CharacterType) {
      return true;
    }
    return switch (from) {
      case ArrayType a when to instanceof ArrayType b -> fits(a.element(), b.element(), binding);
      case MultisetType a when to instanceof MultisetType b ->
          fits(a.element(), b.element(), binding);
      case MapType a when to instanceof MapType b ->
          fits(a.key(), b.key(), binding) && fits(a.value(), b.value(), binding);
      case RowType a when to instanceof RowType b ->
          a.size() == b.size()
              && IntStream.range(0, a.size()).allMatch(i -> fits(a.type(i), b.type(i), binding));
      case BitmapType _ -> to instanceof BitmapType;
      default ->
          !isStructured(from)
              && !isStructured(to)
              && SqlTypeUtil.canCastFrom(
                  TypeMapping.toCalcite(to, binding.getTypeFactory()),
                  TypeMapping.toCalcite(from, binding.getTypeFactory()),
                  CastPairs.RULE);
    };
  }
}
