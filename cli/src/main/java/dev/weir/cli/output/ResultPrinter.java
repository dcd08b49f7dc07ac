package dev.weir.cli.output;

import dev.weir.batch.Batch;
import dev.weir.batch.RowKind;
import dev.weir.engine.RowReceiver;
import dev.weir.server.rows.FinalRows;
import dev.weir.server.session.ResultShape;
import dev.weir.sql.Statement.Listing;
import dev.weir.text.ByteBuilder;
import java.time.ZoneOffset;
import java.util.List;

/** Prints the results of statements in the format asked for. */
public final class ResultPrinter {
  /** The columns of an answer whose rows are the lines of a text. */
  private static final List<String> TEXT = List.of("result");

  private final OutputChannel channel;
  private final OutputFormat format;
  private final boolean finalRowsOnly;

  public ResultPrinter(OutputChannel channel, OutputFormat format, boolean finalRowsOnly) {
    this.channel = channel;
    this.format = format;
    this.finalRowsOnly = finalRowsOnly;
  }

  /** Takes the rows of a SELECT. */
  public RowReceiver query(ResultShape shape) {
    boolean finalOnly = finalRowsOnly || shape.finalRowsOnly();
    boolean changelog = !shape.insertOnly() && !finalOnly;
    boolean withOp = format == OutputFormat.json ? !finalOnly : changelog;
    RowPrinter printer = printer(shape, withOp);
    return new Printing(channel, printer, finalOnly && !shape.insertOnly());
  }

  /** Prints an answer that is known at once. A plan or a script goes to people as it is. */
  public void listing(Listing listing) {
    if (format == OutputFormat.table && listing.schema().names().equals(TEXT)) {
      listing.rows().forEach(row -> channel.write(String.valueOf(row.getFirst()) + "\n"));
      channel.flush();
      return;
    }
    ResultShape shape =
        new ResultShape(ListingRows.schema(listing), true, true, true, ZoneOffset.UTC);
    RowReceiver receiver = new Printing(channel, printer(shape, false), false);
    receiver.rows(ListingRows.batch(listing));
    receiver.end();
  }

  private RowPrinter printer(ResultShape shape, boolean withOp) {
    return switch (format) {
      case table -> new TablePrinter(channel, shape, withOp);
      case csv -> new CsvPrinter(channel, shape, withOp);
      case json -> new JsonPrinter(channel, shape, withOp);
    };
  }

  /** Prints the rows of one result. */
  private static final class Printing implements RowReceiver {
    private final OutputChannel channel;
    private final RowPrinter printer;
    private final boolean collect;
    private final FinalRows finalRows = new FinalRows();
    private final ByteBuilder row = new ByteBuilder(256);
    private long count;

    Printing(OutputChannel channel, RowPrinter printer, boolean collect) {
      this.channel = channel;
      this.printer = printer;
      this.collect = collect;
    }

    @Override
    public void rows(Batch batch) {
      synchronized (channel) {
        for (int i = 0; i < batch.size(); i++) {
          row.clear();
          printer.encode(batch, i, row);
          if (collect) {
            finalRows.apply(batch.kind(i), row);
          } else {
            printer.print(batch.kind(i), row.data, 0, row.length());
            count++;
          }
        }
        if (!collect && batch.size() < batch.capacity()) {
          printer.pause();
        }
        channel.pause();
      }
    }

    private void printFinal(byte[] data) {
      printer.print(RowKind.INSERT, data, 0, data.length);
      count++;
    }

    @Override
    public void end() {
      synchronized (channel) {
        if (collect) {
          finalRows.forEach(this::printFinal);
        }
        printer.end(count);
        channel.flush();
      }
    }
  }
}
