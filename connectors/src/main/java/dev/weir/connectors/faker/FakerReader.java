package dev.weir.connectors.faker;

import dev.weir.batch.Batch;
import dev.weir.batch.Column;
import dev.weir.batch.RowColumn;
import dev.weir.connector.Split;
import dev.weir.connector.SplitReader;
import java.time.Clock;
import java.time.InstantSource;
import java.util.List;
import java.util.Random;
import net.datafaker.Faker;

/** Makes up rows at a given rate. */
final class FakerReader implements SplitReader {
  private final List<FakeColumn> columns;
  private final Random random;
  private final Faker faker;
  private InstantSource clock = Clock.systemUTC();
  private long started;
  private long first;
  private long next;
  private long end;
  private long rate = 1;

  FakerReader(List<FakeColumn> columns) {
    this(columns, new Random());
  }

  FakerReader(List<FakeColumn> columns, long seed) {
    this(columns, new Random(seed));
  }

  private FakerReader(List<FakeColumn> columns, Random random) {
    this.columns = columns;
    this.random = random;
    this.faker = new Faker(random);
  }

  /** Prepares for the rows of a split: two numbers with a colon, the second not included. */
  FakerReader start(Split split, long rowsPerSecond, InstantSource source) {
    int colon = split.text().indexOf(':');
    first = Long.parseLong(split.text().substring(0, colon));
    end = Long.parseLong(split.text().substring(colon + 1));
    next = first;
    rate = rowsPerSecond;
    clock = source;
    started = source.millis();
    return this;
  }

  /** Makes up one row and throws it away; fails when an expression is wrong. */
  void tryOnce() {
    for (FakeColumn column : columns) {
      fill(column, Column.of(column.type(), 1), 0);
    }
  }

  @Override
  public Status read(Batch batch) {
    long elapsed = clock.millis() - started;
    long seconds = elapsed / 1000;
    long allowed = first + Math.min(seconds, Long.MAX_VALUE / 2 / rate) * rate;
    long due = Math.min(end, allowed + rate * (elapsed % 1000) / 1000);
    int row = 0;
    for (; row < batch.capacity() && next < due; row++, next++) {
      for (int c = 0; c < columns.size(); c++) {
        fill(columns.get(c), batch.column(c), row);
      }
    }
    batch.setSize(row);
    return next == end ? Status.END : next < due ? Status.MORE : Status.IDLE;
  }

  private void fill(FakeColumn fake, Column column, int row) {
    if (isNull(fake)) {
      column.nulls().set(row);
    } else if (column instanceof RowColumn nested) {
      for (int f = 0; f < fake.fields().size(); f++) {
        fill(fake.fields().get(f), nested.field(f), row);
      }
    } else {
      FakeValue.put(fake, evaluate(fake), column, row);
    }
  }

  private boolean isNull(FakeColumn fake) {
    for (double share : fake.nullRates()) {
      if (share > 0 && random.nextDouble() < share) {
        return true;
      }
    }
    return false;
  }

  private String evaluate(FakeColumn fake) {
    try {
      return faker.expression(fake.expression());
    } catch (RuntimeException e) {
      // The library throws whatever its resolution steps throw; its message names the directive.
      throw fake.wrong("the expression can't be evaluated (" + e.getMessage() + ")");
    }
  }

  @Override
  public Split rest() {
    return new Split(next + ":" + end);
  }

  @Override
  public void close() {}
}
