package dev.weir.engine.function;

import dev.weir.batch.Slice;
import dev.weir.error.ErrorCode;
import dev.weir.error.WeirException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * LIKE on UTF-8 bytes. The pattern is a list of bytes, "any run" and "any one character"; on a
 * mismatch the last "any run" takes one byte more, which never needs a longer way back.
 */
public final class LikePattern {
  private static final int ANY_RUN = -1;
  private static final int ANY_ONE = -2;

  private @Nullable Slice source;
  private int[] steps = new int[0];

  boolean matches(Slice text, Slice pattern, int escape) {
    if (source == null || !Slice.same(source, pattern)) {
      source = Slice.of(pattern.toBytes());
      steps = parse(pattern, escape);
    }
    return matches(text);
  }

  private boolean matches(Slice text) {
    byte[] data = text.data;
    int end = text.offset + text.length;
    int at = text.offset;
    int step = 0;
    int retryStep = -1;
    int retryAt = 0;
    while (at < end || step < steps.length) {
      int wanted = step < steps.length ? steps[step] : Integer.MIN_VALUE;
      if (wanted == ANY_RUN) {
        retryStep = ++step;
        retryAt = at;
      } else if (at < end && wanted == ANY_ONE) {
        at = Characters.advance(data, at, end, 1);
        step++;
      } else if (at < end && wanted == (data[at] & 0xFF)) {
        at++;
        step++;
      } else if (retryStep >= 0 && retryAt < end) {
        retryAt++;
        at = retryAt;
        step = retryStep;
      } else {
        return false;
      }
    }
    return true;
  }

  private static int[] parse(Slice pattern, int escape) {
    int[] steps = new int[pattern.length];
    int count = 0;
    for (int i = pattern.offset; i < pattern.offset + pattern.length; i++) {
      int b = pattern.data[i] & 0xFF;
      if (b == escape) {
        i++;
        b = i < pattern.offset + pattern.length ? pattern.data[i] & 0xFF : -1;
        if (b != '%' && b != '_' && b != escape) {
          throw new WeirException(
              ErrorCode.INVALID_ARGUMENT, "escape in pattern \"" + pattern + "\" escapes nothing");
        }
        steps[count++] = b;
      } else {
        steps[count++] = b == '%' ? ANY_RUN : b == '_' ? ANY_ONE : b;
      }
    }
    return Arrays.copyOf(steps, count);
  }
}
