package dev.weir.tests.reference;

import dev.weir.expr.Call;
import dev.weir.expr.Case;
import dev.weir.expr.Cast;
import dev.weir.expr.Expr;
import dev.weir.expr.FieldAccess;
import dev.weir.expr.InputRef;
import dev.weir.expr.Literal;
import dev.weir.function.Function;
import dev.weir.function.Functions;
import dev.weir.type.ArrayType;
import dev.weir.type.BinaryType;
import dev.weir.type.BitmapType;
import dev.weir.type.BooleanType;
import dev.weir.type.CharacterType;
import dev.weir.type.DateType;
import dev.weir.type.DecimalType;
import dev.weir.type.FloatingType;
import dev.weir.type.IntegerType;
import dev.weir.type.IntervalType;
import dev.weir.type.MapType;
import dev.weir.type.MultisetType;
import dev.weir.type.NullType;
import dev.weir.type.RowType;
import dev.weir.type.SqlType;
import dev.weir.type.TimeType;
import dev.weir.type.TimestampType;
import dev.weir.type.Types;
import dev.weir.type.VariantType;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/** Grows random expressions of a wanted type, as the SQL front end would type them. */
final class RandomExpressions {
  final RandomGenerator random;
  private final RowType schema;
  private final RandomValues values;
  private final RandomNumberCalls numbers = new RandomNumberCalls(this);
  private final RandomTextCalls texts = new RandomTextCalls(this);
  private final RandomTimeCalls times = new RandomTimeCalls(this);

  RandomExpressions(RandomGenerator random, RowType schema) {
    this.random = random;
    this.schema = schema;
    this.values = new RandomValues(random);
  }

  SqlType type() {
    return pick(RandomValues.TYPES);
  }

  <T> T pick(List<T> choices) {
    return choices.get(random.nextInt(choices.size()));
  }

  /** An expression of exactly this type, nullability aside. */
  Expr grow(SqlType type, int depth) {
    if (depth == 0 || random.nextInt(8) == 0) {
      return leaf(type);
    }
    return switch (random.nextInt(10)) {
      case 0 -> cases(type, depth - 1);
      case 1 -> conditional(type, depth - 1);
      case 2, 3 -> conversion(type, depth - 1);
      default -> of(type, depth - 1);
    };
  }

  private Expr leaf(SqlType type) {
    if (random.nextInt(5) > 0 || type instanceof RowType) {
      int column = 2 * RandomValues.TYPES.indexOf(type.withNullable(true)) + random.nextInt(2);
      return new InputRef(column, schema.type(column));
    }
    return random.nextInt(8) == 0 ? Literals.of(null, type.withNullable(true)) : constant(type);
  }

  Expr constant(SqlType type) {
    return Literals.of(values.present(type), type.withNullable(false));
  }

  Expr text(String text) {
    int length = (int) Math.max(1, Texts.length(text));
    return new Literal(text, new CharacterType(length, !text.isEmpty(), false));
  }

  /** A count around what texts and units of time have. */
  Expr small(int depth, int from, int to) {
    return random.nextInt(3) > 0
        ? Literals.of(random.nextLong(from, to), Types.INT.withNullable(false))
        : call("%", Types.INT, grow(Types.INT, depth), Literals.of((long) to, Types.INT));
  }

  /** A call with the nullability that follows from the function's rule. */
  Call call(String name, SqlType type, Expr... arguments) {
    Function function = Functions.get(name);
    List<Expr> all = List.of(arguments);
    boolean any = all.stream().anyMatch(argument -> argument.type().nullable());
    boolean nullable =
        switch (function.nulls()) {
          case STRICT -> any;
          case STRICT_OR_NULL -> true;
          case OWN ->
              switch (name) {
                case "COALESCE", "IFNULL" -> all.stream().allMatch(a -> a.type().nullable());
                case "AND", "OR", "IN", "IF" -> any;
                case "NULLIF", "CONCAT_WS", "ELT" -> true;
                default -> false;
              };
        };
    return new Call(function, all, type.withNullable(nullable));
  }

  private Expr cases(SqlType type, int depth) {
    List<Case.Branch> branches = new ArrayList<>();
    Expr otherwise = grow(type, depth);
    boolean nullable = otherwise.type().nullable();
    for (int i = random.nextInt(1, 4); i > 0; i--) {
      Expr result = grow(type, depth / 2);
      nullable |= result.type().nullable();
      branches.add(new Case.Branch(grow(Types.BOOLEAN, depth / 2), result));
    }
    return new Case(branches, otherwise, type.withNullable(nullable));
  }

  private Expr conditional(SqlType type, int depth) {
    Expr one = grow(type, depth);
    Expr other = grow(type, depth);
    boolean ordered =
        !(type instanceof RowType || type instanceof BinaryType || type instanceof BooleanType);
    return switch (random.nextInt(ordered ? 6 : 3)) {
      case 0 -> call("COALESCE", type, one, other);
      case 1 -> call("IFNULL", type, one, other);
      case 2 -> call("IF", type, grow(Types.BOOLEAN, depth), one, other);
      case 3 -> call("NULLIF", type, one, other);
      case 4 -> call("GREATEST", type, one, other, leaf(type));
      default -> call("LEAST", type, one, other);
    };
  }

  private Expr conversion(SqlType type, int depth) {
    List<SqlType> sources =
        RandomValues.TYPES.stream().filter(source -> castable(source, type)).toList();
    if (sources.isEmpty()) {
      return of(type, depth);
    }
    SqlType source = pick(sources);
    Expr input = source instanceof RowType ? leaf(source) : grow(source, depth);
    boolean parsed = input.type() instanceof CharacterType && !(type instanceof CharacterType);
    boolean lenient = random.nextInt(8) < (parsed ? 7 : 1);
    boolean nullable = lenient || input.type().nullable() || type instanceof DecimalType;
    return new Cast(input, type.withNullable(nullable), lenient);
  }

  private static boolean castable(SqlType from, SqlType to) {
    boolean number = isNumber(from) || from instanceof BooleanType;
    boolean moment = from instanceof TimestampType || from instanceof DateType;
    boolean text = from instanceof CharacterType;
    if (from.sameAs(to)) {
      return false;
    }
    return switch (to) {
      case CharacterType c -> true;
      case BooleanType b -> number || text;
      case IntegerType i -> number || text;
      case FloatingType f -> number || text;
      case DecimalType d -> number || text;
      case BinaryType b -> text;
      case DateType d -> moment || text;
      case TimestampType t -> moment || text;
      case TimeType t -> from instanceof TimestampType || text;
      case IntervalType i -> false;
      case RowType _, ArrayType _, MapType _, MultisetType _, VariantType _, BitmapType _ -> false;
      case NullType n -> false;
    };
  }

  static boolean isNumber(SqlType type) {
    return type instanceof IntegerType
        || type instanceof FloatingType
        || type instanceof DecimalType;
  }

  private Expr of(SqlType type, int depth) {
    return switch (type) {
      case BooleanType b -> truth(depth);
      case IntegerType i -> numbers.integer(i, depth);
      case FloatingType f -> numbers.floating(f, depth);
      case DecimalType d -> numbers.decimal(d, depth);
      case CharacterType c when c.fixed() -> new Cast(texts.text(depth), c, false);
      case CharacterType c -> texts.text(depth);
      case BinaryType b -> texts.bytes(depth);
      case DateType d -> times.date(depth);
      case TimeType t -> times.time(t, depth);
      case TimestampType t -> times.timestamp(t, depth);
      case IntervalType i -> times.interval(i, depth);
      case RowType r -> call("ROW", r, grow(Types.BIGINT, depth), grow(Types.STRING, depth));
      case ArrayType _, MapType _, MultisetType _, VariantType _, BitmapType _ ->
          throw new IllegalArgumentException(type.name());
      case NullType n -> throw new IllegalArgumentException(n.name());
    };
  }

  private Expr truth(int depth) {
    return switch (random.nextInt(8)) {
      case 0, 1 -> call("AND", Types.BOOLEAN, bool(depth), bool(depth));
      case 2 -> call("OR", Types.BOOLEAN, bool(depth), bool(depth));
      case 3 -> call("NOT", Types.BOOLEAN, bool(depth));
      case 4 -> call(pick(TRUTHS), Types.BOOLEAN, bool(depth));
      case 5 -> texts.test(depth);
      case 6 -> in(depth);
      default -> comparison(depth);
    };
  }

  private static final List<String> TRUTHS =
      List.of("IS TRUE", "IS NOT TRUE", "IS FALSE", "IS NOT FALSE", "IS UNKNOWN", "IS NOT UNKNOWN");

  private Expr bool(int depth) {
    return grow(Types.BOOLEAN, depth);
  }

  private Expr in(int depth) {
    SqlType type = type();
    if (type instanceof RowType || type instanceof FloatingType || type instanceof BinaryType) {
      type = Types.BIGINT;
    }
    return call("IN", Types.BOOLEAN, grow(type, depth), constant(type), leaf(type), constant(type));
  }

  private Expr comparison(int depth) {
    SqlType type = type();
    if (random.nextInt(5) == 0) {
      return call(
          random.nextBoolean() ? "IS NULL" : "IS NOT NULL", Types.BOOLEAN, grow(type, depth));
    }
    if (type instanceof RowType) {
      type = Types.STRING;
    }
    boolean ordered = !(type instanceof BooleanType || type instanceof BinaryType);
    List<String> names =
        List.of("=", "<>", "IS DISTINCT FROM", "IS NOT DISTINCT FROM", "<", "<=", ">", ">=");
    String name = names.get(random.nextInt(ordered ? names.size() : 4));
    return call(name, Types.BOOLEAN, grow(type, depth), grow(type, depth));
  }

  /** A field of a structured value. */
  Expr field(int index, int depth) {
    return new FieldAccess(grow(RandomValues.ROW, depth), index, RandomValues.ROW.type(index));
  }
}
