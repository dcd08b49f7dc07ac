package dev.weir.backend;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a statement gave: its columns, and its rows in the order in which they came. */
public record Answer(List<Column> columns, List<Row> rows) {
  /** For statements without rows. */
  public static final Answer NONE = new Answer(List.of(), List.of());

  public Answer {
    columns = List.copyOf(columns);
    rows = List.copyOf(rows);
  }

  /** A column: its name, and its type as Flink spells it. */
  public record Column(String name, String type) {}

  /** A row of a changelog: its {@link dev.weir.batch.RowKind} and its values; NULL is null. */
  public record Row(byte kind, List<@Nullable String> cells) {
    // Written out, because a short form would lose in the class file that values can be null.
    public Row(byte kind, List<@Nullable String> cells) {
      this.kind = kind;
      this.cells = Collections.unmodifiableList(new ArrayList<>(cells));
    }
  }
}
