package dev.weir.connector;

import dev.weir.catalog.CatalogTable;
import dev.weir.error.ErrorCode;
import dev.weir.error.WeirException;
import dev.weir.plan.FieldPath;
import dev.weir.plan.LookupCache;
import dev.weir.type.RowType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A kind of table: what stands behind {@code 'connector' = 'name'}. Stateless and thread-safe.
 *
 * <p>Wrong or missing options are reported by {@link #validate}, before anything is opened.
 */
public interface Connector {
  /** The metadata of sources that upsert: BOOLEAN, whether the row just says that there is none. */
  String GONE = "$gone";

  /** The value of the {@code connector} option. */
  String name();

  /** Every option that this connector knows, those of formats left out. */
  List<Option> options();

  /** Checks the table's options against what this connector and its format know. */
  void validate(CatalogTable table);

  /** Whether a source of this table ends by itself. */
  boolean bounded(CatalogTable table);

  /**
   * Whether all rows are there when reading begins, as in a file, and not spread over the time to
   * come. Who looks them up waits for them, then.
   */
  default boolean atOnce(CatalogTable table) {
    return bounded(table);
  }

  /**
   * Whether a source of this table gives new rows only; if not, its rows are changes, with their
   * kinds in the batch.
   */
  default boolean insertOnly(CatalogTable table) {
    return true;
  }

  /**
   * What a source knows of each row beside its columns: keys and types. A table names the keys that
   * it wants in its {@link CatalogTable#metadata}; those columns can be asked for like others.
   */
  default RowType metadata(CatalogTable table) {
    return RowType.of(List.of());
  }

  /**
   * Whether a row of a source takes the place of the one before it with the same primary key. Its
   * metadata {@link #GONE}, asked for by that name, tells that the key has no row any more. Who
   * reads has to keep rows to know what was there.
   */
  default boolean upserts(CatalogTable table) {
    return false;
  }

  /**
   * What a row that is written can be given beside its columns: keys and types. A sink's table has
   * in its {@link CatalogTable#metadata} what is written; rows have it behind the columns.
   */
  default RowType writableMetadata(CatalogTable table) {
    return RowType.of(List.of());
  }

  /** A source that reads the columns asked for, in that order. */
  Source source(CatalogTable table, List<FieldPath> columns, RowType schema);

  /**
   * The same source without the partitions that are not wanted, if this connector can leave them
   * out.
   */
  default Source source(
      CatalogTable table, List<FieldPath> columns, RowType schema, PartitionFilter filter) {
    return source(table, columns, schema);
  }

  /**
   * How joins look up rows of this table at processing time; null if they read it like any other
   * table.
   */
  default @Nullable LookupCache lookup(CatalogTable table) {
    return null;
  }

  /**
   * The side of this table that answers with the columns asked for, in that order; the keys are
   * some of these, by their places. Null if it can't answer these keys. Asked for only where {@link
   * #lookup} says that keys are asked.
   */
  default @Nullable LookupSource answers(
      CatalogTable table, List<FieldPath> columns, RowType schema, List<Integer> keys) {
    return null;
  }

  /** A sink for rows of the table's columns. */
  Sink sink(CatalogTable table);

  /**
   * A sink whose rows take the place of those that the table has, once all are written: of all
   * rows, or of those in the partitions that rows are written to.
   */
  default Sink overwritingSink(CatalogTable table) {
    throw new WeirException(
            ErrorCode.UNSUPPORTED,
            "table \"" + table.name() + "\" of connector \"" + name() + "\" can't be overwritten")
        .withHint("Write INSERT INTO.");
  }
}
