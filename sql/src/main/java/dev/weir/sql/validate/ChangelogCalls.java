package dev.weir.sql.validate;

import dev.weir.batch.RowKind;
import dev.weir.error.WeirException;
import dev.weir.plan.ChangeCode;
import dev.weir.sql.validate.ChangelogFunction.Direction;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.calcite.sql.SqlBasicCall;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlCharStringLiteral;
import org.apache.calcite.sql.SqlFunction;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlUtil;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.util.SqlShuttle;
import org.jspecify.annotations.Nullable;

/** Copies a query and brings its calls of TO_CHANGELOG and FROM_CHANGELOG to one form. */
final class ChangelogCalls extends SqlShuttle {
  private static final String INPUT = "input";
  private static final String OP = "op";
  private static final String MAPPING = "op_mapping";
  private static final String ON_TIME = "on_time";
  private static final List<String> NAMES = List.of(INPUT, OP, MAPPING, ON_TIME, "uid");

  /** The names of the kinds of changes. */
  private static final Map<String, Byte> KINDS = kinds();

  private ChangelogCalls() {}

  private static Map<String, Byte> kinds() {
    Map<String, Byte> kinds = new LinkedHashMap<>();
    kinds.put("INSERT", RowKind.INSERT);
    kinds.put("UPDATE_BEFORE", RowKind.UPDATE_BEFORE);
    kinds.put("UPDATE_AFTER", RowKind.UPDATE_AFTER);
    kinds.put("DELETE", RowKind.DELETE);
    return kinds;
  }

  static SqlNode normalize(SqlNode query) {
    SqlNode copy = query.accept(new ChangelogCalls());
    return copy == null ? query : copy;
  }

  @Override
  public @Nullable SqlNode visit(SqlCall call) {
    CallCopyingArgHandler handler = new CallCopyingArgHandler(call, true);
    call.getOperator().acceptCall(this, call, false, handler);
    SqlNode copied = handler.result();
    if (!(copied instanceof SqlCall table)
        || table.getKind() != SqlKind.COLLECTION_TABLE
        || !(table.operand(0) instanceof SqlCall inner)
        || !(inner.getOperator() instanceof SqlFunction)
        || inner.getOperator() instanceof UserProcessOperator) {
      return copied;
    }
    for (Direction direction : Direction.values()) {
      if (inner.getOperator().getName().equalsIgnoreCase(direction.name())) {
        return table
            .getOperator()
            .createCall(table.getParserPosition(), new Rewriting(direction, inner).rewritten());
      }
    }
    return copied;
  }

  /** One call at work. */
  private record Rewriting(Direction direction, CallArguments call) {
    Rewriting(Direction direction, SqlCall call) {
      this(direction, new CallArguments(direction.name(), call));
    }

    SqlNode rewritten() {
      Map<String, SqlNode> arguments = call.of(NAMES);
      SqlNode input = call.required(arguments, INPUT);
      SqlNode time = arguments.get(ON_TIME);
      if (time != null) {
        throw call.invalid("takes no \"" + ON_TIME + "\" argument", time)
            .withHint("Event time of the table goes on without it.");
      }
      SqlParserPos place = call.call().getParserPosition();
      SqlNode op = arguments.get(OP);
      SqlNode mapping = arguments.get(MAPPING);
      ChangelogFunction operator =
          new ChangelogFunction(
              direction,
              op == null ? new SqlIdentifier(OP, place) : call.column(OP, op),
              mapping == null || isNull(mapping)
                  ? defaults()
                  : new Mapping(direction, call, mapping, entries(mapping)).codes());
      return new SqlBasicCall(operator, List.of(rows(input)), place);
    }

    private SqlNode rows(SqlNode input) {
      if (input.getKind() == SqlKind.SET_SEMANTICS_TABLE) {
        throw call.invalid("takes no PARTITION BY and no ORDER BY", input);
      }
      return call.rows(INPUT, input);
    }

    private static List<ChangeCode> defaults() {
      return KINDS.entrySet().stream()
          .map(kind -> new ChangeCode(kind.getKey(), kind.getValue()))
          .toList();
    }

    private static boolean isNull(SqlNode mapping) {
      return mapping instanceof SqlCall cast && cast.getKind() == SqlKind.CAST
          ? SqlUtil.isNullLiteral(cast.operand(0), false)
          : SqlUtil.isNullLiteral(mapping, false);
    }

    /** The constant keys and values; the last value of a key that stands there twice. */
    private Map<String, String> entries(SqlNode mapping) {
      Map<String, String> entries = new LinkedHashMap<>();
      if (mapping.getKind() == SqlKind.MAP_VALUE_CONSTRUCTOR) {
        List<SqlNode> texts = ((SqlCall) mapping).getOperandList();
        for (int i = 0; i + 1 < texts.size(); i += 2) {
          entries.put(text(texts.get(i)), text(texts.get(i + 1)));
        }
        return entries;
      }
      throw notConstant(mapping);
    }

    private String text(SqlNode node) {
      SqlNode value =
          node instanceof SqlCall cast && cast.getKind() == SqlKind.CAST ? cast.operand(0) : node;
      if (value instanceof SqlCharStringLiteral literal) {
        return literal.getValueAs(String.class);
      }
      throw notConstant(node);
    }

    private WeirException notConstant(SqlNode node) {
      return call.invalid("takes a MAP of constant strings as \"" + MAPPING + "\"", node);
    }
  }

  /** The entries of op_mapping: kinds to a code, or codes to a kind, several with commas. */
  private record Mapping(
      Direction direction, CallArguments call, SqlNode place, Map<String, String> entries) {
    List<ChangeCode> codes() {
      List<ChangeCode> codes = new ArrayList<>();
      Set<String> seen = new HashSet<>();
      entries.forEach((key, value) -> {
        for (String part : key.split(",", -1)) {
          String name = part.strip();
          codes.add(
              switch (direction) {
                case TO_CHANGELOG -> new ChangeCode(value, kind(name));
                case FROM_CHANGELOG -> new ChangeCode(name, kind(value.strip()));
              });
          if (!seen.add(name)) {
            throw call.invalid("maps \"" + name + "\" twice", place);
          }
        }
      });
      if (direction == Direction.FROM_CHANGELOG) {
        checkKinds();
      }
      return codes;
    }

    /** Each kind once, and updates with what they take back. */
    private void checkKinds() {
      Set<String> kinds = new HashSet<>();
      for (String value : entries.values()) {
        if (!kinds.add(value.strip())) {
          throw call.invalid("maps to \"" + value.strip() + "\" twice", place)
              .withHint("Write several codes with commas: MAP['c, r', 'INSERT'].");
        }
      }
      if (kinds.contains("UPDATE_AFTER") && !kinds.contains("UPDATE_BEFORE")) {
        throw call.invalid("needs a code for UPDATE_BEFORE beside that for UPDATE_AFTER", place);
      }
    }

    private byte kind(String name) {
      Byte kind = KINDS.get(name);
      if (kind == null) {
        throw call.invalid("knows no change \"" + name + "\"", place)
            .withHint("Use " + String.join(", ", KINDS.keySet()) + ".");
      }
      return kind;
    }
  }
}
