package dev.weir.sql.validate;

import dev.weir.error.ErrorCode;
import dev.weir.error.WeirException;
import java.util.Locale;
import java.util.Set;
import org.apache.calcite.sql.JoinType;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlJoin;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.util.SqlBasicVisitor;
import org.jspecify.annotations.Nullable;

/** Says by name and place what a query uses that Weir cannot do yet, before anything runs. */
final class SupportCheck extends SqlBasicVisitor<@Nullable Void> {
  private static final Set<String> GROUPED_WINDOWS =
      Set.of("TUMBLE", "HOP", "SESSION", "$TUMBLE", "$HOP", "$SESSION");

  static void check(SqlNode query) {
    query.accept(new SupportCheck());
  }

  @Override
  public @Nullable Void visit(SqlCall call) {
    String feature = feature(call);
    if (feature != null) {
      throw new WeirException(ErrorCode.UNSUPPORTED, feature + " is not supported yet")
          .withHint(hint(call))
          .at(Places.of(call.getParserPosition()));
    }
    return super.visit(call);
  }

  private static @Nullable String feature(SqlCall call) {
    return switch (call.getKind()) {
      case PIVOT -> "PIVOT";
      case UNPIVOT -> "UNPIVOT";
      case TABLESAMPLE -> "TABLESAMPLE";
      case JOIN -> join((SqlJoin) call);
      default ->
          isGroupedWindow(call) ? "a window other than in FROM or as a key of GROUP BY" : null;
    };
  }

  private static @Nullable String join(SqlJoin join) {
    JoinType type = join.getJoinType();
    if (type.generatesNullsOnLeft() && isSnapshot(join.getRight())) {
      return type.name() + " JOIN with FOR SYSTEM_TIME AS OF";
    }
    return switch (type) {
      case INNER, LEFT, RIGHT, FULL, CROSS, COMMA -> null;
      default -> type.name().replace('_', ' ') + " JOIN";
    };
  }

  private static boolean isSnapshot(SqlNode node) {
    return node.getKind() == SqlKind.SNAPSHOT
        || node.getKind() == SqlKind.AS && isSnapshot(((SqlCall) node).operand(0));
  }

  private static boolean isGroupedWindow(SqlCall call) {
    return GROUPED_WINDOWS.contains(call.getOperator().getName().toUpperCase(Locale.ROOT))
        && !(call.getOperator() instanceof WindowFunction);
  }

  private static @Nullable String hint(SqlCall call) {
    if (isGroupedWindow(call)) {
      return "Write FROM TABLE(TUMBLE(TABLE name, DESCRIPTOR(time), INTERVAL '1' MINUTE)) and GROUP"
          + " BY window_start, window_end.";
    }
    return null;
  }
}
