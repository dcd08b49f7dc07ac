package dev.weir.sql.planning;

import dev.weir.error.ErrorCode;
import dev.weir.error.Suggestions;
import dev.weir.error.WeirException;
import dev.weir.sql.node.StateTtl;
import dev.weir.sql.script.Durations;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlHint;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlJoin;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlSelect;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.util.SqlBasicVisitor;
import org.jspecify.annotations.Nullable;

/**
 * Replaces the names of tables in STATE_TTL hints by their places in FROM, as long as the names are
 * known. A hint's options are then: the number of the hint in the query, how many tables FROM has,
 * and for the place of a table its milliseconds.
 */
final class TtlHints extends SqlBasicVisitor<@Nullable Void> {
  static final String NUMBER = "#";
  static final String TABLES = "tables";

  private int count;

  /** Whether there were any. */
  static boolean place(SqlNode query) {
    TtlHints hints = new TtlHints();
    query.accept(hints);
    return hints.count > 0;
  }

  @Override
  public @Nullable Void visit(SqlCall call) {
    if (call instanceof SqlSelect select && select.getHints() != null) {
      SqlNodeList placed = new SqlNodeList(select.getHints().getParserPosition());
      for (SqlNode hint : select.getHints()) {
        placed.add(isTtl(hint) ? placed((SqlHint) hint, select.getFrom()) : hint);
      }
      select.setHints(placed);
    }
    return super.visit(call);
  }

  private static boolean isTtl(SqlNode node) {
    return node instanceof SqlHint hint && hint.getName().equals(StateTtl.HINT);
  }

  private SqlHint placed(SqlHint hint, @Nullable SqlNode from) {
    count++;
    if (hint.getOptionFormat() != SqlHint.HintOptionFormat.KV_LIST) {
      throw new WeirException(
              ErrorCode.INVALID_STATEMENT, "hint \"STATE_TTL\" takes tables and durations")
          .withHint("Write it like STATE_TTL('orders' = '1 d').");
    }
    Map<String, String> options = hint.getOptionKVPairs();
    if (options.containsKey(NUMBER)) {
      return hint;
    }
    List<String> tables = new ArrayList<>();
    collect(from, tables);
    Map<String, String> placed = new TreeMap<>();
    placed.put(NUMBER, String.valueOf(count));
    placed.put(TABLES, String.valueOf(tables.size()));
    options.forEach((table, duration) -> {
      int place = tables.indexOf(table);
      if (place < 0) {
        throw new WeirException(
                ErrorCode.INVALID_STATEMENT,
                "hint \"STATE_TTL\" names \"" + table + "\", which is not in FROM")
            .withHint(Suggestions.didYouMean(table, tables));
      }
      placed.put(String.valueOf(place), String.valueOf(Durations.parse(StateTtl.HINT, duration)));
    });
    return hint(hint, placed);
  }

  private static SqlHint hint(SqlHint hint, Map<String, String> options) {
    SqlParserPos position = hint.getParserPosition();
    SqlNodeList list = new SqlNodeList(position);
    options.forEach((key, value) -> {
      list.add(SqlLiteral.createCharString(key, position));
      list.add(SqlLiteral.createCharString(value, position));
    });
    return new SqlHint(
        position,
        new SqlIdentifier(StateTtl.HINT, position),
        list,
        SqlHint.HintOptionFormat.KV_LIST);
  }

  /** The names by which a FROM knows its tables, in order; "" for those without. */
  static void collect(@Nullable SqlNode from, List<String> names) {
    switch (from) {
      case null -> {}
      case SqlJoin join -> {
        collect(join.getLeft(), names);
        collect(join.getRight(), names);
      }
      case SqlIdentifier table -> names.add(table.names.getLast());
      case SqlCall call when call.getKind() == SqlKind.AS ->
          names.add(((SqlIdentifier) call.operand(1)).getSimple());
      case SqlCall call when call.getKind() == SqlKind.TABLE_REF -> collect(call.operand(0), names);
      default -> names.add("");
    }
  }
}
