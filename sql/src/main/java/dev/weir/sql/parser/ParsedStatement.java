package dev.weir.sql.parser;

import dev.weir.error.Position;
import java.util.List;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlNode;
import org.apache.flink.sql.parser.dml.RichSqlInsert;
import org.jspecify.annotations.Nullable;

/** A statement as a syntax tree: Flink's, or one of Weir's own. */
public sealed interface ParsedStatement {

  /** A statement that Flink's parser knows. */
  record Flink(SqlNode node) implements ParsedStatement {}

  /** BEGIN STATEMENT SET; ... END, the older form of EXECUTE STATEMENT SET. */
  record StatementSet(List<RichSqlInsert> inserts) implements ParsedStatement {
    public StatementSet {
      inserts = List.copyOf(inserts);
    }
  }

  /** CREATE MATERIALIZED VIEW or TABLE name [(columns)] AS query. */
  record CreateMaterialized(
      Name name, boolean replaces, boolean ifNotExists, List<Name> columns, SqlNode query)
      implements ParsedStatement {
    public CreateMaterialized {
      columns = List.copyOf(columns);
    }
  }

  /** DROP MATERIALIZED VIEW or TABLE. */
  record DropMaterialized(Name name, boolean ifExists) implements ParsedStatement {}

  /** SHOW MATERIALIZED VIEWS or TABLES, with a LIKE pattern or null. */
  record ShowMaterialized(boolean views, @Nullable String like) implements ParsedStatement {}

  /** SHOW CREATE MATERIALIZED VIEW or TABLE. */
  record ShowCreateMaterialized(Name name) implements ParsedStatement {}

  /** A name of one to three parts, and its place in the script. */
  record Name(List<String> parts, Position place) {
    public Name {
      parts = List.copyOf(parts);
    }

    public static Name of(SqlIdentifier identifier, Position place) {
      return new Name(identifier.names, place);
    }

    @Override
    public String toString() {
      return String.join(".", parts);
    }
  }
}
