package dev.weir.connectors.filesystem;

import dev.weir.batch.Batch;
import dev.weir.connector.SourceContext;
import dev.weir.connector.Split;
import dev.weir.connector.SplitReader;
import dev.weir.connectors.format.FileFormat;
import dev.weir.connectors.format.FileRowReader;
import java.io.IOException;

/** Reads the blocks that start in a range of a file. */
final class BlockSplitReader implements SplitReader {
  private final FileTable table;
  private final FileRange range;
  private final SourceContext context;
  private final FileRowReader rows;
  private long counted;
  private boolean ended;

  BlockSplitReader(FileTable table, FileFormat format, FileRange range, SourceContext context) {
    this.table = table;
    this.range = range;
    this.context = context;
    this.counted = range.start();
    try {
      this.rows = format.reader(table.options(), table.columns(), table.schema(), range.file());
      rows.seek(range.start(), range.end(), range.taken());
    } catch (IOException e) {
      throw table.failed(range.file(), e);
    }
  }

  @Override
  public Status read(Batch batch) {
    try {
      ended = ended || !rows.read(batch);
    } catch (IOException e) {
      throw table.failed(range.file(), e);
    }
    long reached = Math.max(counted, rows.position());
    context.bytesRead(reached - counted);
    counted = reached;
    return ended ? Status.END : Status.MORE;
  }

  @Override
  public Split rest() {
    FileRange rest =
        ended ? range.from(range.end(), 0) : range.from(rows.position(), rows.rowsTaken());
    return rest.toSplit();
  }

  @Override
  public void close() {
    try {
      rows.close();
    } catch (IOException e) {
      throw table.failed(range.file(), e);
    }
  }
}
