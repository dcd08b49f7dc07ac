package dev.weir.sql.expression;

import dev.weir.expr.Expr;
import dev.weir.expr.InputRef;
import dev.weir.plan.PlanNode;
import dev.weir.plan.Project;
import dev.weir.type.Field;
import dev.weir.type.RowType;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Makes projections, and leaves out those that change nothing. */
public final class Projections {
  private Projections() {}

  /** A projection whose expressions are cast to the types of the schema where they differ. */
  public static PlanNode of(PlanNode input, List<Expr> expressions, RowType schema) {
    List<Expr> cast = new ArrayList<>();
    for (int i = 0; i < expressions.size(); i++) {
      cast.add(ExpressionConversion.cast(expressions.get(i), schema.type(i)));
    }
    return identity(cast, input.schema()) && schema.equals(input.schema())
        ? input
        : new Project(input, cast, schema);
  }

  /** The input with its columns cast to the types of the schema. */
  public static PlanNode cast(PlanNode input, RowType schema) {
    return sameTypes(input.schema(), schema)
        ? input
        : of(input, references(input.schema()), schema);
  }

  /** The input with its columns under other names. */
  public static PlanNode rename(PlanNode input, List<String> names) {
    if (input.schema().names().equals(names)) {
      return input;
    }
    RowType old = input.schema();
    RowType schema =
        RowType.of(
            IntStream.range(0, old.size())
                .mapToObj(i -> new Field(names.get(i), old.type(i)))
                .toList());
    return input instanceof Project(var below, var expressions, var _)
        ? new Project(below, expressions, schema)
        : new Project(input, references(old), schema);
  }

  private static boolean sameTypes(RowType a, RowType b) {
    return IntStream.range(0, a.size()).allMatch(i -> a.type(i).sameAs(b.type(i)));
  }

  private static boolean identity(List<Expr> expressions, RowType input) {
    return expressions.size() == input.size()
        && IntStream.range(0, input.size())
            .allMatch(i -> expressions.get(i) instanceof InputRef ref && ref.index() == i);
  }

  /** References to all columns. */
  public static List<Expr> references(RowType schema) {
    return IntStream.range(0, schema.size())
        .<Expr>mapToObj(i -> new InputRef(i, schema.type(i)))
        .toList();
  }
}
