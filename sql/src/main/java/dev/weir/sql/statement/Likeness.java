package dev.weir.sql.statement;

import dev.weir.catalog.ObjectName;
import dev.weir.error.ErrorCode;
import dev.weir.error.WeirException;
import dev.weir.sql.catalog.Catalog;
import dev.weir.sql.catalog.Names;
import dev.weir.sql.catalog.TableDefinition;
import dev.weir.sql.catalog.TableDefinition.ColumnDefinition;
import dev.weir.sql.catalog.TableDefinition.WatermarkDefinition;
import dev.weir.sql.parser.Places;
import dev.weir.sql.script.StatementText;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.flink.sql.parser.ddl.table.SqlTableLike;
import org.apache.flink.sql.parser.ddl.table.SqlTableLike.FeatureOption;
import org.apache.flink.sql.parser.ddl.table.SqlTableLike.MergingStrategy;
import org.apache.flink.sql.parser.ddl.table.SqlTableLike.SqlTableLikeOption;
import org.jspecify.annotations.Nullable;

/**
 * LIKE: what comes from another table. Unless the statement says otherwise, everything is included,
 * and options that are given anew win.
 */
final class Likeness {
  private final TableDefinition source;
  private final Map<FeatureOption, MergingStrategy> strategies = new EnumMap<>(FeatureOption.class);

  private Likeness(TableDefinition source, List<SqlTableLikeOption> options) {
    this.source = source;
    for (FeatureOption feature : FeatureOption.values()) {
      strategies.put(feature, MergingStrategy.INCLUDING);
    }
    strategies.put(FeatureOption.OPTIONS, MergingStrategy.OVERWRITING);
    for (SqlTableLikeOption option : options) {
      if (option.getFeatureOption() == FeatureOption.ALL) {
        strategies.replaceAll((feature, old) -> option.getMergingStrategy());
      }
    }
    for (SqlTableLikeOption option : options) {
      strategies.put(option.getFeatureOption(), option.getMergingStrategy());
    }
  }

  static Likeness of(SqlTableLike like, Catalog catalog, StatementText statement) {
    ObjectName name;
    try {
      name = catalog.namespaces().resolve(like.getSourceTable().names);
    } catch (WeirException e) {
      throw e.at(Places.of(like.getSourceTable(), statement));
    }
    TableDefinition source = catalog.table(name);
    if (source == null) {
      WeirException error =
          catalog.view(name) == null
              ? Names.missing("table", name, catalog)
              : new WeirException(
                  ErrorCode.INVALID_STATEMENT, "\"" + name + "\" is a view, not a table");
      throw error.at(Places.of(like.getSourceTable(), statement));
    }
    return new Likeness(source, like.getOptions());
  }

  /** Adds the source's columns: physical ones always, computed ones unless excluded. */
  void physical(Draft draft) {
    for (ColumnDefinition column : source.columns()) {
      boolean wanted =
          column.metadata() != null
              ? includes(FeatureOption.METADATA)
              : column.expression() == null || includes(FeatureOption.GENERATED);
      if (wanted) {
        draft.inherit(column);
      }
    }
  }

  boolean overwritesGenerated(String column) {
    boolean generated =
        source.columns().stream()
            .anyMatch(other -> other.name().equals(column) && other.expression() != null);
    return generated && overwrites(FeatureOption.GENERATED);
  }

  List<String> primaryKey() {
    return includes(FeatureOption.CONSTRAINTS) ? source.primaryKey() : List.of();
  }

  List<String> partitionKeys() {
    return source.partitioning().keys();
  }

  boolean keepsPartitions() {
    return includes(FeatureOption.PARTITIONS);
  }

  @Nullable WatermarkDefinition watermark() {
    return includes(FeatureOption.WATERMARKS) ? source.watermark() : null;
  }

  boolean overwritesWatermark() {
    return overwrites(FeatureOption.WATERMARKS);
  }

  Map<String, String> options() {
    return includes(FeatureOption.OPTIONS) ? source.options() : Map.of();
  }

  /** Whether an option given in both places is an error. */
  boolean optionsMustDiffer() {
    return strategies.get(FeatureOption.OPTIONS) == MergingStrategy.INCLUDING;
  }

  WeirException duplicate(String what, String feature) {
    return new WeirException(
            ErrorCode.INVALID_STATEMENT, "table \"" + source.name() + "\" has " + what + " already")
        .withHint("Add EXCLUDING " + feature + " to LIKE.");
  }

  private boolean includes(FeatureOption feature) {
    return strategy(feature) != MergingStrategy.EXCLUDING;
  }

  private boolean overwrites(FeatureOption feature) {
    return strategy(feature) == MergingStrategy.OVERWRITING;
  }

  private MergingStrategy strategy(FeatureOption feature) {
    return Objects.requireNonNull(strategies.get(feature));
  }
}
