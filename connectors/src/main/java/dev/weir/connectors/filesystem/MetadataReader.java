package dev.weir.connectors.filesystem;

import dev.weir.batch.Batch;
import dev.weir.batch.Column;
import dev.weir.connector.Split;
import dev.weir.connector.SplitReader;
import java.nio.file.Path;
import java.util.List;

/** Adds what is known of the file to the rows that a reader takes out of it. */
final class MetadataReader implements SplitReader {
  private final SplitReader rows;
  private final Path file;
  private final List<Integer> read;
  private final List<Told> told;

  /** A column of the batch that is filled here. */
  record Told(int column, FileFact what) {}

  /** {@code read}: the columns of the batch that {@code rows} fills. */
  MetadataReader(SplitReader rows, Path file, List<Integer> read, List<Told> told) {
    this.rows = rows;
    this.file = file;
    this.read = read;
    this.told = told;
  }

  @Override
  public Status read(Batch batch) {
    Column[] columns = read.stream().map(batch::column).toArray(Column[]::new);
    Batch part = new Batch(columns, batch.capacity(), batch.kinds());
    int before = batch.size();
    part.setSize(before);
    Status status = rows.read(part);
    for (Told column : told) {
      column.what().fill(file, batch.column(column.column()), before, part.size());
    }
    batch.setSize(part.size());
    return status;
  }

  @Override
  public Split rest() {
    return rows.rest();
  }

  @Override
  public void close() {
    rows.close();
  }
}
