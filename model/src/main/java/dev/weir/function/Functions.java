package dev.weir.function;

import dev.weir.error.ErrorCode;
import dev.weir.error.Suggestions;
import dev.weir.error.WeirException;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * All scalar functions and operators by name.
 *
 * <p>Plain functions have their SQL name in upper case. Operators and functions with a syntax of
 * their own are calls under these names, with arguments in this order:
 *
 * <table>
 * <caption>Names of operators</caption>
 * <tr><td>{@code = <> < <= > >=}</td><td>two values</td></tr>
 * <tr><td>{@code IS NULL, IS NOT NULL, IS TRUE, IS NOT TRUE, IS FALSE, IS NOT FALSE, IS UNKNOWN,
 *     IS NOT UNKNOWN}</td><td>one value</td></tr>
 * <tr><td>{@code IS DISTINCT FROM, IS NOT DISTINCT FROM}</td><td>two values</td></tr>
 * <tr><td>{@code IN}</td><td>value, candidates (NOT IN is NOT of it; BETWEEN is AND of two)</td></tr>
 * <tr><td>{@code LIKE, SIMILAR TO}</td><td>text, pattern, optionally the escape character</td></tr>
 * <tr><td>{@code AND, OR}</td><td>two or more</td></tr>
 * <tr><td>{@code NOT}</td><td>one</td></tr>
 * <tr><td>{@code + - * / %}</td><td>two numbers; {@code -} also one</td></tr>
 * <tr><td>{@code + -}</td><td>a temporal value and an interval ({@code +}: in either order), two
 *     intervals; {@code -}: two temporal values, which gives an interval of the call's type</td></tr>
 * <tr><td>{@code * /}</td><td>an interval and a number</td></tr>
 * <tr><td>{@code ||}</td><td>two texts or two binary strings</td></tr>
 * <tr><td>{@code EXTRACT}</td><td>unit as a literal, temporal value or interval</td></tr>
 * <tr><td>{@code FLOOR_TO, CEIL_TO}</td><td>temporal value, unit as a literal</td></tr>
 * <tr><td>{@code TIMESTAMPADD}</td><td>unit as a literal, count, temporal value</td></tr>
 * <tr><td>{@code TIMESTAMPDIFF}</td><td>unit as a literal, from, to</td></tr>
 * <tr><td>{@code TRIM}</td><td>{@code 'BOTH'}, {@code 'LEADING'} or {@code 'TRAILING'} as a literal,
 *     characters, text; or text alone</td></tr>
 * <tr><td>{@code POSITION}</td><td>what to find, text</td></tr>
 * <tr><td>{@code OVERLAY}</td><td>text, new text, start, optionally length</td></tr>
 * <tr><td>{@code SUBSTRING}</td><td>text, start, optionally length</td></tr>
 * <tr><td>{@code ROW}</td><td>the fields; the call's type names them</td></tr>
 * </table>
 *
 * <p>A unit is a string literal such as {@code 'YEAR'} (see {@link TimeUnit}). CASE and CAST are
 * expressions of their own.
 */
public final class Functions {
  private static final Map<String, Function> BY_NAME = index();

  private Functions() {}

  /** The function of that name in whatever case, or null. */
  public static @Nullable Function find(String name) {
    return BY_NAME.get(name.toUpperCase(Locale.ROOT));
  }

  /** The function of that name in whatever case; if there is none, an error with likely names. */
  public static Function get(String name) {
    Function function = find(name);
    if (function == null) {
      throw new WeirException(
              ErrorCode.UNKNOWN_FUNCTION, "function \"" + name + "\" does not exist")
          .withHint(Suggestions.didYouMean(name, BY_NAME.keySet()));
    }
    return function;
  }

  /** All functions, chapter by chapter. */
  public static Collection<Function> all() {
    return BY_NAME.values();
  }

  private static Map<String, Function> index() {
    Map<String, Function> functions = new LinkedHashMap<>();
    Stream.of(
            LogicFunctions.list(),
            ArithmeticFunctions.list(),
            StringFunctions.list(),
            PatternFunctions.list(),
            TemporalFunctions.list(),
            OtherFunctions.list(),
            CollectionFunctions.list(),
            JsonFunctions.list(),
            VariantFunctions.list(),
            BitmapFunctions.list())
        .flatMap(List::stream)
        .forEach(function -> {
          if (functions.put(function.name(), function) != null) {
            throw new IllegalStateException("two functions are called " + function.name());
          }
        });
    return Collections.unmodifiableMap(functions);
  }
}
