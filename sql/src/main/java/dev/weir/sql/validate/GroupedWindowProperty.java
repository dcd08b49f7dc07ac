package dev.weir.sql.validate;

import dev.weir.sql.type.TypeMapping;
import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.sql.SqlCallBinding;
import org.apache.calcite.sql.SqlFunction;
import org.apache.calcite.sql.SqlFunctionCategory;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlOperandCountRange;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.SqlOperatorBinding;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.type.SqlOperandCountRanges;
import org.apache.calcite.sql.type.SqlOperandTypeChecker;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.sql.type.SqlTypeUtil;

/**
 * TUMBLE_START and its like: what can be said of a window in GROUP BY, with the arguments of that
 * window.
 */
public final class GroupedWindowProperty extends SqlFunction {

  /** What is said of the window. */
  public enum Kind {
    START,
    END,
    ROWTIME,
    PROCTIME
  }

  static final List<WindowFunction> WINDOWS =
      List.of(WindowFunction.TUMBLE, WindowFunction.GROUPED_HOP, WindowFunction.SESSION);
  static final List<GroupedWindowProperty> ALL = all();
  private static final int MILLIS = 3;

  private final WindowFunction window;
  private final Kind property;

  private GroupedWindowProperty(WindowFunction window, Kind property) {
    super(
        window.getName() + "_" + property.name(),
        SqlKind.OTHER_FUNCTION,
        binding -> type(property, binding),
        null,
        new Operands(1 + window.required()),
        SqlFunctionCategory.TIMEDATE);
    this.window = window;
    this.property = property;
  }

  private static List<GroupedWindowProperty> all() {
    List<GroupedWindowProperty> all = new ArrayList<>();
    for (WindowFunction window : WINDOWS) {
      for (Kind property : Kind.values()) {
        all.add(new GroupedWindowProperty(window, property));
      }
    }
    return List.copyOf(all);
  }

  static List<GroupedWindowProperty> of(WindowFunction window) {
    return ALL.stream().filter(property -> property.window.equals(window)).toList();
  }

  /** The window function that cuts time this way. */
  public WindowFunction window() {
    return window;
  }

  public Kind property() {
    return property;
  }

  /** Whether the window is grouped by this whether asked for or not. */
  boolean isAlwaysThere() {
    return property != Kind.PROCTIME;
  }

  private static RelDataType type(Kind property, SqlOperatorBinding binding) {
    RelDataTypeFactory factory = binding.getTypeFactory();
    SqlTypeName time = binding.getOperandType(0).getSqlTypeName();
    return switch (property) {
      case START, END -> factory.createSqlType(SqlTypeName.TIMESTAMP, MILLIS);
      case ROWTIME -> factory.createSqlType(time, MILLIS);
      case PROCTIME -> factory.createTypeWithNullability(factory.createSqlType(time, MILLIS), true);
    };
  }

  /** Takes a time, then intervals. */
  private record Operands(int count) implements SqlOperandTypeChecker {
    @Override
    public boolean checkOperandTypes(SqlCallBinding binding, boolean throwOnFailure) {
      RelDataType time = binding.getOperandType(0);
      if (!SqlTypeUtil.isTimestamp(time)) {
        SqlIdentifier column =
            binding.operand(0) instanceof SqlIdentifier id
                ? new SqlIdentifier(id.names.getLast(), id.getParserPosition())
                : new SqlIdentifier(binding.operand(0).toString(), SqlParserPos.ZERO);
        GroupedWindowProperty property = (GroupedWindowProperty) binding.getOperator();
        throw WindowFunction.notTime(
            property.window.getName(), column, TypeMapping.toWeir(time).name());
      }
      for (int i = 1; i < count; i++) {
        WindowFunction.checkInterval(binding, binding.operand(i));
      }
      return true;
    }

    @Override
    public SqlOperandCountRange getOperandCountRange() {
      return SqlOperandCountRanges.of(count);
    }

    @Override
    public String getAllowedSignatures(SqlOperator operator, String name) {
      return name;
    }
  }
}
