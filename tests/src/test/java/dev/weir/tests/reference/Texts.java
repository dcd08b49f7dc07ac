package dev.weir.tests.reference;

import java.math.BigInteger;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Functions of whole texts: joining, letters, codes, patterns. */
@SuppressWarnings("ByteBufferBackingArray")
final class Texts {
  private static final int LONGEST = 10_000;

  private Texts() {}

  static void addTo(Map<String, Reference.Body> bodies) {
    bodies.put("||", (call, values) -> join(values));
    bodies.put("CONCAT", (call, values) -> join(values));
    bodies.put("REPEAT", (call, values) -> repeat((String) values.get(0), (Long) values.get(1)));
    one(bodies, "UPPER", text -> text.toUpperCase(Locale.ROOT));
    one(bodies, "LOWER", text -> text.toLowerCase(Locale.ROOT));
    one(bodies, "INITCAP", Texts::capitals);
    one(bodies, "REVERSE", Texts::reverse);
    one(bodies, "TO_BASE64", text -> Base64.getEncoder().encodeToString(utf8(text)));
    one(bodies, "FROM_BASE64", Texts::fromBase64);
    one(bodies, "URL_ENCODE", text -> URLEncoder.encode(text, StandardCharsets.UTF_8));
    one(bodies, "URL_DECODE", Texts::urlDecode);
    one(bodies, "MD5", text -> digest("MD5", text));
    one(bodies, "SHA1", text -> digest("SHA-1", text));
    one(bodies, "SHA256", text -> digest("SHA-256", text));
    bodies.put("CHR", (call, values) -> character((Long) values.get(0)));
    bodies.put("ASCII", (call, values) -> firstByte((String) values.get(0)));
    bodies.put("CHAR_LENGTH", (call, values) -> length((String) values.get(0)));
    bodies.put("CHARACTER_LENGTH", (call, values) -> length((String) values.get(0)));
    bodies.put("REPLACE", (call, values) -> replace(texts(values)));
    bodies.put("LIKE", (call, values) -> like((String) values.get(0), (String) values.get(1)));
    bodies.put("REGEXP", (call, values) -> matcher(values).find());
    bodies.put("REGEXP_EXTRACT", (call, values) -> extract(values));
    bodies.put(
        "REGEXP_REPLACE", (call, values) -> matcher(values).replaceAll((String) values.get(2)));
    bodies.put("REGEXP_COUNT", (call, values) -> matcher(values).results().count());
    bodies.put("ENCODE", (call, values) -> ByteBuffer.wrap(utf8((String) values.get(0))));
  }

  static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  static long length(String text) {
    return text.codePointCount(0, text.length());
  }

  /** Whether each {@code char} is a character, so that counting either gives the same. */
  static void needPlain(String... texts) {
    for (String text : texts) {
      if (length(text) != text.length()) {
        throw new Unspecified("place within a surrogate pair");
      }
    }
  }

  static @Nullable Object concatWithSeparator(List<@Nullable Object> values) {
    Object separator = values.get(0);
    if (separator == null) {
      return null;
    }
    List<String> present = new ArrayList<>();
    for (Object value : values.subList(1, values.size())) {
      if (value != null) {
        present.add((String) value);
      }
    }
    return String.join((String) separator, present);
  }

  static @Nullable Object elt(List<@Nullable Object> values) {
    Object index = values.get(0);
    return index instanceof Long place && place >= 1 && place < values.size()
        ? values.get(Math.toIntExact(place))
        : null;
  }

  private static void one(
      Map<String, Reference.Body> bodies, String name, UnaryOperator<String> function) {
    bodies.put(name, (call, values) -> function.apply((String) values.get(0)));
  }

  private static String[] texts(List<Object> values) {
    return values.stream().map(String.class::cast).toArray(String[]::new);
  }

  private static Object join(List<Object> values) {
    if (values.get(0) instanceof ByteBuffer left) {
      byte[] right = ((ByteBuffer) values.get(1)).array();
      byte[] both = Arrays.copyOf(left.array(), left.array().length + right.length);
      System.arraycopy(right, 0, both, left.array().length, right.length);
      return ByteBuffer.wrap(both);
    }
    return String.join("", texts(values));
  }

  private static String repeat(String text, long times) {
    if (times * text.length() > LONGEST) {
      throw new Unspecified("very long text");
    }
    return text.repeat((int) Math.max(0, times));
  }

  /** Only ASCII letters and digits make words and change. */
  private static String capitals(String text) {
    StringBuilder out = new StringBuilder();
    boolean start = true;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean letter = c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z';
      boolean word = letter || c >= '0' && c <= '9';
      out.append(!letter ? c : start ? Character.toUpperCase(c) : Character.toLowerCase(c));
      start = !word;
    }
    return out.toString();
  }

  private static String reverse(String text) {
    StringBuilder out = new StringBuilder();
    text.codePoints().forEach(point -> out.insert(0, Character.toString(point)));
    return out.toString();
  }

  private static String fromBase64(String text) {
    try {
      return decode(Base64.getDecoder().decode(text));
    } catch (IllegalArgumentException e) {
      throw new Unspecified("not base 64: " + e.getMessage());
    }
  }

  private static String urlDecode(String text) {
    try {
      return decode(
          URLDecoder.decode(text, StandardCharsets.UTF_8).getBytes(StandardCharsets.UTF_8));
    } catch (IllegalArgumentException e) {
      throw new Unspecified("no URL: " + e.getMessage());
    }
  }

  /** The text of bytes, if they are UTF-8. */
  static String decode(byte[] bytes) {
    String text = new String(bytes, StandardCharsets.UTF_8);
    if (text.indexOf('\uFFFD') >= 0 || !Arrays.equals(utf8(text), bytes)) {
      throw new Unspecified("malformed UTF-8");
    }
    return text;
  }

  private static String digest(String algorithm, String text) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance(algorithm).digest(utf8(text)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String character(long code) {
    return code < 0
        ? ""
        : Character.toString(BigInteger.valueOf(code).mod(BigInteger.valueOf(256)).intValue());
  }

  /** Signed, as a byte is. */
  private static long firstByte(String text) {
    return text.isEmpty() ? 0 : utf8(text)[0];
  }

  private static String replace(String[] texts) {
    if (texts[1].isEmpty()) {
      throw new Unspecified("replacing nothing");
    }
    return texts[0].replace(texts[1], texts[2]);
  }

  /** NULL for the characters to be replaced, or for their partners, is an empty text. */
  static @Nullable String translateNullable(List<@Nullable Object> values) {
    if (values.get(0) == null) {
      return null;
    }
    String[] texts = new String[3];
    for (int i = 0; i < texts.length; i++) {
      texts[i] = Objects.requireNonNullElse(values.get(i), "").toString();
    }
    return translate(texts);
  }

  /** A character without a partner is taken out. */
  private static String translate(String[] texts) {
    needPlain(texts);
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < texts[0].length(); i++) {
      char c = texts[0].charAt(i);
      int at = texts[1].indexOf(c);
      if (at < 0) {
        out.append(c);
      } else if (at < texts[2].length()) {
        out.append(texts[2].charAt(at));
      }
    }
    return out.toString();
  }

  private static boolean like(String text, String pattern) {
    StringBuilder regex = new StringBuilder();
    for (int point : pattern.codePoints().toArray()) {
      switch (point) {
        case '%' -> regex.append(".*");
        case '_' -> regex.append('.');
        case '\\' -> throw new Unspecified("backslash in a pattern");
        default -> regex.append(Pattern.quote(Character.toString(point)));
      }
    }
    return Pattern.compile(regex.toString(), Pattern.DOTALL).matcher(text).matches();
  }

  private static Matcher matcher(List<Object> values) {
    return Pattern.compile((String) values.get(1)).matcher((String) values.get(0));
  }

  private static @Nullable Object extract(List<Object> values) {
    Matcher matcher = matcher(values);
    int group = values.size() < 3 ? 0 : Math.toIntExact((Long) values.get(2));
    return matcher.find() && group >= 0 && group <= matcher.groupCount()
        ? matcher.group(group)
        : null;
  }
}
