package dev.weir.engine.process;

import dev.weir.batch.Batch;
import dev.weir.batch.Column;
import dev.weir.batch.Slice;
import dev.weir.engine.operator.KeyHash;
import dev.weir.engine.operator.TaskContext;
import dev.weir.engine.state.KeyTable;
import dev.weir.engine.state.StateReader;
import dev.weir.engine.state.StateRows;
import dev.weir.engine.state.StateWriter;
import dev.weir.engine.state.UserStateType;
import dev.weir.plan.ProcessTable;
import dev.weir.text.ByteBuilder;
import dev.weir.type.Field;
import dev.weir.type.RowType;
import dev.weir.type.SqlType;
import dev.weir.udf.ProcessInstance;
import dev.weir.value.RowBuilder;
import dev.weir.value.RowView;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The partitions of one task, and what the function keeps of each. */
final class Partitions {
  static final int NONE = -1;

  private final ProcessInstance instance;
  private final TaskContext context;
  private final List<SqlType> types;
  private final int[] storedColumns;
  private final KeyTable keys;
  private final RowType written;
  private final UserStateType stateType;
  private @Nullable Object[] kept = new Object[16];

  Partitions(ProcessTable node, ProcessInstance instance, TaskContext context) {
    this.instance = instance;
    this.context = context;
    this.types = node.partition().stream().map(node.input().schema()::type).toList();
    this.storedColumns = new int[types.size()];
    Arrays.setAll(storedColumns, i -> i);
    this.keys = new KeyTable(types);
    this.written = RowType.of(List.of(new Field("kept", node.function().kept())));
    this.stateType = new UserStateType(node.function().code(), node.function().kept());
  }

  int lookup(Batch batch, int[] columns, int row, long hash) {
    int partition = keys.lookup(batch, columns, row, hash);
    if (partition >= kept.length) {
      kept = Arrays.copyOf(kept, 2 * partition);
    }
    return partition;
  }

  /** What is kept of a partition, which the function changes in place. */
  Object kept(int partition) {
    Object known = kept[partition];
    if (known == null) {
      known = instance.create();
      kept[partition] = known;
    }
    return known;
  }

  /** The values of the partition's columns. */
  Column column(int index) {
    return keys.column(index);
  }

  void remove(int partition) {
    keys.remove(partition);
    kept[partition] = null;
  }

  int[] all() {
    return keys.groups();
  }

  void write(StateWriter out, int[] all) {
    stateType.write(out);
    List<Column> columns = new ArrayList<>();
    for (int i = 0; i < storedColumns.length; i++) {
      columns.add(keys.column(i));
    }
    new StateRows(types).write(out, columns, all, all.length);
    RowBuilder builder = new RowBuilder(written);
    ByteBuilder bytes = new ByteBuilder();
    for (int partition : all) {
      bytes.clear();
      instance.write(kept(partition), builder.start());
      builder.finish(bytes);
      out.writeBytes(bytes.data, 0, bytes.length());
    }
  }

  /** Adds the partitions written that the task owns; -1 for those of other tasks. */
  int[] read(StateReader in) {
    stateType.check(in);
    int[][] found = {{}};
    int count =
        new StateRows(types)
            .read(
                in,
                (rows, start) -> {
                  found[0] = Arrays.copyOf(found[0], start + rows.size());
                  readKeys(rows, found[0], start);
                });
    RowView view = new RowView(written);
    for (int i = 0; i < count; i++) {
      byte[] bytes = in.readBytes();
      if (found[0][i] >= 0) {
        kept[found[0][i]] = instance.read(view.set(Slice.of(bytes)), 0);
      }
    }
    return found[0];
  }

  private void readKeys(Batch rows, int[] found, int start) {
    long[] hashes = new long[rows.size()];
    KeyHash.hash(rows, storedColumns, hashes);
    for (int i = 0; i < rows.size(); i++) {
      boolean owned = storedColumns.length == 0 ? context.task() == 0 : context.owns(hashes[i]);
      found[start + i] = owned ? lookup(rows, storedColumns, i, hashes[i]) : NONE;
    }
  }
}
