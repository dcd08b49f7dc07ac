package dev.weir.sql;

import dev.weir.catalog.CatalogTable;
import dev.weir.connector.Connector;
import dev.weir.connector.Connectors;
import dev.weir.connector.Option;
import dev.weir.connector.Sink;
import dev.weir.connector.SinkWriter;
import dev.weir.connector.Source;
import dev.weir.connector.SourceContext;
import dev.weir.connector.Split;
import dev.weir.connector.SplitReader;
import dev.weir.error.ErrorCode;
import dev.weir.error.WeirException;
import dev.weir.plan.FieldPath;
import dev.weir.type.RowType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Empty tables: {@code updates} takes rows back, {@code inserts} does not. */
final class MemoryConnectors implements Connectors {
  private final List<Connector> all =
      List.of(new Empty("inserts", false), new Empty("updates", true));

  @Override
  public @Nullable Connector find(String name) {
    return all.stream().filter(c -> c.name().equals(name)).findFirst().orElse(null);
  }

  @Override
  public List<String> names() {
    return all.stream().map(Connector::name).toList();
  }

  private record Empty(String name, boolean acceptsUpdates) implements Connector {

    @Override
    public List<Option> options() {
      return List.of();
    }

    @Override
    public void validate(CatalogTable table) {
      for (String key : table.options().keySet()) {
        if (!key.equals("connector") && !key.equals("rows")) {
          throw new WeirException(ErrorCode.INVALID_OPTION, "option \"" + key + "\" is unknown")
              .withHint("Did you mean \"rows\"?");
        }
      }
      String rows = table.options().getOrDefault("rows", "0");
      if (!rows.equals("0")) {
        throw new WeirException(
            ErrorCode.INVALID_OPTION, "option \"rows\" cannot be \"" + rows + "\"");
      }
    }

    @Override
    public boolean bounded(CatalogTable table) {
      return true;
    }

    @Override
    public Source source(CatalogTable table, List<FieldPath> columns, RowType schema) {
      return new Source() {
        @Override
        public List<Split> splits() {
          return List.of();
        }

        @Override
        public SplitReader open(Split split, SourceContext context) {
          throw new IllegalStateException(split.text());
        }
      };
    }

    @Override
    public Sink sink(CatalogTable table) {
      boolean updates = acceptsUpdates;
      return new Sink() {
        @Override
        public boolean acceptsUpdates() {
          return updates;
        }

        @Override
        public SinkWriter open(int task) {
          throw new IllegalStateException("task " + task);
        }

        @Override
        public void commit(List<String> prepared) {
          throw new IllegalStateException(prepared.toString());
        }
      };
    }
  }
}
