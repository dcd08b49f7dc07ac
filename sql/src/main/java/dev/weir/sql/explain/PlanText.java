package dev.weir.sql.explain;

import dev.weir.expr.Expr;
import dev.weir.expr.InputRef;
import dev.weir.expr.SortKey;
import dev.weir.plan.Aggregate;
import dev.weir.plan.AggregateCall;
import dev.weir.plan.AssignWatermark;
import dev.weir.plan.AssignWindow;
import dev.weir.plan.Collect;
import dev.weir.plan.CurrentJoin;
import dev.weir.plan.Deduplicate;
import dev.weir.plan.Emission;
import dev.weir.plan.FieldPath;
import dev.weir.plan.Filter;
import dev.weir.plan.FromChangelog;
import dev.weir.plan.IntervalJoin;
import dev.weir.plan.Join;
import dev.weir.plan.JoinReach;
import dev.weir.plan.LagCall;
import dev.weir.plan.LookupJoin;
import dev.weir.plan.MatchRecognize;
import dev.weir.plan.Materialize;
import dev.weir.plan.OverAggregate;
import dev.weir.plan.OverFrame;
import dev.weir.plan.PlanNode;
import dev.weir.plan.ProcessTable;
import dev.weir.plan.Project;
import dev.weir.plan.Scan;
import dev.weir.plan.SetOperation;
import dev.weir.plan.Sink;
import dev.weir.plan.Sort;
import dev.weir.plan.TableFunctionJoin;
import dev.weir.plan.TemporalJoin;
import dev.weir.plan.TemporalSort;
import dev.weir.plan.ToChangelog;
import dev.weir.plan.TopN;
import dev.weir.plan.Union;
import dev.weir.plan.Values;
import dev.weir.plan.WindowAggregate;
import dev.weir.plan.WindowJoin;
import dev.weir.plan.WindowProperty;
import dev.weir.plan.WindowTopN;
import dev.weir.time.Window;
import dev.weir.type.Field;
import dev.weir.type.RowType;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A plan as a tree in text: a line a node, inputs below and indented, columns by name. */
public final class PlanText {
  private PlanText() {}

  public static String of(PlanNode plan) {
    return of(plan, Set.of());
  }

  static String of(PlanNode plan, Set<ExplainDetail> details) {
    StringBuilder text = new StringBuilder();
    append(plan, 0, details, text);
    return text.toString();
  }

  private static void append(
      PlanNode node, int depth, Set<ExplainDetail> details, StringBuilder text) {
    text.append("  ".repeat(depth)).append(line(node));
    if (details.contains(ExplainDetail.CHANGELOG_MODE)) {
      text.append(" changelogMode=[").append(ChangeKinds.of(node)).append(']');
    } else if (depth == 0 || !(node instanceof Scan)) {
      text.append(node.insertOnly() ? " [insert-only]" : " [changelog]");
    }
    if (details.contains(ExplainDetail.ESTIMATED_COST)) {
      text.append(": ").append(RowCount.text(node));
    }
    text.append('\n');
    node.inputs().forEach(input -> append(input, depth + 1, details, text));
  }

  /** What a node does, without its inputs. */
  static String line(PlanNode node) {
    return switch (node) {
      case Scan scan -> scan(scan);
      case Values values -> "Values " + values.rows();
      case Filter filter -> "Filter " + ExprText.of(filter.condition(), filter.schema());
      case Project project -> "Project " + project(project);
      case AssignWatermark watermark ->
          "Watermark "
              + watermark.schema().fieldName(watermark.timeColumn())
              + " AS "
              + ExprText.of(watermark.watermark(), watermark.schema())
              + (watermark.idleMillis() == 0
                  ? ""
                  : " idle after " + duration(watermark.idleMillis()));
      case AssignWindow assign -> assign(assign);
      case Aggregate aggregate ->
          "Aggregate"
              + keys(aggregate.keys(), aggregate.input().schema())
              + calls(aggregate.calls(), aggregate.input().schema())
              + ttl("", aggregate.ttl());
      case OverAggregate over -> over(over);
      case WindowAggregate aggregate -> windowAggregate(aggregate);
      case Join join ->
          join(join) + ttl("left ", join.ttl().left()) + ttl("right ", join.ttl().right());
      case Union _ -> "Union";
      case TableFunctionJoin join -> LateralText.of(join);
      case ProcessTable process -> LateralText.of(process);
      case ToChangelog changes -> LateralText.of(changes);
      case FromChangelog rows -> LateralText.of(rows);
      case SetOperation set ->
          (set.kind() == SetOperation.Kind.INTERSECT ? "Intersect" : "Except")
              + (set.all() ? " all" : "");
      case Sort sort -> sort(sort);
      case TemporalSort sort ->
          "TemporalSort by "
              + order(sort.keys(), sort.schema())
              + (sort.eventTime() ? "" : " (processing time)");
      case TopN top -> top(top);
      case Deduplicate first -> deduplicate(first);
      case WindowJoin join -> "Window" + join(join.plain());
      case IntervalJoin join -> interval(join);
      case LookupJoin join -> LookupText.of(join, join(join.plain()));
      case CurrentJoin join ->
          "Current"
              + join(join.plain())
              + (join.presence().complete() ? " [waits for the right side]" : "");
      case TemporalJoin join ->
          "Temporal"
              + join(join.plain())
              + " as of "
              + join.left().schema().fieldName(join.versions().leftTime());
      case WindowTopN top -> "Window" + top(top);
      case MatchRecognize match -> MatchText.of(match);
      case Sink sink ->
          "Sink "
              + sink.table().name()
              + (sink.mode() == Sink.Mode.OVERWRITE ? " overwriting" : "");
      case Collect _ -> "Collect";
      case Materialize materialize ->
          "Materialize "
              + materialize.name()
              + (materialize.key().isEmpty()
                  ? ""
                  : " key=" + names(materialize.key(), materialize.schema()));
    };
  }

  private static String scan(Scan scan) {
    Expr partitions = scan.partitions();
    return "Scan "
        + scan.table().name()
        + " "
        + scan.columns().stream().map(FieldPath::toString).toList()
        + (partitions == null
            ? ""
            : " partitions=[" + ExprText.of(partitions, scan.table().partitionColumns()) + "]")
        + (scan.bounded() ? " [bounded]" : " [unbounded]");
  }

  private static String project(Project project) {
    List<String> columns = new ArrayList<>();
    for (int i = 0; i < project.expressions().size(); i++) {
      Expr expression = project.expressions().get(i);
      String text = ExprText.of(expression, project.input().schema());
      String name = project.schema().fieldName(i);
      columns.add(
          expression instanceof InputRef && text.equals(name) ? name : text + " AS " + name);
    }
    return String.join(", ", columns);
  }

  private static String assign(AssignWindow assign) {
    RowType input = assign.input().schema();
    return "AssignWindow "
        + window(assign.window(), input.fieldName(assign.timeColumn()))
        + (assign.partition().isEmpty() ? "" : " partition=" + names(assign.partition(), input));
  }

  private static String ttl(String of, long millis) {
    return millis == 0 ? "" : " " + of + "ttl=" + duration(millis);
  }

  private static String time(WindowAggregate aggregate) {
    return aggregate.timeColumn() == WindowAggregate.PROCESSING_TIME
        ? "processing time"
        : aggregate.input().schema().fieldName(aggregate.timeColumn());
  }

  private static String windowAggregate(WindowAggregate aggregate) {
    RowType input = aggregate.input().schema();
    return "WindowAggregate "
        + window(aggregate.window(), time(aggregate))
        + keys(aggregate.keys(), input)
        + calls(aggregate.calls(), input)
        + (aggregate.properties().isEmpty()
            ? ""
            : aggregate.properties().stream()
                .map(WindowProperty::name)
                .map(name -> "window_" + name.toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(", ", " properties=[", "]")))
        + emission(aggregate.emission());
  }

  private static String emission(Emission emission) {
    List<String> parts = new ArrayList<>();
    if (emission.early()) {
      parts.add("early delay " + duration(emission.earlyMillis()));
    }
    if (emission.late()) {
      parts.add("late delay " + duration(emission.lateMillis()));
      parts.add("lateness " + duration(emission.latenessMillis()));
    }
    return parts.isEmpty() ? "" : " emit=" + parts;
  }

  private static String join(Join join) {
    RowType left = join.left().schema();
    RowType right = join.right().schema();
    List<String> conditions = new ArrayList<>();
    for (int i = 0; i < join.leftKeys().size(); i++) {
      conditions.add(
          left.fieldName(join.leftKeys().get(i))
              + (join.nullSafe().contains(i) ? " IS NOT DISTINCT FROM " : " = ")
              + right.fieldName(join.rightKeys().get(i)));
    }
    Expr rest = join.condition();
    if (rest != null) {
      conditions.add(ExprText.of(rest, bothSides(left, right)));
    }
    String type =
        join.type().name().charAt(0) + join.type().name().substring(1).toLowerCase(Locale.ROOT);
    return type
        + "Join"
        + (conditions.isEmpty() ? " on everything" : " on " + String.join(" AND ", conditions))
        + (join.leftKeys().isEmpty() ? " [no equality: one task compares all rows]" : "")
        + reach(join.reach().left(), left)
        + reach(join.reach().right(), right);
  }

  private static String reach(JoinReach.@Nullable Side reach, RowType side) {
    return reach == null
        ? ""
        : " forget at "
            + side.fieldName(reach.column())
            + (reach.millis() < 0 ? " - " : " + ")
            + duration(Math.abs(reach.millis()));
  }

  private static String interval(IntervalJoin join) {
    IntervalJoin.Interval interval = join.interval();
    return "Interval"
        + join(join.plain())
        + " within "
        + join.left().schema().fieldName(interval.leftTime())
        + " - "
        + join.right().schema().fieldName(interval.rightTime())
        + " from "
        + duration(interval.lower())
        + " to "
        + duration(interval.upper())
        + (interval.eventTime() ? "" : " (processing time)");
  }

  private static RowType bothSides(RowType left, RowType right) {
    List<Field> fields = new ArrayList<>(left.fields());
    fields.addAll(right.fields());
    return RowType.of(fields);
  }

  private static String sort(Sort sort) {
    List<String> parts = new ArrayList<>();
    if (!sort.keys().isEmpty()) {
      parts.add("by " + order(sort.keys(), sort.schema()));
    }
    if (sort.offset() > 0) {
      parts.add("offset " + sort.offset());
    }
    if (sort.fetch() != Sort.ALL) {
      parts.add("limit " + sort.fetch());
    }
    return (sort.keys().isEmpty() ? "Limit " : "Sort ") + String.join(" ", parts);
  }

  private static String top(TopN top) {
    RowType input = top.input().schema();
    return "TopN "
        + top.first()
        + ".."
        + top.last()
        + (top.partition().isEmpty() ? "" : " partition=" + names(top.partition(), input))
        + (top.order().isEmpty() ? "" : " by " + order(top.order(), input))
        + (top.withRank() ? " with rank" : "")
        + ttl("", top.ttl());
  }

  private static String deduplicate(Deduplicate node) {
    RowType input = node.input().schema();
    return "Deduplicate keep "
        + (node.keepLast() ? "last" : "first")
        + (node.partition().isEmpty() ? "" : " partition=" + names(node.partition(), input))
        + " by "
        + input.fieldName(node.timeColumn())
        + (node.eventTime() ? "" : " (processing time)")
        + ttl("", node.ttl());
  }

  private static String over(OverAggregate over) {
    RowType input = over.input().schema();
    List<String> lags = over.lags().stream().map(lag -> lag(lag, input)).toList();
    String calls = calls(over.calls(), input);
    return "OverAggregate"
        + (over.partition().isEmpty() ? "" : " partition=" + names(over.partition(), input))
        + " by "
        + order(List.of(over.order().key()), input)
        + frame(over)
        + calls
        + (lags.isEmpty() ? "" : (calls.isEmpty() ? ": " : ", ") + String.join(", ", lags));
  }

  private static String frame(OverAggregate over) {
    OverFrame frame = over.frame();
    String unit = frame.rows() ? " rows " : " range ";
    if (!frame.bounded()) {
      return unit + "unbounded";
    }
    return unit + (frame.rows() ? "" + frame.preceding() : duration(frame.preceding()));
  }

  private static String lag(LagCall lag, RowType input) {
    return "LAG("
        + input.fieldName(lag.argument())
        + ", "
        + lag.offset()
        + (lag.otherwise() == LagCall.NONE ? "" : ", " + input.fieldName(lag.otherwise()))
        + ")";
  }

  private static String top(WindowTopN top) {
    return top(top.plain())
        + switch (top.ties()) {
          case FIRST_CAME -> "";
          case LAST_CAME -> " last of equals";
        };
  }

  private static String order(List<SortKey> keys, RowType schema) {
    return keys.stream()
        .map(key ->
            schema.fieldName(key.column())
                + (key.descending() ? " DESC" : "")
                + (key.nullsFirst() == key.descending()
                    ? key.nullsFirst() ? " NULLS FIRST" : " NULLS LAST"
                    : ""))
        .collect(Collectors.joining(", "));
  }

  private static String keys(List<Integer> keys, RowType input) {
    return keys.isEmpty() ? "" : " by " + String.join(", ", names(keys, input));
  }

  private static String calls(List<AggregateCall> calls, RowType input) {
    return calls.isEmpty()
        ? ""
        : calls.stream().map(call -> call(call, input)).collect(Collectors.joining(", ", ": ", ""));
  }

  private static String call(AggregateCall call, RowType input) {
    String arguments =
        call.arguments().isEmpty() ? "*" : String.join(", ", names(call.arguments(), input));
    return call.name()
        + "("
        + (call.distinct() ? "DISTINCT " : "")
        + arguments
        + call.constants().stream().map(constant -> ", " + constant).collect(Collectors.joining())
        + ")"
        + (call.filter() == AggregateCall.NO_FILTER
            ? ""
            : " FILTER " + input.fieldName(call.filter()));
  }

  private static String window(Window window, String time) {
    return switch (window) {
      case Window.Tumble(long size, long offset) ->
          "TUMBLE(" + time + ", " + duration(size) + offset(offset) + ")";
      case Window.Hop(long slide, long size, long offset, boolean _) ->
          "HOP(" + time + ", " + duration(slide) + ", " + duration(size) + offset(offset) + ")";
      case Window.Cumulate(long step, long size, long offset) ->
          "CUMULATE(" + time + ", " + duration(step) + ", " + duration(size) + offset(offset) + ")";
      case Window.Attached _ -> "windows ending at " + time;
      case Window.Session(long gap) -> "SESSION(" + time + ", " + duration(gap) + ")";
    };
  }

  private static String offset(long millis) {
    return millis == 0 ? "" : ", offset " + duration(millis);
  }

  private static String duration(long millis) {
    return Duration.ofMillis(millis).toString().substring(2).toLowerCase(Locale.ROOT);
  }

  private static List<String> names(List<Integer> columns, RowType schema) {
    return columns.stream().map(schema::fieldName).toList();
  }
}
