package dev.weir.engine.aggregate;

import dev.weir.batch.Batch;
import dev.weir.batch.Column;
import dev.weir.batch.Slice;
import dev.weir.engine.state.Selection;
import dev.weir.engine.state.StateReader;
import dev.weir.engine.state.StateWriter;
import dev.weir.engine.state.UserStateType;
import dev.weir.text.ByteBuilder;
import dev.weir.type.Field;
import dev.weir.type.RowType;
import dev.weir.type.SqlType;
import dev.weir.udf.AggregateInstance;
import dev.weir.udf.BoundFunction;
import dev.weir.value.ColumnElements;
import dev.weir.value.ColumnValues;
import dev.weir.value.RowBuilder;
import dev.weir.value.RowView;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What a user's function has gathered of each group, as its own objects. */
final class UserAccumulator implements Accumulator {
  private final AggregateInstance instance;
  private final ColumnElements arguments;
  private final RowType written;
  private final UserStateType stateType;
  private final ResultRow result;

  /** By group; null before it is asked for. */
  private @Nullable Object[] gathered = new Object[16];

  UserAccumulator(BoundFunction.Aggregate function, AggregateInstance instance) {
    this.instance = instance;
    this.arguments = new ColumnElements(function.parameters());
    this.written = single(function.gathered().withNullable(true));
    this.stateType = new UserStateType(function.code(), function.gathered());
    this.result = new ResultRow(function.result());
  }

  private static RowType single(SqlType type) {
    return RowType.of(List.of(new Field("value", type)));
  }

  /** A row of one field, through which a result gets into a column. */
  private static final class ResultRow {
    final RowBuilder builder;
    final RowView view;
    final ColumnValues values;
    final ByteBuilder bytes = new ByteBuilder();
    final Slice slice = new Slice();

    ResultRow(SqlType type) {
      this.builder = new RowBuilder(single(type));
      this.view = new RowView(single(type));
      this.values = new ColumnValues(type);
    }
  }

  /** Writes a group's result to a row of a column. */
  void result(int group, Column target, int at) {
    instance.result(of(group), result.builder.start());
    result.bytes.clear();
    result.builder.finish(result.bytes);
    result.bytes.get(result.slice);
    result.values.decode(result.view.set(result.slice), 0, target, at);
  }

  private Object of(int group) {
    Object known = gathered[group];
    if (known == null) {
      known = instance.create();
      gathered[group] = known;
    }
    return known;
  }

  /** Sums may differ in their last digits, and lists in everything. */
  @Override
  public boolean ordered() {
    return true;
  }

  @Override
  public void reserve(int bound) {
    if (bound > gathered.length) {
      gathered = Arrays.copyOf(gathered, Math.max(bound, 2 * gathered.length));
    }
  }

  @Override
  public void clear(int group) {
    gathered[group] = null;
  }

  @Override
  public void clearAll() {
    Arrays.fill(gathered, null);
  }

  @Override
  public void add(Batch batch, int[] columns, Selection rows) {
    for (int i = 0; i < rows.count; i++) {
      instance.accumulate(of(rows.groups[i]), arguments.set(batch, columns, rows.rows[i]));
    }
  }

  @Override
  public void retract(Batch batch, int[] columns, Selection rows) {
    for (int i = 0; i < rows.count; i++) {
      instance.retract(of(rows.groups[i]), arguments.set(batch, columns, rows.rows[i]));
    }
  }

  /** What is merged is a copy: the function may keep parts of it. */
  @Override
  public void merge(Accumulator other, int[] from, int[] into, int count) {
    UserAccumulator source = (UserAccumulator) other;
    for (int i = 0; i < count; i++) {
      Object given = source.gathered[from[i]];
      if (given == null) {
        continue;
      }
      Object copy = Objects.requireNonNull(decode(source.encode(given)));
      Object known = gathered[into[i]];
      if (known == null) {
        gathered[into[i]] = copy;
      } else {
        instance.merge(known, copy);
      }
    }
  }

  private byte[] encode(@Nullable Object value) {
    RowBuilder builder = new RowBuilder(written).start();
    if (value == null) {
      builder.addNull();
    } else {
      instance.write(value, builder);
    }
    ByteBuilder bytes = new ByteBuilder();
    builder.finish(bytes);
    return bytes.toBytes();
  }

  private @Nullable Object decode(byte[] bytes) {
    RowView view = new RowView(written).set(Slice.of(bytes));
    return view.isNull(0) ? null : instance.read(view, 0);
  }

  @Override
  public void write(StateWriter out, int[] groups, int count) {
    stateType.write(out);
    for (int i = 0; i < count; i++) {
      byte[] bytes = encode(gathered[groups[i]]);
      out.writeBytes(bytes, 0, bytes.length);
    }
  }

  @Override
  public void read(StateReader in, int[] groups, int count) {
    stateType.check(in);
    for (int i = 0; i < count; i++) {
      byte[] bytes = in.readBytes();
      if (groups[i] >= 0) {
        gathered[groups[i]] = decode(bytes);
      }
    }
  }
}
