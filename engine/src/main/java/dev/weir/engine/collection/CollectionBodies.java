package dev.weir.engine.collection;

import dev.weir.engine.function.EvalContext;
import dev.weir.type.ArrayType;
import dev.weir.type.MapType;
import dev.weir.type.MultisetType;
import dev.weir.type.RowType;
import dev.weir.type.SqlType;
import dev.weir.value.ValueText;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The functions of this package by name and types. */
public final class CollectionBodies {
  private static final Set<String> NAMES = Set.of("ARRAY", "MAP", "ITEM", "ELEMENT", "CARDINALITY");

  private CollectionBodies() {}

  /** Whether a function of that name is here. */
  public static boolean handles(String name) {
    return NAMES.contains(name);
  }

  /** Whether it is called with NULLs too; otherwise it is NULL if an argument is. */
  public static boolean takesNulls(String name) {
    return switch (name) {
      case "ARRAY", "MAP" -> true;
      default -> false;
    };
  }

  /** The types in which arguments of given types are handed to the function. */
  public static List<SqlType> argumentTypes(String name, List<SqlType> given, SqlType result) {
    return switch (name) {
      case "ARRAY" -> given.stream().map(type -> ((ArrayType) result).element()).toList();
      case "MAP" -> entryTypes(given.size(), (MapType) result);
      case "ITEM" -> given.getFirst() instanceof MapType map ? List.of(map, map.key()) : given;
      default -> given;
    };
  }

  private static List<SqlType> entryTypes(int count, MapType type) {
    return java.util.stream.IntStream.range(0, count)
        .mapToObj(i -> i % 2 == 0 ? type.key() : type.value())
        .toList();
  }

  /** The function, or null if there is none for such arguments. */
  public static @Nullable FrameFunction find(String name, List<SqlType> arguments, SqlType result) {
    SqlType first = asMap(arguments.getFirst());
    return switch (name) {
      case "ARRAY" -> Constructors.array(((ArrayType) result).element());
      case "MAP" -> Constructors.map((MapType) result);
      case "ITEM" ->
          switch (first) {
            case ArrayType array -> Access.element(array.element());
            case MapType map -> Access.value(map);
            default -> null;
          };
      case "ELEMENT" -> first instanceof ArrayType array ? Access.only(array.element()) : null;
      case "CARDINALITY" ->
          switch (first) {
            case ArrayType array -> Access.arraySize(array.element());
            case MapType map -> Access.mapSize(map);
            default -> null;
          };
      default -> null;
    };
  }

  /** ROW(...) as one value. */
  public static FrameFunction row(RowType type) {
    return Constructors.row(type);
  }

  /** A field of a row that is one value. */
  public static FrameFunction field(RowType type, int field) {
    return Access.field(type, field);
  }

  /** Whether equal values of the type may have different bytes. */
  public static boolean needsComparison(SqlType type) {
    return ValueOrder.holdsMap(type);
  }

  /** Whether two values of a type are equal, as a long. */
  public static FrameFunction equality(SqlType type) {
    ValueOrder order = new ValueOrder(type);
    return frame -> frame.give(order.equal(frame.slice(0), frame.slice(1)));
  }

  /** The text of a value of that type, as a cast gives it. */
  public static FrameFunction text(SqlType type, EvalContext context) {
    ValueText text = context.text;
    return frame -> {
      text.print(frame.slice(0), type, frame.bytes.start());
      frame.bytes.finish();
      return true;
    };
  }

  private static SqlType asMap(SqlType type) {
    return type instanceof MultisetType multiset ? multiset.asMap() : type;
  }
}
