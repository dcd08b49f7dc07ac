package dev.weir.sql.validate;

import dev.weir.error.ErrorCode;
import dev.weir.error.WeirException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.calcite.sql.SqlBasicCall;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlSelect;
import org.apache.calcite.sql.util.SqlBasicVisitor;
import org.jspecify.annotations.Nullable;

/**
 * GROUP BY TUMBLE(time, size), HOP and SESSION: the older way to write a window aggregate. The
 * window in GROUP BY stands for its properties, so that each use of TUMBLE_START(time, size) and so
 * on is a use of a grouped expression:
 *
 * <pre>
 * GROUP BY TUMBLE(t, i), k   -&gt;   GROUP BY TUMBLE_START(t, i), TUMBLE_END(t, i), TUMBLE_ROWTIME(t, i), k
 * </pre>
 */
final class GroupedWindow {
  private GroupedWindow() {}

  /** The window that a call in GROUP BY names, or null if it is another call. */
  static @Nullable WindowFunction of(SqlCall call) {
    String name = call.getOperator().getName().toUpperCase(Locale.ROOT);
    for (WindowFunction function : GroupedWindowProperty.WINDOWS) {
      boolean sameName = name.equals(function.getName()) || name.equals("$" + function.getName());
      if (sameName && !(call.getOperator() instanceof WindowFunction)) {
        return function;
      }
    }
    return null;
  }

  /** Puts the properties of a window in the place of the window in GROUP BY. */
  static void expand(SqlSelect select) {
    SqlNodeList group = select.getGroup();
    if (group == null) {
      return;
    }
    List<SqlNode> keys = new ArrayList<>();
    boolean any = false;
    for (SqlNode key : group) {
      WindowFunction window = key instanceof SqlCall call ? of(call) : null;
      if (window == null) {
        keys.add(key);
        continue;
      }
      if (any) {
        throw new WeirException(
                ErrorCode.INVALID_STATEMENT, "GROUP BY takes one window, not two or more")
            .at(Places.of(key.getParserPosition()));
      }
      any = true;
      keys.addAll(properties(select, window, (SqlCall) key));
    }
    if (any) {
      select.setGroupBy(new SqlNodeList(keys, group.getParserPosition()));
    }
  }

  private static List<SqlNode> properties(SqlSelect select, WindowFunction window, SqlCall call) {
    int arguments = 1 + window.required();
    if (call.operandCount() != arguments) {
      throw new WeirException(
              ErrorCode.UNSUPPORTED,
              call.operandCount() < arguments
                  ? "\"" + window.getName() + "\" in GROUP BY misses an interval"
                  : "\"" + window.getName() + "\" in GROUP BY takes no alignment")
          .withHint(
              "Write GROUP BY "
                  + window.getName()
                  + (window.required() == 1
                      ? "(time, INTERVAL '10' MINUTE)."
                      : "(time, INTERVAL '5' MINUTE, INTERVAL '10' MINUTE)."))
          .at(Places.of(call.getParserPosition()));
    }
    List<SqlNode> properties = new ArrayList<>();
    for (GroupedWindowProperty property : GroupedWindowProperty.of(window)) {
      if (property.isAlwaysThere() || isUsed(select, property)) {
        properties.add(new SqlBasicCall(property, call.getOperandList(), call.getParserPosition()));
      }
    }
    return properties;
  }

  private static boolean isUsed(SqlSelect select, GroupedWindowProperty property) {
    boolean[] found = {false};
    select.accept(
        new SqlBasicVisitor<@Nullable Void>() {
          @Override
          public @Nullable Void visit(SqlCall call) {
            found[0] |= call.getOperator().getName().equalsIgnoreCase(property.getName());
            return super.visit(call);
          }
        });
    return found[0];
  }
}
