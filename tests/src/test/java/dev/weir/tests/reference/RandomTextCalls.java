package dev.weir.tests.reference;

import dev.weir.expr.Expr;
import dev.weir.type.SqlType;
import dev.weir.type.Types;
import java.util.List;

/** Calls whose result is a text, bytes, or what is true of texts. */
final class RandomTextCalls {
  private static final List<String> SIMPLE =
      List.of(
          "UPPER",
          "LOWER",
          "INITCAP",
          "REVERSE",
          "TRIM",
          "LTRIM",
          "RTRIM",
          "BTRIM",
          "TO_BASE64",
          "URL_ENCODE",
          "MD5",
          "SHA1",
          "SHA256",
          "HEX");
  private static final List<String> REGEXES = List.of("[a-z]+", "(\\d+)", "X?b", "^.", "ö|ü");
  private static final List<String> PATTERNS =
      List.of("%a%", "_b%", "abc", "%", "", "%ö_", "__", "a%c", "%日%", "%😀", "1%");

  private final RandomExpressions all;

  RandomTextCalls(RandomExpressions all) {
    this.all = all;
  }

  private Expr grow(int depth) {
    return all.grow(all.random.nextInt(4) == 0 ? RandomValues.CHAR : Types.STRING, depth);
  }

  private Expr call(String name, Expr... arguments) {
    return all.call(name, Types.STRING, arguments);
  }

  Expr text(int depth) {
    return switch (all.random.nextInt(6)) {
      case 0 -> call(all.pick(SIMPLE), grow(depth));
      case 1 -> joined(depth);
      case 2 -> part(depth);
      case 3 -> changed(depth);
      case 4 -> printed(depth);
      default -> patterns(depth);
    };
  }

  private Expr joined(int depth) {
    return switch (all.random.nextInt(5)) {
      case 0 -> call("CONCAT", grow(depth), grow(depth), grow(0));
      case 1 -> call("CONCAT_WS", grow(0), grow(depth), grow(depth), grow(0));
      case 2 -> call("REPEAT", grow(depth), all.small(depth, -1, 4));
      case 3 -> call("ELT", all.small(depth, -1, 5), grow(depth), grow(0), grow(0));
      default -> call("||", grow(depth), grow(depth));
    };
  }

  private Expr part(int depth) {
    Expr text = grow(depth);
    Expr count = all.small(depth, -4, 7);
    return switch (all.random.nextInt(7)) {
      case 0 -> call("SUBSTRING", text, count);
      case 1 -> call("SUBSTRING", text, count, all.small(depth, -1, 6));
      case 2 -> call("SUBSTR", text, count, all.small(depth, -1, 6));
      case 3 -> call("LEFT", text, count);
      case 4 -> call("RIGHT", text, count);
      case 5 -> call("SPLIT_INDEX", text, all.text(all.pick(List.of(",", "X", " ", "a"))), count);
      default -> trimmed(text);
    };
  }

  private Expr trimmed(Expr text) {
    Expr characters = all.text(all.pick(List.of(" ", "a", "xH ", "日b", "😀")));
    String side = all.pick(List.of("BOTH", "LEADING", "TRAILING"));
    return all.random.nextBoolean()
        ? call("TRIM", all.text(side), characters, text)
        : call(all.pick(List.of("LTRIM", "RTRIM", "BTRIM")), text, characters);
  }

  private Expr changed(int depth) {
    Expr text = grow(depth);
    Expr other = grow(0);
    return switch (all.random.nextInt(7)) {
      case 0 -> call("REPLACE", text, all.text(all.pick(List.of("a", "X", ",", "日", "  "))), other);
      case 1 -> call("TRANSLATE", text, all.text("abX"), all.text("x日"));
      case 2 -> call("OVERLAY", text, other, all.small(depth, -1, 6));
      case 3 -> call("OVERLAY", text, other, all.small(depth, -1, 6), all.small(depth, 0, 4));
      case 4 -> call("LPAD", text, all.small(depth, -1, 9), all.text("xy"));
      case 5 -> call("RPAD", text, all.small(depth, -1, 9), other);
      default -> call("FROM_BASE64", call("TO_BASE64", text));
    };
  }

  private Expr printed(int depth) {
    SqlType integer = all.pick(List.of(Types.TINYINT, Types.INT, Types.BIGINT));
    return switch (all.random.nextInt(8)) {
      case 0 -> call("CHR", all.grow(integer, depth));
      case 1 -> call("BIN", all.grow(integer, depth));
      case 2 -> call("HEX", all.grow(integer, depth));
      case 3 -> all.field(1, depth);
      case 4 -> call("FROM_UNIXTIME", all.grow(Types.BIGINT, depth));
      case 5 -> {
        Expr zone = all.text(all.pick(List.of("UTC", "Asia/Kolkata", "America/New_York")));
        yield call("CONVERT_TZ", grow(depth), zone, all.text("Europe/Berlin"));
      }
      default -> call("DATE_FORMAT", time(depth), all.text(all.pick(RandomTimeCalls.FORMATS)));
    };
  }

  private Expr time(int depth) {
    return all.grow(
        all.pick(List.of(Types.timestamp(0), Types.timestamp(3), Types.timestampLtz(3))), depth);
  }

  private Expr patterns(int depth) {
    Expr text = grow(depth);
    Expr regex = all.text(all.pick(REGEXES));
    return all.random.nextBoolean()
        ? call("REGEXP_EXTRACT", text, regex, all.small(0, 0, 2))
        : call("REGEXP_REPLACE", text, regex, all.text("<>"));
  }

  Expr bytes(int depth) {
    return all.random.nextInt(3) == 0
        ? all.call("||", Types.BYTES, all.grow(Types.BYTES, depth), all.grow(Types.BYTES, depth))
        : all.call("ENCODE", Types.BYTES, grow(depth), all.text("UTF-8"));
  }

  Expr test(int depth) {
    Expr text = grow(depth);
    return switch (all.random.nextInt(4)) {
      case 0 -> all.call("LIKE", Types.BOOLEAN, text, all.text(all.pick(PATTERNS)));
      case 1 -> all.call("STARTSWITH", Types.BOOLEAN, text, grow(0));
      case 2 -> all.call("ENDSWITH", Types.BOOLEAN, text, grow(0));
      default -> all.call("REGEXP", Types.BOOLEAN, text, all.text(all.pick(REGEXES)));
    };
  }
}
