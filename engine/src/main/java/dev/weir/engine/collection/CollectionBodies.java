package dev.weir.engine.collection;

import dev.weir.engine.function.EvalContext;
import dev.weir.type.ArrayType;
import dev.weir.type.CharacterType;
import dev.weir.type.MapType;
import dev.weir.type.MultisetType;
import dev.weir.type.RowType;
import dev.weir.type.SqlType;
import dev.weir.type.VariantType;
import dev.weir.value.ValueText;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The functions of this package by name and types. */
public final class CollectionBodies {
  private static final Set<String> NAMES =
      Set.of(
          "ARRAY",
          "MAP",
          "ITEM",
          "ELEMENT",
          "CARDINALITY",
          "ARRAY_APPEND",
          "ARRAY_CONCAT",
          "ARRAY_CONTAINS",
          "ARRAY_DISTINCT",
          "ARRAY_EXCEPT",
          "ARRAY_INTERSECT",
          "ARRAY_JOIN",
          "ARRAY_MAX",
          "ARRAY_MIN",
          "ARRAY_POSITION",
          "ARRAY_PREPEND",
          "ARRAY_REMOVE",
          "ARRAY_REVERSE",
          "ARRAY_SLICE",
          "ARRAY_SORT",
          "ARRAY_UNION",
          "MAP_ENTRIES",
          "MAP_FROM_ARRAYS",
          "MAP_KEYS",
          "MAP_UNION",
          "MAP_VALUES",
          "SPLIT",
          "STR_TO_MAP",
          "REGEXP_EXTRACT_ALL",
          "PARSE_JSON",
          "TRY_PARSE_JSON");

  private CollectionBodies() {}

  /** Whether a call of that name, which others have too, is one of a function here. */
  public static boolean handles(String name, List<SqlType> arguments) {
    return handles(name)
        || name.equals("JSON_STRING") && arguments.getFirst() instanceof VariantType;
  }

  /** Whether a function of that name is here. */
  public static boolean handles(String name) {
    return NAMES.contains(name) || name.startsWith("BITMAP_");
  }

  /** Whether it is called with a NULL at that place too; otherwise it is NULL if that is. */
  public static boolean takesNull(String name, int argument) {
    return switch (name) {
      case "ARRAY", "MAP" -> true;
      case "ARRAY_APPEND", "ARRAY_CONTAINS", "ARRAY_PREPEND", "ARRAY_REMOVE" -> argument == 1;
      default -> false;
    };
  }

  /** The types in which arguments of given types are handed to the function. */
  public static List<SqlType> argumentTypes(String name, List<SqlType> given, SqlType result) {
    return switch (name) {
      case "ARRAY" -> all(given, ((ArrayType) result).element());
      case "MAP" -> entryTypes(given.size(), (MapType) result);
      case "ITEM" -> given.getFirst() instanceof MapType map ? List.of(map, map.key()) : given;
      case "ARRAY_CONTAINS", "ARRAY_POSITION", "ARRAY_REMOVE" ->
          List.of(given.getFirst(), ((ArrayType) given.getFirst()).element());
      case "ARRAY_APPEND", "ARRAY_PREPEND" -> List.of(result, ((ArrayType) result).element());
      case "ARRAY_CONCAT", "ARRAY_EXCEPT", "ARRAY_INTERSECT", "ARRAY_UNION", "MAP_UNION" ->
          all(given, result);
      default -> given;
    };
  }

  private static List<SqlType> all(List<SqlType> given, SqlType type) {
    return given.stream().map(argument -> type).toList();
  }

  private static List<SqlType> entryTypes(int count, MapType type) {
    return java.util.stream.IntStream.range(0, count)
        .mapToObj(i -> i % 2 == 0 ? type.key() : type.value())
        .toList();
  }

  /** The function, or null if there is none for such arguments. */
  public static @Nullable FrameFunction find(String name, List<SqlType> arguments, SqlType result) {
    return switch (name) {
      case "ARRAY" -> Constructors.array(((ArrayType) result).element());
      case "MAP" -> Constructors.map((MapType) result);
      case "MAP_FROM_ARRAYS" -> MapParts.fromArrays((MapType) result);
      case "PARSE_JSON" -> Variants.parse(false);
      case "TRY_PARSE_JSON" -> Variants.parse(true);
      case "SPLIT" -> TextSplits.split();
      case "STR_TO_MAP" -> TextSplits.map();
      case "REGEXP_EXTRACT_ALL" -> TextSplits.extractAll();
      case String bitmap when bitmap.startsWith("BITMAP_") -> Bitmaps.find(bitmap);
      default ->
          switch (asMap(arguments.getFirst())) {
            case ArrayType array -> ofArray(name, array.element());
            case MapType map -> ofMap(name, map, arguments, result);
            case VariantType _ -> ofVariant(name, arguments);
            default -> null;
          };
    };
  }

  private static @Nullable FrameFunction ofArray(String name, SqlType element) {
    return switch (name) {
      case "ITEM" -> Access.element(element);
      case "ELEMENT" -> Access.only(element);
      case "CARDINALITY" -> Access.arraySize(element);
      case "ARRAY_APPEND" -> new ArrayCopies(element).append();
      case "ARRAY_CONCAT" -> new ArrayCopies(element).concat();
      case "ARRAY_PREPEND" -> new ArrayCopies(element).prepend();
      case "ARRAY_REMOVE" -> new ArrayCopies(element).remove();
      case "ARRAY_REVERSE" -> new ArrayCopies(element).reverse();
      case "ARRAY_SLICE" -> new ArrayCopies(element).slice();
      case "ARRAY_CONTAINS" -> new ArraySets(element).contains();
      case "ARRAY_DISTINCT" -> new ArraySets(element).distinct();
      case "ARRAY_EXCEPT" -> new ArraySets(element).filter(false);
      case "ARRAY_INTERSECT" -> new ArraySets(element).filter(true);
      case "ARRAY_POSITION" -> new ArraySets(element).position();
      case "ARRAY_UNION" -> new ArraySets(element).union();
      case "ARRAY_MAX" -> new ArrayOrders(element).extreme(1);
      case "ARRAY_MIN" -> new ArrayOrders(element).extreme(-1);
      case "ARRAY_SORT" -> new ArrayOrders(element).sort();
      case "ARRAY_JOIN" -> TextSplits.join();
      default -> null;
    };
  }

  private static @Nullable FrameFunction ofMap(
      String name, MapType map, List<SqlType> arguments, SqlType result) {
    return switch (name) {
      case "ITEM" -> Access.value(map);
      case "CARDINALITY" -> Access.mapSize(map);
      case "MAP_ENTRIES" -> MapParts.entries(map, (ArrayType) result);
      case "MAP_KEYS" -> MapParts.keys(map);
      case "MAP_VALUES" -> MapParts.values(map);
      case "MAP_UNION" -> MapParts.union(map, arguments.size());
      default -> null;
    };
  }

  private static @Nullable FrameFunction ofVariant(String name, List<SqlType> arguments) {
    return switch (name) {
      case "ITEM" ->
          arguments.getLast() instanceof CharacterType ? Variants.member() : Variants.element();
      case "JSON_STRING" -> Variants.json();
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
