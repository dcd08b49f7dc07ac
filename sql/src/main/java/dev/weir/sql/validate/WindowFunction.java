package dev.weir.sql.validate;

import dev.weir.error.ErrorCode;
import dev.weir.error.Suggestions;
import dev.weir.error.WeirException;
import dev.weir.sql.type.TypeMapping;
import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.rel.type.RelDataTypeField;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlCallBinding;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlOperandCountRange;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.SqlWindowTableFunction;
import org.apache.calcite.sql.type.SqlOperandCountRanges;
import org.apache.calcite.sql.type.SqlOperandMetadata;
import org.apache.calcite.sql.type.SqlReturnTypeInference;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.sql.type.SqlTypeUtil;
import org.jspecify.annotations.Nullable;

/**
 * A windowing table function, in the one form that {@link WindowCalls} brings all calls to: the
 * rows, DESCRIPTOR of the time column, DESCRIPTOR of the partition columns (sessions only, may be
 * missing), then the intervals in the order of {@link #intervals}.
 */
public final class WindowFunction extends SqlWindowTableFunction {
  public static final WindowFunction TUMBLE =
      new WindowFunction("TUMBLE", List.of("SIZE", "OFFSET"), 1);
  public static final WindowFunction HOP =
      new WindowFunction("HOP", List.of("SLIDE", "SIZE", "OFFSET"), 2);
  public static final WindowFunction CUMULATE =
      new WindowFunction("CUMULATE", List.of("STEP", "SIZE", "OFFSET"), 2);
  public static final WindowFunction SESSION = new WindowFunction("SESSION", List.of("GAP"), 1);

  /** HOP as a key of GROUP BY. */
  static final WindowFunction GROUPED_HOP =
      new WindowFunction("HOP", List.of("SLIDE", "SIZE", "OFFSET"), 2, true);

  static final List<WindowFunction> ALL = List.of(TUMBLE, HOP, CUMULATE, SESSION);
  private static final int MILLIS = 3;

  private final List<String> intervals;
  private final int required;
  private final boolean grouped;

  private WindowFunction(String name, List<String> intervals, int required) {
    this(name, intervals, required, false);
  }

  private WindowFunction(String name, List<String> intervals, int required, boolean grouped) {
    super(name, new Operands());
    this.intervals = intervals;
    this.required = required;
    this.grouped = grouped;
  }

  /** Whether it stood in GROUP BY. */
  public boolean isGrouped() {
    return grouped;
  }

  /** The names of the interval parameters, in order. */
  List<String> intervals() {
    return intervals;
  }

  /** How many of the intervals must be there. */
  int required() {
    return required;
  }

  @Override
  public SqlReturnTypeInference getRowTypeInference() {
    return binding -> rowType((SqlCallBinding) binding);
  }

  private static RelDataType rowType(SqlCallBinding binding) {
    RelDataType input = binding.getOperandType(0);
    RelDataTypeFactory factory = binding.getTypeFactory();
    SqlIdentifier time = ((SqlCall) binding.operand(1)).operand(0);
    return rowType(factory, input, input.getField(time.getSimple(), true, false));
  }

  /** The columns of the input, then those of the window that cuts this time column. */
  public static RelDataType rowType(
      RelDataTypeFactory factory, RelDataType input, @Nullable RelDataTypeField field) {
    SqlTypeName kind = field == null ? SqlTypeName.TIMESTAMP : field.getType().getSqlTypeName();
    return factory
        .builder()
        .kind(input.getStructKind())
        .addAll(input.getFieldList())
        .add("window_start", SqlTypeName.TIMESTAMP, MILLIS)
        .add("window_end", SqlTypeName.TIMESTAMP, MILLIS)
        .add("window_time", kind, MILLIS)
        .build();
  }

  /** Checks that descriptors name columns, and intervals are intervals. */
  private static final class Operands implements SqlOperandMetadata {
    private static final int MOST = 6;

    @Override
    public boolean checkOperandTypes(SqlCallBinding binding, boolean throwOnFailure) {
      RelDataType rows = binding.getValidator().getValidatedNodeType(binding.operand(0));
      for (SqlNode operand : binding.operands().subList(1, binding.getOperandCount())) {
        if (operand.getKind() == SqlKind.DESCRIPTOR) {
          ((SqlCall) operand).getOperandList().forEach(column -> checkColumn(column, rows));
        } else {
          checkInterval(binding, operand);
        }
      }
      checkTime(binding, ((SqlCall) binding.operand(1)).operand(0), rows);
      return true;
    }

    private static void checkColumn(SqlNode node, RelDataType rows) {
      SqlIdentifier column = (SqlIdentifier) node;
      if (rows.getField(column.getSimple(), true, false) == null) {
        throw new WeirException(
                ErrorCode.UNKNOWN_COLUMN, "column \"" + column.getSimple() + "\" does not exist")
            .withHint(Suggestions.didYouMean(column.getSimple(), rows.getFieldNames()))
            .at(Places.of(column.getParserPosition()));
      }
    }

    private static void checkTime(SqlCallBinding binding, SqlNode node, RelDataType rows) {
      SqlIdentifier column = (SqlIdentifier) node;
      RelDataTypeField field = rows.getField(column.getSimple(), true, false);
      if (field != null && !SqlTypeUtil.isTimestamp(field.getType())) {
        throw notTime(
            binding.getOperator().getName(), column, TypeMapping.toWeir(field.getType()).name());
      }
    }

    @Override
    public SqlOperandCountRange getOperandCountRange() {
      return SqlOperandCountRanges.between(MILLIS, MOST);
    }

    @Override
    public String getAllowedSignatures(SqlOperator operator, String name) {
      return name;
    }

    @Override
    public List<RelDataType> paramTypes(RelDataTypeFactory factory) {
      return List.of();
    }

    @Override
    public List<String> paramNames() {
      return new ArrayList<>();
    }
  }

  /** Checks that an argument is an interval of fixed length. */
  static void checkInterval(SqlCallBinding binding, SqlNode operand) {
    RelDataType type = binding.getValidator().getValidatedNodeType(operand);
    if (type.getSqlTypeName() == null
        || !SqlTypeName.DAY_INTERVAL_TYPES.contains(type.getSqlTypeName())) {
      throw new WeirException(
              ErrorCode.TYPE_MISMATCH,
              "function \""
                  + binding.getOperator().getName()
                  + "\" takes an interval of days to seconds here")
          .withHint("Write it as INTERVAL '10' MINUTE.")
          .at(Places.of(operand.getParserPosition()));
    }
  }

  /** The error for a window over a column that is not event time. */
  public static WeirException notTime(String function, SqlIdentifier column, String type) {
    return new WeirException(
            ErrorCode.TYPE_MISMATCH,
            "function \""
                + function
                + "\" needs a time attribute, but column \""
                + column.getSimple()
                + "\" is "
                + type)
        .withHint(
            "Declare it in CREATE TABLE: WATERMARK FOR column AS column - INTERVAL '5' SECOND.")
        .at(Places.of(column.getParserPosition()));
  }
}
