package dev.weir.engine.lateral;

import dev.weir.batch.Batch;
import dev.weir.batch.Slice;
import dev.weir.engine.operator.TaskContext;
import dev.weir.plan.TableFunction;
import dev.weir.text.ByteBuilder;
import dev.weir.type.RowType;
import dev.weir.udf.TableInstance;
import dev.weir.value.ColumnElements;
import dev.weir.value.ColumnValues;
import dev.weir.value.ElementSink;
import dev.weir.value.RowBuilder;
import dev.weir.value.RowView;
import java.util.Arrays;
import java.util.List;

/** The rows that a user's function makes: all of them at once, kept encoded until asked for. */
final class UserRows implements RowMaker, TableInstance.Rows {
  private final TableInstance instance;
  private final ColumnElements arguments;
  private final List<ColumnValues> columns;
  private final RowBuilder builder;
  private final RowView view;
  private final ByteBuilder bytes = new ByteBuilder();
  private final Slice slice = new Slice();
  private int[] ends = new int[16];
  private int made;
  private int given;

  private UserRows(TableInstance instance, ColumnElements arguments, RowType type) {
    this.instance = instance;
    this.arguments = arguments;
    this.columns = type.types().stream().map(ColumnValues::new).toList();
    this.builder = new RowBuilder(type);
    this.view = new RowView(type);
  }

  /** Of an instance that is closed with the task. */
  static UserRows open(TableFunction.User user, TaskContext context) {
    TableInstance instance = user.function().open();
    context.closeAtEnd(instance);
    return new UserRows(instance, new ColumnElements(user.function().parameters()), user.columns());
  }

  @Override
  public void start(Batch batch, int row) {
    bytes.clear();
    made = 0;
    given = 0;
    instance.call(arguments.set(batch, row), this);
  }

  @Override
  public ElementSink begin() {
    return builder.start();
  }

  @Override
  public void end() {
    builder.finish(bytes);
    if (made == ends.length) {
      ends = Arrays.copyOf(ends, 2 * made);
    }
    ends[made++] = bytes.length();
  }

  @Override
  public boolean next(Batch out, int first, int at) {
    if (given == made) {
      return false;
    }
    int from = given == 0 ? 0 : ends[given - 1];
    slice.set(bytes.data, from, ends[given] - from);
    view.set(slice);
    for (int i = 0; i < columns.size(); i++) {
      columns.get(i).decode(view, i, out.column(first + i), at);
    }
    given++;
    return true;
  }
}
