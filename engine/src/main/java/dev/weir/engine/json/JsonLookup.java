package dev.weir.engine.json;

import dev.weir.batch.Slice;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Follows paths for one call site; keeps the last path, which nearly always stays the same. */
public final class JsonLookup {
  private static final Pattern MODE = Pattern.compile("\\s*(strict|lax)\\s+(.+)", Pattern.DOTALL);

  private @Nullable Slice source;
  private @Nullable JsonPath path;
  private boolean lax;

  /** What a path leads to: a single value, a list of them, or nothing where nothing may be. */
  record Found(@Nullable Object value, boolean lax) {}

  /** Follows the path; in lax mode one that leads nowhere finds nothing. */
  Found find(Slice json, Slice text) throws JsonException {
    JsonPath known = path(text);
    Object root = root(json);
    if (root == null) {
      return new Found(null, true);
    }
    if (!lax && known.definitePart().find(root).isEmpty()) {
      throw new JsonException("path \"" + text + "\" leads nowhere");
    }
    List<Object> found = known.find(root);
    if (!known.definite()) {
      return new Found(found, lax);
    }
    Object value = found.isEmpty() ? JsonNull.NULL : found.getFirst();
    return new Found(value == JsonNull.NULL ? null : value, lax);
  }

  /** The value to start from; null if the text is no JSON and that is no error. */
  private @Nullable Object root(Slice json) throws JsonException {
    Object root;
    try {
      root = JsonReader.read(json.toString());
    } catch (JsonException e) {
      if (lax) {
        return null;
      }
      throw e;
    }
    if (root == JsonNull.NULL) {
      throw new JsonException("the JSON is null");
    }
    return root;
  }

  private JsonPath path(Slice text) throws JsonException {
    JsonPath known = path;
    if (known == null || source == null || !Slice.same(source, text)) {
      Matcher matcher = MODE.matcher(text.toString());
      boolean moded = matcher.matches();
      known = JsonPathReader.read(moded ? matcher.group(2) : text.toString());
      // without a word for it the mode is strict, as in Flink and unlike in the standard
      lax = moded && matcher.group(1).equals("lax");
      source = Slice.of(text.toBytes());
      path = known;
    }
    return known;
  }
}
