package dev.weir.engine.function;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A static method that computes a function, and how it is called.
 *
 * <p>{@code parameters} has a letter for each argument: J a long, D a double, S a {@link
 * dev.weir.batch.Slice}, I an {@link dev.weir.batch.Int128}. After the arguments come, as far as
 * they apply: the call site's own {@code state}, the {@link EvalContext}, and the holder of the
 * result: a {@link BytesResult} for S, an Int128 for I, and a {@link dev.weir.text.LongResult} or
 * {@link dev.weir.text.DoubleResult} if a long or double may be NULL. The method returns whether
 * there is a value if that may fail, otherwise a J or D directly and nothing for S and I.
 */
public record Body(
    Class<?> owner,
    String method,
    String parameters,
    char result,
    boolean mayBeNull,
    boolean context,
    @Nullable Class<?> state,
    @Nullable Supplier<Object> newState) {

  /**
   * A body by its shape: letters of the parameters, {@code >}, that of the result, {@code ?} if it
   * may be NULL.
   */
  public static Body of(Class<?> owner, String method, String shape) {
    int arrow = shape.indexOf('>');
    return new Body(
        owner,
        method,
        shape.substring(0, arrow),
        shape.charAt(arrow + 1),
        shape.endsWith("?"),
        false,
        null,
        null);
  }

  /** The same, called with the context too. */
  public Body withContext() {
    return new Body(owner, method, parameters, result, mayBeNull, true, state, newState);
  }

  /** The same, called with a state of the call site. */
  public Body withState(Class<?> type, Supplier<Object> factory) {
    return new Body(owner, method, parameters, result, mayBeNull, context, type, factory);
  }

  /** The same, called with that constant. */
  public Body with(Object constant) {
    return withState(constant.getClass(), () -> constant);
  }

  /** Whether arguments of these letters fit; a long fits a double. */
  public boolean accepts(String arguments) {
    if (arguments.length() != parameters.length()) {
      return false;
    }
    for (int i = 0; i < arguments.length(); i++) {
      char given = arguments.charAt(i);
      char wanted = parameters.charAt(i);
      if (given != wanted && !(wanted == 'D' && given == 'J')) {
        return false;
      }
    }
    return true;
  }
}
