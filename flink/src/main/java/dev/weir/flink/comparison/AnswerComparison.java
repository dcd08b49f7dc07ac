package dev.weir.flink.comparison;

import dev.weir.backend.Answer;
import dev.weir.backend.Answer.Column;
import dev.weir.backend.Answer.Row;
import dev.weir.backend.Verdict;
import dev.weir.batch.RowKind;
import dev.weir.sql.parser.Token;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Two answers to one query. */
public final class AnswerComparison {
  private final Answer here;
  private final Answer there;
  private final StatementShape shape;

  private AnswerComparison(Answer here, Answer there, StatementShape shape) {
    this.here = here;
    this.there = there;
    this.shape = shape;
  }

  /** What came out of a query on both sides. */
  public static Verdict verdict(String query, Answer here, Answer there) {
    return of(here, there, StatementShape.of(query)).verdict();
  }

  static AnswerComparison of(Answer here, Answer there, StatementShape shape) {
    return shape.kind() == StatementShape.Kind.LISTING
        ? new AnswerComparison(sameSpelling(here), sameSpelling(there), shape)
        : new AnswerComparison(here, there, shape);
  }

  /** Types have two spellings in Flink's listings, and its statements end with an empty line. */
  private static Answer sameSpelling(Answer answer) {
    List<Row> rows = new ArrayList<>();
    for (Row row : answer.rows()) {
      List<@Nullable String> cells = new ArrayList<>();
      for (String cell : row.cells()) {
        cells.add(cell == null ? null : spelled(cell));
      }
      rows.add(new Row(row.kind(), cells));
    }
    return new Answer(answer.columns(), rows);
  }

  private static String spelled(String cell) {
    return cell.stripTrailing()
        .replace("VARCHAR(2147483647)", "STRING")
        .replace("VARBINARY(2147483647)", "BYTES");
  }

  Verdict verdict() {
    List<String> columns = columnsThatDiffer();
    Verdict rows = rows(finalRows(here), finalRows(there));
    if (!columns.isEmpty()) {
      return rows instanceof Verdict.Different(var c, var onlyHere, var onlyThere, long common)
          ? new Verdict.Different(columns, onlyHere, onlyThere, common)
          : new Verdict.Different(columns, List.of(), List.of(), here.rows().size());
    }
    if (rows instanceof Verdict.Different) {
      String chance = Chance.in(shape);
      boolean sameCount = finalRows(here).size() == finalRows(there).size();
      return chance != null && sameCount
          ? new Verdict.Equal(finalRows(here).size(), "values not compared: " + chance)
          : rows;
    }
    return ordered(((Verdict.Equal) rows).rows());
  }

  /** Lines of text, in any order. */
  static Verdict lines(List<String> here, List<String> there) {
    return rows(asRows(here), asRows(there));
  }

  private static List<List<@Nullable String>> asRows(List<String> lines) {
    return lines.stream().map(line -> List.<@Nullable String>of(line)).toList();
  }

  private static Verdict rows(
      List<List<@Nullable String>> here, List<List<@Nullable String>> there) {
    Map<List<@Nullable String>, Integer> surplus = new LinkedHashMap<>();
    here.forEach(row -> surplus.merge(row, 1, Integer::sum));
    there.forEach(row -> surplus.merge(row, -1, Integer::sum));
    List<String> onlyHere = new ArrayList<>();
    List<String> onlyThere = new ArrayList<>();
    for (Map.Entry<List<@Nullable String>, Integer> row : surplus.entrySet()) {
      int count = row.getValue();
      for (int i = 0; i < Math.abs(count); i++) {
        (count > 0 ? onlyHere : onlyThere).add(print(row.getKey()));
      }
    }
    return onlyHere.isEmpty() && onlyThere.isEmpty()
        ? new Verdict.Equal(here.size(), "")
        : new Verdict.Different(List.of(), onlyHere, onlyThere, here.size() - onlyHere.size());
  }

  /** The rows that the changes leave behind, in the order in which they came. */
  static List<List<@Nullable String>> finalRows(Answer answer) {
    if (answer.rows().stream().noneMatch(row -> RowKind.retracts(row.kind()))) {
      return answer.rows().stream().map(Row::cells).toList();
    }
    Map<List<@Nullable String>, Integer> counts = new LinkedHashMap<>();
    for (Row row : answer.rows()) {
      counts.merge(row.cells(), RowKind.retracts(row.kind()) ? -1 : 1, Integer::sum);
    }
    List<List<@Nullable String>> rows = new ArrayList<>();
    counts.forEach((row, count) -> {
      for (int i = 0; i < count; i++) {
        rows.add(row);
      }
    });
    return rows;
  }

  private List<String> columnsThatDiffer() {
    if (here.columns().size() != there.columns().size()) {
      return List.of(
          here.columns().size() + " columns in Weir, " + there.columns().size() + " in Flink");
    }
    List<String> differences = new ArrayList<>();
    for (int i = 0; i < here.columns().size(); i++) {
      Column ours = here.columns().get(i);
      Column theirs = there.columns().get(i);
      boolean same =
          ours.name().equals(theirs.name())
              && nullable(ours.type()).equals(nullable(theirs.type()));
      if (!same) {
        differences.add(
            "column " + (i + 1) + ": " + print(ours) + " in Weir, " + print(theirs) + " in Flink");
      }
    }
    return differences;
  }

  /** Whether a column may be NULL is each planner's own guess. */
  private static String nullable(String type) {
    return type.replace(" NOT NULL", "");
  }

  private static String print(Column column) {
    return "\"" + column.name() + "\" " + column.type();
  }

  private static String print(List<@Nullable String> row) {
    return row.stream().map(cell -> cell == null ? "NULL" : cell).collect(Collectors.joining("|"));
  }

  /** For the same rows: whether they came in the order that the query asks for. */
  private Verdict ordered(long rows) {
    List<List<Token>> keys = shape.orderKeys();
    boolean changelog = there.rows().stream().anyMatch(row -> RowKind.retracts(row.kind()));
    if (keys.isEmpty()) {
      return new Verdict.Equal(rows, "");
    }
    if (changelog || shape.limited()) {
      // The first rows of a stream are kept up to date, but not given in order.
      return new Verdict.Equal(rows, "order not compared");
    }
    List<Integer> positions = keys.stream().map(this::position).toList();
    List<List<@Nullable String>> ours = keysOf(finalRows(here), positions);
    List<List<@Nullable String>> theirs = keysOf(finalRows(there), positions);
    if (ours.equals(theirs)) {
      return new Verdict.Equal(rows, positions.contains(-1) ? "order by hidden keys" : "in order");
    }
    return new Verdict.Different(List.of(), List.of(), List.of(), rows);
  }

  private static List<List<@Nullable String>> keysOf(
      List<List<@Nullable String>> rows, List<Integer> positions) {
    List<List<@Nullable String>> keys = new ArrayList<>();
    for (List<@Nullable String> row : rows) {
      List<@Nullable String> key = new ArrayList<>();
      for (int position : positions) {
        if (position < 0) {
          // What follows a key that is not in the row can come in any order.
          break;
        }
        key.add(row.get(position));
      }
      keys.add(key);
    }
    return keys;
  }

  /** Which column a key names, by its number or name; -1 for anything else. */
  private int position(List<Token> key) {
    Token first = key.getFirst();
    boolean plain =
        key.size() == 1 || key.get(1).is("ASC") || key.get(1).is("DESC") || key.get(1).is("NULLS");
    if (!plain) {
      return -1;
    }
    if (first.kind() == Token.Kind.NUMBER) {
      int position = Integer.parseInt(first.text()) - 1;
      return position < here.columns().size() ? position : -1;
    }
    for (int i = 0; i < here.columns().size(); i++) {
      if (here.columns().get(i).name().equals(StatementShape.bare(first))) {
        return i;
      }
    }
    return -1;
  }
}
