package dev.weir.tests.reference;

import dev.weir.error.ErrorCode;
import dev.weir.error.WeirException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What an expression gives for a row. */
sealed interface Outcome {
  /** A value, or NULL. */
  record Value(@Nullable Object value) implements Outcome {}

  /** An error. */
  record Failure(ErrorCode code) implements Outcome {}

  /** Nothing is promised. */
  record Open() implements Outcome {}

  static Outcome of(Supplier<@Nullable Object> evaluation) {
    try {
      return new Value(evaluation.get());
    } catch (WeirException e) {
      return new Failure(e.code());
    } catch (Unspecified e) {
      return new Open();
    }
  }
}
