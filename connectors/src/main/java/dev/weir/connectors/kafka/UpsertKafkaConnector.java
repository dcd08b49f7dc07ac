package dev.weir.connectors.kafka;

import dev.weir.catalog.CatalogTable;
import dev.weir.connector.Connector;
import dev.weir.connector.Option;
import dev.weir.connector.Sink;
import dev.weir.connector.Source;
import dev.weir.error.ErrorCode;
import dev.weir.error.WeirException;
import dev.weir.plan.FieldPath;
import dev.weir.type.RowType;
import java.util.List;

/**
 * The connector {@code upsert-kafka}: a message takes the place of the one before it with the same
 * key, which is the primary key; one without a value takes the row away.
 */
public final class UpsertKafkaConnector implements Connector {

  @Override
  public String name() {
    return "upsert-kafka";
  }

  @Override
  public List<Option> options() {
    return KafkaOptions.upserting();
  }

  @Override
  public void validate(CatalogTable table) {
    KafkaConnector.refusePartitions(table);
    KafkaSink.check(table(table).options());
  }

  private static KafkaTable table(CatalogTable table) {
    MessageParts parts = MessageParts.upserting(table);
    if (!parts.value().format().insertOnly()) {
      throw new WeirException(
              ErrorCode.INVALID_OPTION,
              "option \"value.format\" of table \""
                  + table.name()
                  + "\" is a format of changes, which connector \"upsert-kafka\" tells by itself")
          .withHint("Use connector \"kafka\", or a format such as json.");
    }
    return KafkaTable.upserting(parts);
  }

  @Override
  public boolean bounded(CatalogTable table) {
    return table(table).bounded();
  }

  /** Messages come as they are written. */
  @Override
  public boolean atOnce(CatalogTable table) {
    return false;
  }

  @Override
  public boolean upserts(CatalogTable table) {
    return true;
  }

  @Override
  public RowType metadata(CatalogTable table) {
    return KafkaMetadata.columns();
  }

  @Override
  public RowType writableMetadata(CatalogTable table) {
    return KafkaMetadata.writable();
  }

  @Override
  public Source source(CatalogTable table, List<FieldPath> columns, RowType schema) {
    KafkaTable described = table(table);
    return new KafkaSource(described, AskedColumns.of(described, columns, schema));
  }

  @Override
  public Sink sink(CatalogTable table) {
    return new KafkaSink(table(table));
  }
}
