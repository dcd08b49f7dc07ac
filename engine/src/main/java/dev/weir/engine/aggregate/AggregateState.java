package dev.weir.engine.aggregate;

import dev.weir.batch.Batch;
import dev.weir.batch.Column;
import dev.weir.engine.state.Selection;
import dev.weir.engine.state.StateReader;
import dev.weir.engine.state.StateWriter;
import dev.weir.plan.AggregateCall;
import dev.weir.type.DecimalType;
import dev.weir.type.FloatingType;
import dev.weir.type.IntegerType;
import dev.weir.type.Layout;
import dev.weir.type.SqlType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The accumulators of all calls of a query, for any number of groups. */
public final class AggregateState {
  private final AggregateCalls calls;
  private final Map<Feed.Key, Feed> feedsByKey = new LinkedHashMap<>();
  private final Feed[] feeds;
  private final CallResult[] results;
  private final Selection added = new Selection();
  private final Selection retracted = new Selection();

  /** How many rows each group has; kept when rows may be retracted. */
  private final Count rowCount;

  AggregateState(AggregateCalls calls) {
    this.calls = calls;
    List<CallResult> made = new ArrayList<>();
    this.rowCount =
        calls.retracts()
            ? count(new Feed.Key(AggregateCall.NO_FILTER, List.of(), false))
            : new Count();
    for (AggregateCall call : calls.calls()) {
      made.add(result(call));
    }
    this.results = made.toArray(CallResult[]::new);
    this.feeds = feedsByKey.values().toArray(Feed[]::new);
  }

  /** Makes room for groups below the bound; new ones are empty. */
  public void reserve(int bound) {
    for (Feed feed : feeds) {
      feed.reserve(bound);
    }
  }

  /** Makes a group empty, so that its number can be used again. */
  public void clear(int group) {
    for (Feed feed : feeds) {
      feed.clear(group);
    }
  }

  public void clearAll() {
    for (Feed feed : feeds) {
      feed.clearAll();
    }
  }

  /** Works in the selected rows of a batch; there is room for their groups. */
  public void update(Batch batch, Selection rows) {
    byte[] kinds = batch.kinds();
    if (kinds == null || !calls.retracts()) {
      add(batch, rows);
      return;
    }
    added.reserve(rows.count);
    retracted.reserve(rows.count);
    for (int i = 0; i < rows.count; i++) {
      int row = rows.rows[i];
      // UPDATE_BEFORE is 1 and DELETE 3: the odd kinds take away.
      Selection side = (kinds[row] & 1) == 0 ? added : retracted;
      side.add(row, rows.groups[i]);
    }
    add(batch, added);
    if (retracted.count > 0) {
      retract(batch, retracted);
    }
  }

  /** Adds the selected rows, whatever their kinds. */
  public void add(Batch batch, Selection rows) {
    for (Feed feed : feeds) {
      feed.add(batch, rows);
    }
  }

  /** Takes off the selected rows, whatever their kinds; only if rows can be retracted. */
  public void retract(Batch batch, Selection rows) {
    for (Feed feed : feeds) {
      feed.retract(batch, rows);
    }
  }

  /** Whether the group has rows; always true when rows are not retracted. */
  public boolean hasRows(int group) {
    return !calls.retracts() || rowCount.counts[group] > 0;
  }

  /**
   * Writes the groups' results to the target's columns from {@code firstColumn}, row {@code start}
   * on.
   */
  public void results(int[] groups, int count, Batch target, int firstColumn, int start) {
    for (int i = 0; i < results.length; i++) {
      results[i].write(groups, count, target.column(firstColumn + i), start);
    }
  }

  /** Writes the groups' results to the columns, to row {@code start} and on. */
  void results(int[] groups, int count, Column[] target, int start) {
    for (int i = 0; i < results.length; i++) {
      results[i].write(groups, count, target[i], start);
    }
  }

  /**
   * Adds to each group {@code into[i]} what a state of the same calls, or this, has for {@code
   * from[i]}.
   */
  public void merge(AggregateState other, int[] from, int[] into, int count) {
    for (int i = 0; i < feeds.length; i++) {
      feeds[i].merge(other.feeds[i], from, into, count);
    }
  }

  public void write(StateWriter out, int[] groups, int count) {
    for (Feed feed : feeds) {
      feed.write(out, groups, count);
    }
  }

  /** Reads what was written for as many groups; they are empty, and -1 where not wanted. */
  public void read(StateReader in, int[] groups, int count) {
    for (Feed feed : feeds) {
      feed.read(in, groups, count);
    }
  }

  private CallResult result(AggregateCall call) {
    return switch (call.function()) {
      case COUNT -> new CallResult.Counted(count(key(call)));
      case SUM -> sum(call);
      case AVG -> average(call);
      case MIN -> extreme(call, false);
      case MAX -> extreme(call, true);
    };
  }

  private CallResult sum(AggregateCall call) {
    Count rows = count(key(call));
    return switch (call.type()) {
      case FloatingType floating ->
          new CallResult.SummedDouble(doubleSum(call, !floating.doublePrecision()), rows);
      case DecimalType decimal ->
          new CallResult.SummedDecimal(decimalSum(call), rows, decimal.precision());
      case IntegerType integer ->
          new CallResult.Summed(longSum(call), rows, Long.SIZE - integer.width().bits());
      default -> new CallResult.Summed(longSum(call), rows, 0);
    };
  }

  private CallResult average(AggregateCall call) {
    Count rows = count(key(call));
    return switch (call.type()) {
      case FloatingType floating ->
          new CallResult.AverageDouble(doubleSum(call, false), rows, !floating.doublePrecision());
      case DecimalType decimal -> {
        int shift = decimal.scale() - ((DecimalType) argumentType(call)).scale();
        yield new CallResult.AverageDecimal(decimalSum(call), rows, decimal.precision(), shift);
      }
      case IntegerType integer ->
          new CallResult.Average(longSum(call), rows, Long.SIZE - integer.width().bits());
      default -> new CallResult.Average(longSum(call), rows, 0);
    };
  }

  private CallResult extreme(AggregateCall call, boolean largest) {
    // DISTINCT changes nothing about the smallest or largest.
    Feed.Key key = new Feed.Key(call.filter(), call.arguments(), false);
    Feed feed = feed(key);
    SqlType type = argumentType(call);
    if (calls.retracts()) {
      return new CallResult.LiveExtreme(feed.attach(new CountedExtreme(type, largest)), count(key));
    }
    if (type.layout() == Layout.LONG || type.layout() == Layout.DOUBLE) {
      return new CallResult.Extreme(feed.attach(new LongExtreme(largest)), count(key));
    }
    return new CallResult.AnyExtreme(feed.attach(new ColumnExtreme(type, largest)));
  }

  private SqlType argumentType(AggregateCall call) {
    return calls.input().type(call.arguments().getFirst());
  }

  private static Feed.Key key(AggregateCall call) {
    return new Feed.Key(call.filter(), call.arguments(), call.distinct());
  }

  private Feed feed(Feed.Key key) {
    return feedsByKey.computeIfAbsent(
        key, k -> new Feed(k, k.arguments().stream().map(calls.input()::type).toList()));
  }

  /**
   * The count of a feed's rows; that of arguments which are never NULL is the count of all rows.
   */
  private Count count(Feed.Key key) {
    boolean neverNull = key.arguments().stream().noneMatch(a -> calls.input().type(a).nullable());
    Feed feed =
        feed(neverNull && !key.distinct() ? new Feed.Key(key.filter(), List.of(), false) : key);
    Count known = feed.find(Count.class);
    return known != null ? known : feed.attach(new Count());
  }

  private LongSum longSum(AggregateCall call) {
    Feed feed = feed(key(call));
    LongSum known = feed.find(LongSum.class);
    return known != null ? known : feed.attach(new LongSum());
  }

  private DecimalSum decimalSum(AggregateCall call) {
    Feed feed = feed(key(call));
    DecimalSum known = feed.find(DecimalSum.class);
    return known != null ? known : feed.attach(new DecimalSum());
  }

  /** A sum in single precision and one in double can both be wanted, so these are not shared. */
  private DoubleSum doubleSum(AggregateCall call, boolean singlePrecision) {
    return feed(key(call)).attach(new DoubleSum(singlePrecision));
  }
}
