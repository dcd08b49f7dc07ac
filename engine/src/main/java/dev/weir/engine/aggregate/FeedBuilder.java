package dev.weir.engine.aggregate;

import dev.weir.engine.grouped.MarkedLongs;
import dev.weir.error.ErrorCode;
import dev.weir.error.WeirException;
import dev.weir.plan.AggregateCall;
import dev.weir.type.ArrayType;
import dev.weir.type.DecimalType;
import dev.weir.type.FloatingType;
import dev.weir.type.IntegerType;
import dev.weir.type.Layout;
import dev.weir.type.RowType;
import dev.weir.type.SqlType;
import dev.weir.udf.BoundFunction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Takes calls apart into feeds and their accumulators, each made once however many calls want it.
 */
final class FeedBuilder {
  private static final String DEFAULT_SEPARATOR = ",";

  private final RowType input;
  private final boolean retracts;
  private final AggregateInstances instances;
  private final Map<Feed.Key, Feed> feeds = new LinkedHashMap<>();

  FeedBuilder(RowType input, boolean retracts, AggregateInstances instances) {
    this.input = input;
    this.retracts = retracts;
    this.instances = instances;
  }

  /** All that was made, where one set of distinct values does for several feeds put together. */
  Intake[] intakes() {
    List<Intake> intakes = new ArrayList<>();
    Map<Integer, List<DistinctLongs.Member>> shared = new LinkedHashMap<>();
    feeds.forEach((key, feed) -> {
      if (isOfDistinctLongs(key, feed)) {
        shared
            .computeIfAbsent(key.arguments().getFirst(), k -> new ArrayList<>())
            .add(new DistinctLongs.Member(key.filter(), feed.accumulators()));
      } else {
        intakes.add(feed);
      }
    });
    shared.forEach((argument, members) -> {
      for (int i = 0; i < members.size(); i += MarkedLongs.MARKS) {
        int end = Math.min(members.size(), i + MarkedLongs.MARKS);
        intakes.add(new DistinctLongs(argument, members.subList(i, end)));
      }
    });
    return intakes.toArray(Intake[]::new);
  }

  private boolean isOfDistinctLongs(Feed.Key key, Feed feed) {
    return !retracts
        && key.distinct()
        && !key.keepsNulls()
        && key.arguments().size() == 1
        && input.type(key.arguments().getFirst()).layout() == Layout.LONG
        && feed.accumulators().stream().allMatch(DistinctLongs::takes);
  }

  /** How the result of a call is read from the accumulators that this made for it. */
  CallResult result(AggregateCall call) {
    return switch (call.function()) {
      case COUNT -> new CallResult.Counted(count(key(call)));
      case BITMAP_BUILD_CARDINALITY_AGG ->
          new CallResult.CountedOrNull(count(new Feed.Key(call.filter(), call.arguments(), true)));
      case BITMAP_BUILD_AGG, BITMAP_OR_AGG -> bitmap(call, BitmapMerge.OR, false);
      case BITMAP_AND_AGG -> bitmap(call, BitmapMerge.AND, false);
      case BITMAP_XOR_AGG -> bitmap(call, BitmapMerge.XOR, false);
      case BITMAP_OR_CARDINALITY_AGG -> bitmap(call, BitmapMerge.OR, true);
      case BITMAP_AND_CARDINALITY_AGG -> bitmap(call, BitmapMerge.AND, true);
      case BITMAP_XOR_CARDINALITY_AGG -> bitmap(call, BitmapMerge.XOR, true);
      case SUM -> sum(call, false);
      case SUM0 -> sum(call, true);
      case AVG -> average(call);
      case MIN -> extreme(call, ColumnExtreme.Choice.SMALLEST);
      case MAX -> extreme(call, ColumnExtreme.Choice.LARGEST);
      case VAR_POP -> new MomentResult(moments(call), false, false, call.type());
      case VAR_SAMP -> new MomentResult(moments(call), true, false, call.type());
      case STDDEV_POP -> new MomentResult(moments(call), false, true, call.type());
      case STDDEV_SAMP -> new MomentResult(moments(call), true, true, call.type());
      case FIRST_VALUE -> edge(call, false);
      case LAST_VALUE -> edge(call, true);
      case SINGLE_VALUE -> new SingleValue(list(call, true));
      case LISTAGG -> new ListResult.Joined(list(call, false), separator(call));
      case JSON_ARRAYAGG_NULL_ON_NULL -> new ListResult.JsonArray(list(call, true));
      case JSON_ARRAYAGG_ABSENT_ON_NULL -> new ListResult.JsonArray(list(call, false));
      case JSON_OBJECTAGG_NULL_ON_NULL -> new ListResult.JsonObject(list(call, true));
      case JSON_OBJECTAGG_ABSENT_ON_NULL -> new ListResult.JsonObject(list(call, false));
      case PERCENTILE -> percentile(call);
      case ARRAY_AGG -> new ListResult.ArrayOf(list(call, true), argumentType(call));
      case ARRAY_AGG_IGNORE_NULLS -> new ListResult.ArrayOf(list(call, false), argumentType(call));
      case COLLECT -> new CallResult.Multiset(bag(call), argumentType(call));
      case USER -> user(call, Objects.requireNonNull(call.user()));
    };
  }

  private CallResult user(AggregateCall call, BoundFunction.Aggregate function) {
    Feed feed = feed(new Feed.Key(call.filter(), call.arguments(), call.distinct(), true));
    return new UserResult(feed.attach(new UserAccumulator(function, instances.of(call))));
  }

  /**
   * The count of a feed's rows; that of arguments which are never NULL is the count of all rows.
   */
  Count count(Feed.Key key) {
    boolean neverNull = key.arguments().stream().noneMatch(a -> input.type(a).nullable());
    Feed feed =
        feed(neverNull && !key.distinct() ? new Feed.Key(key.filter(), List.of(), false) : key);
    Count known = feed.find(Count.class);
    return known != null ? known : feed.attach(new Count());
  }

  private CallResult sum(AggregateCall call, boolean orZero) {
    Count rows = count(key(call));
    return switch (call.type()) {
      case FloatingType floating ->
          new CallResult.SummedDouble(doubleSum(call, !floating.doublePrecision()), rows, orZero);
      case DecimalType decimal ->
          new CallResult.SummedDecimal(decimalSum(call), rows, decimal.precision(), orZero);
      case IntegerType integer ->
          new CallResult.Summed(longSum(call), rows, Long.SIZE - integer.width().bits(), orZero);
      default -> new CallResult.Summed(longSum(call), rows, 0, orZero);
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

  private CallResult extreme(AggregateCall call, ColumnExtreme.Choice choice) {
    // DISTINCT changes nothing about the smallest or largest.
    Feed.Key key = new Feed.Key(call.filter(), call.arguments(), false);
    Feed feed = feed(key);
    SqlType type = argumentType(call);
    boolean largest = choice == ColumnExtreme.Choice.LARGEST;
    if (retracts) {
      return new CallResult.LiveExtreme(feed.attach(new CountedExtreme(type, largest)), count(key));
    }
    if (type.layout() == Layout.LONG || type.layout() == Layout.DOUBLE) {
      return new CallResult.Extreme(feed.attach(new LongExtreme(largest)), count(key));
    }
    return new CallResult.AnyExtreme(feed.attach(new ColumnExtreme(type, choice)));
  }

  private CallResult edge(AggregateCall call, boolean last) {
    if (retracts) {
      return new ListResult.Edge(list(call, false), last);
    }
    ColumnExtreme.Choice choice = last ? ColumnExtreme.Choice.LAST : ColumnExtreme.Choice.FIRST;
    return new CallResult.AnyExtreme(
        feed(key(call)).attach(new ColumnExtreme(argumentType(call), choice)));
  }

  private static byte[] separator(AggregateCall call) {
    Object separator =
        call.constants().isEmpty() ? DEFAULT_SEPARATOR : call.constants().getFirst().value();
    return String.valueOf(separator).getBytes(StandardCharsets.UTF_8);
  }

  private CallResult percentile(AggregateCall call) {
    double[] parts = new double[call.constants().size()];
    for (int i = 0; i < parts.length; i++) {
      if (!(call.constants().get(i).value() instanceof Number part)) {
        throw new WeirException(
            ErrorCode.INVALID_ARGUMENT, "the second argument of PERCENTILE must be a number");
      }
      parts[i] = part.doubleValue();
    }
    boolean weighted = call.arguments().size() > 1;
    Percentile.Source source =
        new Percentile.Source(bag(call), DoubleReader.of(argumentType(call)), weighted);
    return new Percentile(source, parts, call.type() instanceof ArrayType);
  }

  private CallResult bitmap(AggregateCall call, BitmapMerge merge, boolean cardinality) {
    return retracts
        ? BitmapResult.of(bag(call), merge, cardinality)
        : BitmapResult.of(feed(key(call)).attach(new BitmapFold(merge)), cardinality);
  }

  private ValueBag bag(AggregateCall call) {
    Feed feed = feed(key(call));
    ValueBag known = feed.find(ValueBag.class);
    return known != null ? known : feed.attach(new ValueBag(argumentTypes(call)));
  }

  private SqlType argumentType(AggregateCall call) {
    return input.type(call.arguments().getFirst());
  }

  private List<SqlType> argumentTypes(AggregateCall call) {
    return call.arguments().stream().map(input::type).toList();
  }

  private static Feed.Key key(AggregateCall call) {
    return new Feed.Key(call.filter(), call.arguments(), call.distinct());
  }

  private Feed feed(Feed.Key key) {
    return feeds.computeIfAbsent(
        key, k -> new Feed(k, k.arguments().stream().map(input::type).toList()));
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

  private Moments moments(AggregateCall call) {
    Feed feed = feed(key(call));
    Moments known = feed.find(Moments.class);
    return known != null ? known : feed.attach(new Moments(DoubleReader.of(argumentType(call))));
  }

  private ValueList list(AggregateCall call, boolean keepsNulls) {
    Feed feed = feed(new Feed.Key(call.filter(), call.arguments(), call.distinct(), keepsNulls));
    ValueList known = feed.find(ValueList.class);
    return known != null ? known : feed.attach(new ValueList(argumentTypes(call), retracts));
  }
}
