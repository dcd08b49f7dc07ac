package dev.weir.connectors.filesystem;

import dev.weir.batch.Batch;
import dev.weir.connector.SinkWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** A writer that prepares something beside its files. */
record WaitingWriter(FileSinkWriter files, Supplier<List<String>> more) implements SinkWriter {

  @Override
  public void write(Batch batch) {
    files.write(batch);
  }

  @Override
  public void flush() {
    files.flush();
  }

  @Override
  public List<String> prepare() {
    List<String> prepared = new ArrayList<>(files.prepare());
    prepared.addAll(more.get());
    return prepared;
  }

  @Override
  public void close() {
    files.close();
  }
}
