package dev.weir.sql.statement;

import dev.weir.error.ErrorCode;
import dev.weir.error.WeirException;
import dev.weir.sql.catalog.Partitioning;
import dev.weir.sql.catalog.TableDefinition;
import dev.weir.sql.script.StatementText;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.flink.sql.parser.ddl.SqlAddPartitions;
import org.apache.flink.sql.parser.ddl.SqlDropPartitions;
import org.apache.flink.sql.parser.dql.SqlShowPartitions;

/** ALTER TABLE ADD and DROP PARTITION, SHOW PARTITIONS: the partitions that the catalog knows. */
public final class PartitionStatements {
  private PartitionStatements() {}

  static TableDefinition add(TableDefinition table, SqlAddPartitions add, StatementText statement) {
    requireKeys(table);
    Partitioning partitioning = table.partitioning();
    for (SqlNodeList node : add.getPartSpecs()) {
      Map<String, String> spec = PartitionSpec.texts(node, statement);
      if (!spec.keySet().equals(new HashSet<>(partitioning.keys()))) {
        throw PartitionSpec.invalid(
            "partition \""
                + text(spec)
                + "\" of table \""
                + table.name()
                + "\" needs a value for each of "
                + String.join(", ", partitioning.keys()),
            node,
            statement);
      }
      boolean there = partitioning.added().contains(spec);
      if (there && !add.ifPartitionNotExists()) {
        throw fault(table, spec, " exists already", node, statement);
      }
      partitioning = there ? partitioning : partitioning.plus(spec);
    }
    return table.withPartitioning(partitioning);
  }

  static TableDefinition drop(
      TableDefinition table, SqlDropPartitions drop, StatementText statement) {
    Partitioning partitioning = table.partitioning();
    for (SqlNodeList node : drop.getPartSpecs()) {
      Map<String, String> spec = PartitionSpec.texts(node, statement);
      if (!partitioning.added().contains(spec) && !drop.ifExists()) {
        throw fault(table, spec, " does not exist", node, statement)
            .withHint("Only partitions that ALTER TABLE ADD PARTITION named can be dropped.");
      }
      partitioning = partitioning.minus(spec);
    }
    return table.withPartitioning(partitioning);
  }

  /** The names of the partitions that have the values asked for, as Flink writes them. */
  public static List<String> show(
      TableDefinition table, SqlShowPartitions show, StatementText statement) {
    requireKeys(table);
    SqlNodeList wanted = show.getPartitionSpec();
    Map<String, String> spec = wanted == null ? Map.of() : PartitionSpec.texts(wanted, statement);
    List<String> names = new ArrayList<>();
    for (Map<String, String> partition : table.partitioning().added()) {
      if (partition.entrySet().containsAll(spec.entrySet())) {
        names.add(text(partition));
      }
    }
    return names;
  }

  private static void requireKeys(TableDefinition table) {
    if (table.partitioning().keys().isEmpty()) {
      throw new WeirException(
          ErrorCode.INVALID_STATEMENT, "table \"" + table.name() + "\" is not partitioned");
    }
  }

  private static WeirException fault(
      TableDefinition table,
      Map<String, String> spec,
      String what,
      SqlNodeList place,
      StatementText statement) {
    String message = "partition \"" + text(spec) + "\" of table \"" + table.name() + "\"" + what;
    return PartitionSpec.invalid(message, place, statement);
  }

  private static String text(Map<String, String> spec) {
    return spec.entrySet().stream()
        .map(entry -> entry.getKey() + "=" + entry.getValue())
        .collect(Collectors.joining("/"));
  }
}
