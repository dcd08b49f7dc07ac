package dev.weir.engine.function;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Which body computes which function of the catalogue, for arguments of which layouts. */
public final class Bodies {
  private static final Map<String, List<Body>> BY_NAME = new Bodies().index();

  private final Map<String, List<Body>> bodies = new LinkedHashMap<>();

  private Bodies() {}

  /** The body for arguments of these letters (see {@link Body}), or null. */
  public static @Nullable Body find(String name, String arguments) {
    Body widened = null;
    for (Body body : BY_NAME.getOrDefault(name, List.of())) {
      if (body.parameters().equals(arguments)) {
        return body;
      }
      if (widened == null && body.accepts(arguments)) {
        widened = body;
      }
    }
    return widened;
  }

  /** Whether a body of that name looks at the session's clock or zone. */
  public static boolean usesContext(String name) {
    return BY_NAME.getOrDefault(name, List.of()).stream().anyMatch(Body::context);
  }

  /** The names of functions; some have bodies under a second name, which has a blank. */
  public static Set<String> names() {
    return BY_NAME.keySet().stream()
        .filter(name -> !name.endsWith(" BY ROW"))
        .collect(Collectors.toUnmodifiableSet());
  }

  private Map<String, List<Body>> index() {
    numbers();
    texts();
    parts();
    search();
    encodings();
    patterns();
    temporal();
    return bodies;
  }

  private void numbers() {
    for (String name : List.of("exp", "log10", "sin", "cos", "tan", "asin", "acos", "atan")) {
      add(name.toUpperCase(java.util.Locale.ROOT), Math.class, name, "D>D");
    }
    add("SQRT", Numbers.class, "sqrt", "D>D");
    add("SINH", Math.class, "sinh", "D>D");
    add("COSH", Math.class, "cosh", "D>D");
    add("TANH", Math.class, "tanh", "D>D");
    add("DEGREES", Math.class, "toDegrees", "D>D");
    add("RADIANS", Math.class, "toRadians", "D>D");
    add("LN", Math.class, "log", "D>D");
    add("LOG", Math.class, "log", "D>D");
    add("LOG", Numbers.class, "log", "DD>D");
    add("LOG2", Numbers.class, "log2", "D>D");
    add("COT", Numbers.class, "cot", "D>D");
    add("ATAN2", Math.class, "atan2", "DD>D");
    add("POWER", Numbers.class, "power", "DD>D");
    add("PI", Numbers.class, "pi", ">D");
    add("E", Numbers.class, "e", ">D");
    add("RAND", RandomSequence.class, "rand", ">D", Body::withContext);
    add("RAND", RandomSequence.class, "rand", "J>D", Bodies::sequence);
    add("RAND_INTEGER", RandomSequence.class, "randInteger", "J>J", Body::withContext);
    add("RAND_INTEGER", RandomSequence.class, "randInteger", "JJ>J", Bodies::sequence);
    add("RAND BY ROW", RandomSequence.class, "first", "J>D");
    add("RAND_INTEGER BY ROW", RandomSequence.class, "firstInteger", "JJ>J");
    add("UUID", RandomSequence.class, "uuid", ">S", Body::withContext);
  }

  private void texts() {
    add("UPPER", Texts.class, "upper", "S>S");
    // the planner knows the name, and hands it over
    add("CURRENT_DATABASE", Texts.class, "same", "S>S");
    add("LOWER", Texts.class, "lower", "S>S");
    add("INITCAP", Texts.class, "initcap", "S>S");
    add("REVERSE", Texts.class, "reverse", "S>S");
    add("REPEAT", Texts.class, "repeat", "SJ>S");
    add("REPLACE", Texts.class, "replace", "SSS>S");
    add("TRANSLATE", Texts.class, "translate", "SSS>S");
    add("OVERLAY", Texts.class, "overlay", "SSJ>S");
    add("OVERLAY", Texts.class, "overlay", "SSJJ>S");
    add("LPAD", Texts.class, "lpad", "SJS>S?");
    add("RPAD", Texts.class, "rpad", "SJS>S?");
    add("CHAR_LENGTH", Texts.class, "length", "S>J");
    add("CHARACTER_LENGTH", Texts.class, "length", "S>J");
    add("ASCII", Texts.class, "ascii", "S>J");
    add("CHR", Texts.class, "chr", "J>S?");
    add("IS_ALPHA", Texts.class, "isAlpha", "S>J");
    add("IS_DIGIT", Texts.class, "isDigit", "S>J");
    add("IS_DECIMAL", Texts.class, "isDecimal", "S>J");
  }

  private void parts() {
    for (String name : List.of("SUBSTRING", "SUBSTR")) {
      add(name, TextParts.class, "substring", "SJ>S?");
      add(name, TextParts.class, "substring", "SJJ>S?");
    }
    add("LEFT", TextParts.class, "left", "SJ>S");
    add("RIGHT", TextParts.class, "right", "SJ>S");
    add("TRIM", TextParts.class, "trim", "S>S");
    add("TRIM", TextParts.class, "trim", "SSS>S");
    add("LTRIM", TextParts.class, "ltrim", "S>S");
    add("LTRIM", TextParts.class, "ltrim", "SS>S");
    add("RTRIM", TextParts.class, "rtrim", "S>S");
    add("RTRIM", TextParts.class, "rtrim", "SS>S");
    add("BTRIM", TextParts.class, "trim", "S>S");
    add("BTRIM", TextParts.class, "btrim", "SS>S");
    add("SPLIT_INDEX", TextParts.class, "split", "SSJ>S?");
    add("SPLIT_INDEX", TextParts.class, "split", "SJJ>S?");
    add("PARSE_URL", UrlParts.class, "part", "SS>S?");
    add("PARSE_URL", UrlParts.class, "part", "SSS>S?");
  }

  private void search() {
    add("POSITION", Search.class, "position", "SS>J");
    add("LOCATE", Search.class, "position", "SS>J");
    add("LOCATE", Search.class, "position", "SSJ>J");
    add("INSTR", Search.class, "instr", "SS>J");
    add("INSTR", Search.class, "instr", "SSJ>J");
    add("INSTR", Search.class, "instr", "SSJJ>J");
    add("STARTSWITH", Search.class, "startsWith", "SS>J");
    add("ENDSWITH", Search.class, "endsWith", "SS>J");
  }

  private void encodings() {
    add("BIN", Encodings.class, "bin", "J>S");
    add("HEX", Encodings.class, "hex", "J>S");
    add("HEX", Encodings.class, "hex", "S>S");
    add("INET_ATON", InternetAddresses.class, "number", "S>J?");
    add("INET_NTOA", InternetAddresses.class, "text", "J>S?");
    add("UNHEX", Encodings.class, "unhex", "S>S?");
    add("TO_BASE64", Encodings.class, "toBase64", "S>S");
    add("FROM_BASE64", Encodings.class, "fromBase64", "S>S");
    add("ENCODE", Encodings.class, "encode", "SS>S");
    add("DECODE", Encodings.class, "decode", "SS>S");
    add("URL_ENCODE", Encodings.class, "urlEncode", "S>S?");
    add("URL_DECODE", Encodings.class, "urlDecode", "S>S?");
    add("SHA2", Encodings.class, "sha2", "SJ>S");
    add("MD5", Encodings.class, "hash", "S>S", digest("MD5"));
    for (String bits : List.of("1", "224", "256", "384", "512")) {
      add("SHA" + bits, Encodings.class, "hash", "S>S", digest("SHA-" + bits));
    }
  }

  private void patterns() {
    UnaryOperator<Body> like = body -> body.withState(LikePattern.class, LikePattern::new);
    UnaryOperator<Body> regex = body -> body.withState(PatternCache.class, PatternCache::new);
    add("LIKE", Patterns.class, "like", "SS>J", like);
    add("LIKE", Patterns.class, "like", "SSS>J", like);
    add("SIMILAR TO", Patterns.class, "similar", "SS>J", regex);
    add("SIMILAR TO", Patterns.class, "similar", "SSS>J", regex);
    add("REGEXP", Patterns.class, "regexp", "SS>J", regex);
    add("REGEXP_EXTRACT", Patterns.class, "extract", "SS>S?", regex);
    add("REGEXP_EXTRACT", Patterns.class, "extract", "SSJ>S?", regex);
    add("REGEXP_REPLACE", Patterns.class, "replace", "SSS>S?", regex);
    add("REGEXP_COUNT", Patterns.class, "count", "SS>J?", regex);
    add("REGEXP_INSTR", Patterns.class, "find", "SS>J?", regex);
    add("REGEXP_SUBSTR", Patterns.class, "extract", "SS>S?", regex);
  }

  private void temporal() {
    Class<?> owner = TemporalTexts.class;
    UnaryOperator<Body> format = body -> body.withState(TimeFormat.class, TimeFormat::new);
    add("DATE_FORMAT", owner, "formatText", "SS>S?", format);
    add("TO_DATE", owner, "toDate", "S>J?");
    UnaryOperator<Body> lenient = body -> body.withState(LenientFormat.class, LenientFormat::new);
    UnaryOperator<Body> zoned = body -> lenient.apply(body).withContext();
    add("TO_DATE", owner, "toDate", "SS>J?", lenient);
    add("TO_TIMESTAMP", owner, "toTimestamp", "S>J?");
    add("TO_TIMESTAMP", owner, "toTimestamp", "SS>J?", format);
    add("FROM_UNIXTIME", owner, "fromUnix", "J>S", zoned);
    add("FROM_UNIXTIME", owner, "fromUnix", "JS>S", zoned);
    add("UNIX_TIMESTAMP", owner, "unixNow", ">J", Body::withContext);
    add("UNIX_TIMESTAMP", owner, "unixOf", "S>J", zoned);
    add("UNIX_TIMESTAMP", owner, "unixOf", "SS>J", zoned);
    add("CONVERT_TZ", owner, "convertZone", "SSS>S?", lenient);
    for (String name : List.of("CURRENT_TIMESTAMP", "NOW", "PROCTIME", "CURRENT_ROW_TIMESTAMP")) {
      add(name, owner, "now", ">J", Body::withContext);
    }
    add("CURRENT_WATERMARK", owner, "watermark", "J>J?", Body::withContext);
    add("LOCALTIMESTAMP", owner, "localNow", ">J", Body::withContext);
    add("CURRENT_DATE", owner, "today", ">J", Body::withContext);
    add("CURRENT_TIME", owner, "timeOfDay", ">J", Body::withContext);
    add("LOCALTIME", owner, "timeOfDay", ">J", Body::withContext);
  }

  private static Body sequence(Body body) {
    return body.withState(RandomSequence.class, RandomSequence::new);
  }

  private static UnaryOperator<Body> digest(String algorithm) {
    return body -> body.withState(Encodings.Digest.class, () -> new Encodings.Digest(algorithm));
  }

  private void add(String name, Class<?> owner, String method, String shape) {
    add(name, owner, method, shape, UnaryOperator.identity());
  }

  private void add(
      String name, Class<?> owner, String method, String shape, UnaryOperator<Body> extra) {
    bodies
        .computeIfAbsent(name, n -> new ArrayList<>())
        .add(extra.apply(Body.of(owner, method, shape)));
  }
}
