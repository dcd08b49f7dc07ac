package dev.weir.connectors.filesystem;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.batch.Batch;
import dev.weir.connector.Split;
import dev.weir.connector.SplitReader;
import dev.weir.plan.FieldPath;
import dev.weir.type.RowType;
import dev.weir.type.Types;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Reads the orders of the demo and compares them with what is known about them. */
final class OrdersFileTest {
  private static final RowType COLUMNS =
      ReadFiles.columns(
          "InvoiceNo", Types.STRING,
          "StockCode", Types.STRING,
          "Description", Types.STRING,
          "Quantity", Types.INT,
          "InvoiceDate", Types.timestamp(3),
          "UnitPrice", Types.decimal(10, 3),
          "CustomerID", Types.STRING,
          "Country", Types.STRING);

  @Test
  void allLinesOfThePackedOrdersAreRead() {
    ReadFiles reading =
        new ReadFiles(COLUMNS, "csv", Path.of("..", "demo", "data", "online-retail.csv.xz"))
            .with("csv.header", "true")
            .with("csv.null-literal", "")
            .select(
                List.of(
                    FieldPath.of("Quantity"),
                    FieldPath.of("UnitPrice"),
                    FieldPath.of("CustomerID")),
                ReadFiles.columns(
                    "Quantity", Types.INT,
                    "UnitPrice", Types.decimal(10, 3),
                    "CustomerID", Types.STRING));
    long rows = 0;
    long thousandths = 0;
    long unknown = 0;
    Batch batch = Batch.of(reading.fileTable().schema(), 4096, true);
    Split all = reading.splits().getFirst();
    try (SplitReader reader = reading.source().open(all, reading.context())) {
      SplitReader.Status status;
      do {
        batch.clear();
        status = reader.read(batch);
        for (int row = 0; row < batch.size(); row++) {
          thousandths += batch.longs(0).values[row] * batch.longs(1).values[row];
          unknown += batch.bytes(2).isNull(row) ? 1 : 0;
        }
        rows += batch.size();
      } while (status != SplitReader.Status.END);
    }
    assertThat(rows).isEqualTo(541_909);
    assertThat(thousandths).isEqualTo(9_747_747_934L);
    assertThat(unknown).isEqualTo(135_080);
  }
}
