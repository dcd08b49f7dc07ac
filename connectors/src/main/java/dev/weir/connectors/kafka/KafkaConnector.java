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

/** The connector {@code kafka}: messages are rows, or what a format of changes says. */
public final class KafkaConnector implements Connector {

  @Override
  public String name() {
    return "kafka";
  }

  @Override
  public List<Option> options() {
    return KafkaOptions.appending();
  }

  @Override
  public void validate(CatalogTable table) {
    refusePartitions(table);
    // a table that is only read may do without a topic, and one that is only written without a
    // start
    KafkaSink.check(table(table).options());
  }

  static void refusePartitions(CatalogTable table) {
    if (!table.partitionKeys().isEmpty()) {
      throw new WeirException(
              ErrorCode.UNSUPPORTED,
              "table \"" + table.name() + "\" is a topic and can't be partitioned by columns")
          .withHint("Leave PARTITIONED BY out; messages with equal keys go to one partition.");
    }
  }

  private static KafkaTable table(CatalogTable table) {
    return KafkaTable.appending(MessageParts.appending(table));
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
  public boolean insertOnly(CatalogTable table) {
    return MessageParts.appending(table).value().format().insertOnly();
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
