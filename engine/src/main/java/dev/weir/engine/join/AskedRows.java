package dev.weir.engine.join;

import dev.weir.batch.Batch;
import dev.weir.connector.Lookup;
import dev.weir.connector.LookupSource;
import dev.weir.engine.operator.KeyHash;
import dev.weir.engine.operator.TaskContext;
import dev.weir.engine.state.AccessOrder;
import dev.weir.engine.state.KeyTable;
import dev.weir.plan.LookupCache;
import dev.weir.plan.LookupJoin;
import dev.weir.type.Field;
import dev.weir.type.RowType;
import dev.weir.type.SqlType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rows that a connector answered, kept by key as its cache says: the keys of a batch at once. */
final class AskedRows implements LookupRows {
  private final LookupSource source;
  private final TaskContext context;
  private final KeyTable keys;
  private final JoinSide rows;
  private final MatchedRows.Stored stored;
  private final long mostKeys;
  private final boolean keepsMissing;

  /** Null if answers do not grow too old. */
  private final @Nullable AccessOrder writes;

  private final AccessOrder uses;
  private final Batch asked;
  private int[] askedKeys = {};
  private long[] hashes = {};
  private @Nullable Lookup lookup;

  AskedRows(LookupJoin node, LookupSource source, TaskContext context, Reader reader) {
    this.source = source;
    this.context = context;
    RowType schema = node.table().schema();
    List<SqlType> types = node.tableKeys().stream().map(schema::type).toList();
    this.keys = new KeyTable(types);
    this.rows = new JoinSide(schema, node.tableKeys(), keys, false, false);
    this.stored = reader.of(rows);
    List<Field> fields = new ArrayList<>();
    for (int column : node.tableKeys()) {
      fields.add(new Field(schema.fieldName(column), schema.type(column)));
    }
    this.asked = Batch.of(RowType.of(fields), context.batchSize(), true);
    LookupCache.Partial cache =
        node.cache() instanceof LookupCache.Partial partial ? partial : null;
    this.mostKeys = cache == null ? 0 : cache.maxRows();
    this.keepsMissing = cache != null && cache.missing();
    long afterWrite = cache == null ? 0 : cache.afterWrite();
    long afterUse = cache == null ? 0 : cache.afterAccess();
    this.writes = afterWrite == 0 ? null : new AccessOrder(afterWrite, context.clock());
    this.uses = new AccessOrder(afterUse == 0 ? Long.MAX_VALUE : afterUse, context.clock());
  }

  @Override
  public KeyTable keys() {
    return keys;
  }

  @Override
  public MatchedRows.Stored rows() {
    return stored;
  }

  @Override
  public void fetch(Batch batch, int[] keyColumns) {
    expire();
    if (hashes.length < batch.size()) {
      hashes = new long[batch.size()];
      askedKeys = Arrays.copyOf(askedKeys, batch.size());
    }
    KeyHash.hash(batch, keyColumns, hashes);
    asked.clear();
    for (int row = 0; row < batch.size(); row++) {
      if (MatchedRows.hasKey(batch, keyColumns, row)) {
        fetch(batch, keyColumns, row);
      }
    }
    if (asked.size() > 0) {
      ask();
    }
  }

  private void fetch(Batch batch, int[] keyColumns, int row) {
    int key = keys.find(batch, keyColumns, row, hashes[row]);
    if (key == JoinSide.NONE) {
      key = keys.lookup(batch, keyColumns, row, hashes[row]);
      rows.reserveKeys();
      int at = asked.size();
      for (int i = 0; i < keyColumns.length; i++) {
        asked.column(i).copy(batch.column(keyColumns[i]), row, at);
      }
      asked.setSize(at + 1);
      askedKeys[at] = key;
      if (writes != null) {
        writes.touch(key);
      }
    }
    uses.touch(key);
  }

  private void ask() {
    Lookup asking = lookup;
    if (asking == null) {
      asking = source.open(context.reading());
      lookup = asking;
    }
    asking.find(asked, (key, answer, row) -> rows.add(answer, row, askedKeys[key]));
  }

  private void expire() {
    if (writes != null) {
      writes.expire(key -> {
        uses.remove(key);
        drop(key);
      });
    }
    uses.expire(key -> {
      if (writes != null) {
        writes.remove(key);
      }
      drop(key);
    });
  }

  @Override
  public void release() {
    for (int i = 0; !keepsMissing && i < asked.size(); i++) {
      if (rows.first(askedKeys[i]) == JoinSide.NONE) {
        forget(askedKeys[i]);
      }
    }
    while (keys.size() > mostKeys) {
      forget(uses.oldest());
    }
  }

  private void forget(int key) {
    uses.remove(key);
    if (writes != null) {
      writes.remove(key);
    }
    drop(key);
  }

  private void drop(int key) {
    for (int slot = rows.first(key); slot != JoinSide.NONE; slot = rows.first(key)) {
      rows.drop(slot, key);
    }
    keys.remove(key);
  }

  @Override
  public void tick() {}

  @Override
  public void close() {
    if (lookup != null) {
      lookup.close();
    }
  }
}
