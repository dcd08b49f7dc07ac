package dev.weir.sql.planning;

import dev.weir.catalog.CatalogTable;
import dev.weir.catalog.Namespace;
import dev.weir.catalog.ObjectName;
import dev.weir.connector.Connector;
import dev.weir.connector.Connectors;
import dev.weir.connector.LookupSource;
import dev.weir.connector.Option;
import dev.weir.connector.Sink;
import dev.weir.connector.Source;
import dev.weir.plan.FieldPath;
import dev.weir.plan.LookupCache;
import dev.weir.sql.catalog.Catalog;
import dev.weir.sql.catalog.InMemoryCatalog;
import dev.weir.sql.catalog.TableDefinition;
import dev.weir.sql.catalog.TableDefinition.ColumnDefinition;
import dev.weir.sql.catalog.TableDefinition.WatermarkDefinition;
import dev.weir.sql.catalog.ViewDefinition;
import dev.weir.sql.parser.StatementParser;
import dev.weir.sql.script.Settings;
import dev.weir.sql.script.StatementText;
import dev.weir.type.Field;
import dev.weir.type.RowType;
import dev.weir.type.SqlType;
import dev.weir.type.Types;
import java.util.List;
import java.util.Map;
import org.apache.calcite.sql.SqlNode;
import org.jspecify.annotations.Nullable;

/**
 * Tables to plan queries over: {@code orders} and {@code nexmark} never end, {@code rates} does.
 */
final class TestCatalog implements Connectors {
  private final Catalog catalog = new InMemoryCatalog();

  TestCatalog() {
    catalog.add(
        table(
            "orders",
            "stream",
            new WatermarkDefinition("ts", "ts - INTERVAL '5' SECOND"),
            column("id", Types.BIGINT),
            column("product", Types.STRING),
            column("price", Types.decimal(10, 2)),
            column("amount", Types.INT),
            column("ts", Types.timestamp(3))));
    catalog.add(
        table(
            "rates",
            "file",
            null,
            column("product", Types.STRING),
            column("rate", Types.DOUBLE),
            column("since", Types.DATE),
            column("small", Types.SMALLINT)));
    catalog.add(
        table(
            "customers",
            "keyed",
            null,
            column("name", Types.STRING),
            column("city", Types.STRING),
            column("id", Types.BIGINT)));
    catalog.add(nexmark());
    view(
        "bid",
        "SELECT bid.auction AS auction, bid.bidder AS bidder, bid.price AS price, bid.channel AS"
            + " channel, bid.url AS url, `dateTime`, bid.extra AS extra FROM nexmark WHERE"
            + " event_type = 2");
    view(
        "auction",
        "SELECT auction.id, auction.itemName, auction.initialBid, auction.expires, auction.seller,"
            + " auction.category, `dateTime` FROM nexmark WHERE event_type = 1");
    view(
        "person",
        "SELECT person.id, person.name, person.city, person.state, `dateTime` FROM nexmark WHERE"
            + " event_type = 0");
  }

  private static TableDefinition nexmark() {
    SqlType time = Types.timestamp(3);
    RowType person =
        row(
            "id",
            Types.BIGINT,
            "name",
            Types.STRING,
            "city",
            Types.STRING,
            "state",
            Types.STRING,
            "dateTime",
            time);
    RowType auction =
        row(
            "id",
            Types.BIGINT,
            "itemName",
            Types.STRING,
            "initialBid",
            Types.BIGINT,
            "dateTime",
            time,
            "expires",
            time,
            "seller",
            Types.BIGINT,
            "category",
            Types.BIGINT);
    RowType bid =
        row(
            "auction",
            Types.BIGINT,
            "bidder",
            Types.BIGINT,
            "price",
            Types.BIGINT,
            "channel",
            Types.STRING,
            "url",
            Types.STRING,
            "dateTime",
            time,
            "extra",
            Types.STRING);
    return table(
        "nexmark",
        "stream",
        new WatermarkDefinition("dateTime", "`dateTime` - INTERVAL '4' SECOND"),
        column("event_type", Types.INT),
        column("person", person),
        column("auction", auction),
        column("bid", bid),
        new ColumnDefinition(
            "dateTime",
            time,
            "CASE WHEN event_type = 0 THEN person.`dateTime` WHEN event_type = 1 THEN"
                + " auction.`dateTime` ELSE bid.`dateTime` END",
            null));
  }

  private static RowType row(Object... namesAndTypes) {
    List<Field> fields = new java.util.ArrayList<>();
    for (int i = 0; i < namesAndTypes.length; i += 2) {
      fields.add(new Field((String) namesAndTypes[i], (SqlType) namesAndTypes[i + 1]));
    }
    return new RowType(fields, true);
  }

  static TableDefinition table(
      String name,
      String connector,
      @Nullable WatermarkDefinition watermark,
      ColumnDefinition... columns) {
    return new TableDefinition(
        ObjectName.of(name),
        false,
        List.of(columns),
        List.of(),
        watermark,
        null,
        Map.of("connector", connector));
  }

  static ColumnDefinition column(String name, SqlType type) {
    return new ColumnDefinition(name, type, null, null);
  }

  void view(String name, String query) {
    Planned planned = plan(query);
    catalog.add(
        new ViewDefinition(
            ObjectName.of(name), false, false, null, query, Namespace.DEFAULT, planned.schema()));
  }

  Planned plan(String sql) {
    StatementText text = new StatementText(sql, 1, 1, true);
    SqlNode node = StatementParser.parseQuery(text);
    return new QueryPlanner(catalog, this, new Settings()).plan(node, text);
  }

  @Override
  public @Nullable Connector find(String name) {
    return names().contains(name) ? new NamedConnector(name) : null;
  }

  @Override
  public List<String> names() {
    return List.of("file", "keyed", "stream");
  }

  /**
   * A connector that can be planned with and nothing else; the one called file ends, the one called
   * keyed answers a column called id.
   */
  private record NamedConnector(String name) implements Connector {
    @Override
    public List<Option> options() {
      return List.of();
    }

    @Override
    public void validate(CatalogTable table) {}

    @Override
    public boolean bounded(CatalogTable table) {
      return name.equals("file");
    }

    @Override
    public @Nullable LookupCache lookup(CatalogTable table) {
      return name.equals("keyed") ? new LookupCache.Partial(100, 0, 0, true) : null;
    }

    @Override
    public @Nullable LookupSource answers(
        CatalogTable table, List<FieldPath> columns, RowType schema, List<Integer> keys) {
      List<String> names = keys.stream().map(schema::fieldName).toList();
      return names.equals(List.of("id"))
          ? context -> {
            throw new UnsupportedOperationException("plans only");
          }
          : null;
    }

    @Override
    public Source source(CatalogTable table, List<FieldPath> columns, RowType schema) {
      throw new UnsupportedOperationException("plans only");
    }

    @Override
    public Sink sink(CatalogTable table) {
      return new Sink() {
        @Override
        public boolean acceptsUpdates() {
          return false;
        }

        @Override
        public dev.weir.connector.SinkWriter open(int task) {
          throw new UnsupportedOperationException("plans only");
        }

        @Override
        public void commit(List<String> prepared) {}
      };
    }
  }
}
