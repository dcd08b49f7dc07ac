package dev.weir.engine.collection;

import dev.weir.batch.Slice;
import dev.weir.text.ByteBuilder;
import dev.weir.type.Types;
import dev.weir.value.ArrayBuilder;
import dev.weir.value.ArrayView;
import dev.weir.value.MapBuilder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/** Arrays and maps from text, and text from arrays. */
final class TextSplits {
  private TextSplits() {}

  /** The parts between delimiters; the characters if the delimiter is empty. */
  static FrameFunction split() {
    ArrayBuilder builder = new ArrayBuilder(Types.STRING);
    return frame -> {
      String text = frame.slice(0).toString();
      String delimiter = frame.slice(1).toString();
      builder.start();
      if (text.isEmpty()) {
        return frame.give(builder);
      }
      if (delimiter.isEmpty()) {
        text.codePoints().forEach(c -> add(builder, Character.toString(c)));
      } else {
        int from = 0;
        for (int at = text.indexOf(delimiter); at >= 0; at = text.indexOf(delimiter, from)) {
          add(builder, text.substring(from, at));
          from = at + delimiter.length();
        }
        add(builder, text.substring(from));
      }
      return frame.give(builder);
    };
  }

  /** The elements with a delimiter between them; NULLs are left out or replaced. */
  static FrameFunction join() {
    ArrayView array = new ArrayView(Types.STRING);
    Slice part = new Slice();
    return frame -> {
      array.set(frame.slice(0));
      ByteBuilder out = frame.bytes.start();
      boolean first = true;
      for (int i = 0; i < array.size(); i++) {
        boolean isNull = array.isNull(i);
        if (isNull && frame.size() < 3) {
          continue;
        }
        if (!first) {
          out.add(frame.slice(1));
        }
        first = false;
        if (isNull) {
          out.add(frame.slice(2));
        } else {
          array.bytesAt(i, part);
          out.add(part);
        }
      }
      frame.bytes.finish();
      return true;
    };
  }

  /** A map from text such as {@code a=1,b=2}; the delimiters are regular expressions. */
  static FrameFunction map() {
    MapBuilder builder = new MapBuilder(Types.STRING, Types.STRING);
    CachedPattern entries = new CachedPattern();
    CachedPattern values = new CachedPattern();
    return frame -> {
      String text = frame.slice(0).toString();
      Pattern between = entries.of(frame.size() > 1 ? frame.slice(1).toString() : ",");
      Pattern within = values.of(frame.size() > 2 ? frame.slice(2).toString() : "=");
      if (between == null || within == null) {
        return false;
      }
      Map<String, @Nullable String> map = new LinkedHashMap<>();
      for (String entry : text.isEmpty() ? new String[0] : between.split(text)) {
        String[] sides = within.split(entry, 2);
        map.put(sides[0], sides.length > 1 ? sides[1] : null);
      }
      builder.start();
      for (Map.Entry<String, @Nullable String> entry : map.entrySet()) {
        add(builder.keys(), entry.getKey());
        add(builder.values(), entry.getValue());
      }
      return frame.give(builder);
    };
  }

  /** All matches of a group of a regular expression; NULL if there is no such group. */
  static FrameFunction extractAll() {
    ArrayBuilder builder = new ArrayBuilder(Types.STRING);
    CachedPattern patterns = new CachedPattern();
    return frame -> {
      Pattern pattern = patterns.of(frame.slice(1).toString());
      long group = frame.size() > 2 ? frame.longAt(2) : 1;
      if (pattern == null) {
        return false;
      }
      Matcher matcher = pattern.matcher(frame.slice(0).toString());
      if (group < 0 || group > matcher.groupCount()) {
        return false;
      }
      builder.start();
      while (matcher.find()) {
        add(builder, matcher.group((int) group));
      }
      return frame.give(builder);
    };
  }

  private static void add(ArrayBuilder builder, @Nullable String text) {
    if (text == null) {
      builder.addNull();
    } else {
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      builder.addBytes(bytes, 0, bytes.length);
    }
  }

  /** The last regular expression that was asked for, which mostly is the only one. */
  private static final class CachedPattern {
    private @Nullable String text;
    private @Nullable Pattern pattern;

    /** The compiled expression, or null if it is none. */
    @Nullable Pattern of(String wanted) {
      if (!wanted.equals(text)) {
        text = wanted;
        try {
          pattern = Pattern.compile(wanted);
        } catch (PatternSyntaxException e) {
          // Flink gives NULL for what is no regular expression
          pattern = null;
        }
      }
      return pattern;
    }
  }
}
