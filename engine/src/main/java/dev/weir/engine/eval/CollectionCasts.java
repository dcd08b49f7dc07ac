package dev.weir.engine.eval;

import dev.weir.engine.function.CastRule;
import dev.weir.expr.Call;
import dev.weir.expr.Case;
import dev.weir.expr.Cast;
import dev.weir.expr.Expr;
import dev.weir.expr.FieldAccess;
import dev.weir.expr.Literal;
import dev.weir.function.Functions;
import dev.weir.type.ArrayType;
import dev.weir.type.CharacterType;
import dev.weir.type.Layout;
import dev.weir.type.MapType;
import dev.weir.type.MultisetType;
import dev.weir.type.RowType;
import dev.weir.type.SqlType;
import dev.weir.type.Types;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes casts from and to arrays, maps, multisets and rows: element by element, field by field, or
 * to text.
 */
final class CollectionCasts {
  private final ExprWriter writer;
  private final FrameWriter frames;

  CollectionCasts(ExprWriter writer) {
    this.writer = writer;
    this.frames = new FrameWriter(writer.emitter);
  }

  Value write(Cast cast) {
    SqlType from = cast.input().type();
    SqlType to = cast.type();
    CastRule rule = new CastRule(from, to, cast.lenient());
    if (to instanceof CharacterType text) {
      Value value = writer.collections().text(writer.write(cast.input()), from);
      return new CastWriter(writer).fitted(value, rule, text);
    }
    if (from instanceof RowType row
        && to instanceof RowType target
        && row.size() == target.size()) {
      return writer.write(fields(cast, row, target));
    }
    List<ElementCast> parts = parts(from, to);
    if (parts.isEmpty()) {
      throw CastWriter.unsupported(rule);
    }
    return frames.strict(
        List.of(writer.write(cast.input())),
        Layout.BYTES,
        context -> ElementCast.function(parts, cast.lenient(), context));
  }

  /** The casts of the elements, or of keys and values; none if the types don't fit. */
  private static List<ElementCast> parts(SqlType from, SqlType to) {
    return switch (from) {
      case ArrayType a when to instanceof ArrayType b ->
          List.of(ElementCast.of(a.element(), b.element()));
      case MapType a when to instanceof MapType b -> entries(a, b);
      case MultisetType a when to instanceof MultisetType b -> entries(a.asMap(), b.asMap());
      default -> List.of();
    };
  }

  private static List<ElementCast> entries(MapType from, MapType to) {
    return List.of(ElementCast.of(from.key(), to.key()), ElementCast.of(from.value(), to.value()));
  }

  /** A cast between rows as a row of casts. */
  private static Expr fields(Cast cast, RowType from, RowType to) {
    List<Expr> fields = new ArrayList<>();
    for (int i = 0; i < from.size(); i++) {
      boolean nullable = from.nullable() || from.type(i).nullable();
      Expr field = new FieldAccess(cast.input(), i, from.type(i).withNullable(nullable));
      fields.add(
          field.type().sameAs(to.type(i)) ? field : new Cast(field, to.type(i), cast.lenient()));
    }
    Expr row = new Call(Functions.get("ROW"), fields, to.withNullable(false));
    if (!from.nullable()) {
      return row;
    }
    Expr isNull =
        new Call(
            Functions.get("IS NULL"), List.of(cast.input()), Types.BOOLEAN.withNullable(false));
    SqlType type = to.withNullable(true);
    return new Case(List.of(new Case.Branch(isNull, new Literal(null, type))), row, type);
  }

  /** A cast between rows as a row of casts, as {@link RowWriter} wants it; others as they are. */
  static Expr spread(Expr expression) {
    return expression instanceof Cast cast
            && cast.input().type() instanceof RowType from
            && cast.type() instanceof RowType to
            && from.size() == to.size()
        ? fields(cast, from, to)
        : expression;
  }
}
