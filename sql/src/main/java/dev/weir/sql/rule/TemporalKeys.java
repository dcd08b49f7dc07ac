package dev.weir.sql.rule;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.rel.RelHomogeneousShuttle;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.logical.LogicalProject;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexUtil;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.sql.type.SqlTypeUtil;
import org.apache.calcite.sql.validate.SqlValidatorUtil;
import org.apache.calcite.util.ImmutableBitSet;
import org.jspecify.annotations.Nullable;

/**
 * Lets expressions be keys of joins by time: each side computes its own as one more column, in the
 * type that holds both.
 *
 * <pre>
 * TemporalNode(L, R, MOD(L.a, 10) = R.k) becomes
 * Project(TemporalNode(Project(L, MOD(a, 10) AS x), R, L.x = R.k))
 * </pre>
 *
 * <p>What is looked up computes nothing, so that side is left as it is.
 */
final class TemporalKeys {
  private final TemporalNode node;
  private final RexBuilder rex;
  private final int leftColumns;
  private final int rightColumns;
  private final boolean rightComputes;
  private final List<RexNode> leftKeys = new ArrayList<>();
  private final List<RexNode> rightKeys = new ArrayList<>();

  private TemporalKeys(TemporalNode node) {
    this.node = node;
    this.rex = node.getCluster().getRexBuilder();
    this.leftColumns = node.getLeft().getRowType().getFieldCount();
    this.rightColumns = node.getRight().getRowType().getFieldCount();
    this.rightComputes = !SourceScan.isLookedUp(node.getRight());
  }

  static RelNode compute(RelNode query) {
    return query.accept(
        new RelHomogeneousShuttle() {
          @Override
          public RelNode visit(RelNode other) {
            RelNode visited = super.visit(other);
            return visited instanceof TemporalNode temporal
                ? new TemporalKeys(temporal).computed()
                : visited;
          }
        });
  }

  private RelNode computed() {
    List<RexNode> rest = new ArrayList<>();
    List<Equality> equalities = new ArrayList<>();
    for (RexNode condition : RelOptUtil.conjunctions(node.condition())) {
      Equality equality = equality(condition);
      if (equality == null) {
        rest.add(condition);
      } else {
        equalities.add(equality);
      }
    }
    if (equalities.isEmpty()) {
      return node;
    }
    List<Places> places = equalities.stream().map(this::place).toList();
    List<RexNode> conditions = new ArrayList<>();
    rest.forEach(
        condition -> conditions.add(RexUtil.shift(condition, leftColumns, leftKeys.size())));
    for (int i = 0; i < places.size(); i++) {
      conditions.add(condition(equalities.get(i), places.get(i)));
    }
    return original(
        TemporalNode.create(
            with(node.getLeft(), leftKeys),
            with(node.getRight(), rightKeys),
            node.type(),
            RexUtil.composeConjunction(rex, conditions),
            node.time()));
  }

  /** What is equal of both sides, each over the columns of its own side. */
  private record Equality(SqlOperator operator, RexNode left, RexNode right) {}

  /** The columns that hold what is equal. */
  private record Places(int left, int right) {}

  private @Nullable Equality equality(RexNode condition) {
    if (!(condition instanceof RexCall call)
        || (call.getKind() != SqlKind.EQUALS && call.getKind() != SqlKind.IS_NOT_DISTINCT_FROM)) {
      return null;
    }
    RexNode first = call.getOperands().getFirst();
    RexNode second = call.getOperands().getLast();
    if (isOf(first, 0, leftColumns) && isOf(second, leftColumns, rightColumns)) {
      return equality(call.getOperator(), first, RexUtil.shift(second, -leftColumns));
    }
    return isOf(second, 0, leftColumns) && isOf(first, leftColumns, rightColumns)
        ? equality(call.getOperator(), second, RexUtil.shift(first, -leftColumns))
        : null;
  }

  /** Whether an expression reads columns of one side and of no other. */
  private static boolean isOf(RexNode expression, int first, int columns) {
    ImmutableBitSet read = RelOptUtil.InputFinder.bits(expression);
    return !read.isEmpty() && ImmutableBitSet.range(first, first + columns).contains(read);
  }

  /** Null if it takes a computed right side where there is none. */
  private @Nullable Equality equality(SqlOperator operator, RexNode givenLeft, RexNode givenRight) {
    RexNode left = bare(givenLeft);
    RexNode right = bare(givenRight);
    RelDataType type = JoinKeyCasts.common(left.getType(), right.getType(), rex.getTypeFactory());
    Equality equality =
        type == null
            ? new Equality(operator, left, right)
            : new Equality(
                operator, JoinKeyCasts.cast(rex, left, type), JoinKeyCasts.cast(rex, right, type));
    return rightComputes || equality.right instanceof RexInputRef ? equality : null;
  }

  /** A value without casts that change no more than its width: keys are compared without them. */
  private static RexNode bare(RexNode value) {
    return value.getKind() == SqlKind.CAST
            && isWidening(((RexCall) value).getOperands().getFirst().getType(), value.getType())
        ? bare(((RexCall) value).getOperands().getFirst())
        : value;
  }

  private static boolean isWidening(RelDataType from, RelDataType to) {
    boolean texts =
        from.getSqlTypeName() == SqlTypeName.VARCHAR && to.getSqlTypeName() == SqlTypeName.VARCHAR;
    boolean integers = SqlTypeUtil.isIntType(from) && SqlTypeUtil.isIntType(to);
    return (texts || integers) && to.getPrecision() >= from.getPrecision();
  }

  private Places place(Equality equality) {
    return new Places(
        place(equality.left, leftColumns, leftKeys),
        place(equality.right, rightColumns, rightKeys));
  }

  private static int place(RexNode value, int columns, List<RexNode> added) {
    if (value instanceof RexInputRef ref) {
      return ref.getIndex();
    }
    added.add(value);
    return columns + added.size() - 1;
  }

  private RexNode condition(Equality equality, Places places) {
    return rex.makeCall(
        equality.operator,
        rex.makeInputRef(equality.left.getType(), places.left),
        rex.makeInputRef(equality.right.getType(), leftColumns + leftKeys.size() + places.right));
  }

  /** A side with keys behind its own columns. */
  private RelNode with(RelNode side, List<RexNode> keys) {
    if (keys.isEmpty()) {
      return side;
    }
    List<RexNode> columns = new ArrayList<>(rex.identityProjects(side.getRowType()));
    columns.addAll(keys);
    List<String> names = new ArrayList<>(side.getRowType().getFieldNames());
    for (int i = 0; i < keys.size(); i++) {
      names.add("key" + i);
    }
    List<String> unique = SqlValidatorUtil.uniquify(names, true);
    return LogicalProject.create(side, List.of(), columns, unique, Set.of());
  }

  /** The join with the columns that it had. */
  private RelNode original(TemporalNode keyed) {
    List<RexNode> columns = new ArrayList<>();
    for (int i = 0; i < leftColumns + rightColumns; i++) {
      columns.add(rex.makeInputRef(keyed, i < leftColumns ? i : i + leftKeys.size()));
    }
    List<String> names = node.getRowType().getFieldNames();
    return LogicalProject.create(keyed, List.of(), columns, names, Set.of());
  }
}
