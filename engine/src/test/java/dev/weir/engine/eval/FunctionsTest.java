package dev.weir.engine.eval;

import static dev.weir.engine.eval.Expressions.bigint;
import static dev.weir.engine.eval.Expressions.call;
import static dev.weir.engine.eval.Expressions.cast;
import static dev.weir.engine.eval.Expressions.date;
import static dev.weir.engine.eval.Expressions.decimal;
import static dev.weir.engine.eval.Expressions.integer;
import static dev.weir.engine.eval.Expressions.nothing;
import static dev.weir.engine.eval.Expressions.number;
import static dev.weir.engine.eval.Expressions.text;
import static dev.weir.engine.eval.Expressions.timestamp;
import static dev.weir.engine.eval.Expressions.value;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.expr.Expr;
import dev.weir.expr.Literal;
import dev.weir.type.IntervalType;
import dev.weir.type.SqlType;
import dev.weir.type.Types;
import org.junit.jupiter.api.Test;

class FunctionsTest {
  private static String string(String name, Expr... arguments) {
    return value(call(name, Types.STRING, arguments));
  }

  private static String integral(String name, Expr... arguments) {
    return value(call(name, Types.BIGINT, arguments));
  }

  private static String bool(String name, Expr... arguments) {
    return value(call(name, Types.BOOLEAN, arguments));
  }

  private static String typed(String name, SqlType type, Expr... arguments) {
    return value(call(name, type, arguments));
  }

  @Test
  void textsChangeCharacterByCharacter() {
    assertThat(string("UPPER", text("weir ä"))).isEqualTo("WEIR Ä");
    assertThat(string("INITCAP", text("hELLO wORLD"))).isEqualTo("Hello World");
    assertThat(string("REVERSE", text("aé日"))).isEqualTo("日éa");
    assertThat(string("REPEAT", text("ab"), integer(0))).isEmpty();
    assertThat(string("REPLACE", text("abab"), text("ab"), text("x"))).isEqualTo("xx");
    assertThat(string("TRANSLATE", text("abc"), text("abc"), text("xy"))).isEqualTo("xy");
    assertThat(string("OVERLAY", text("abcdef"), text("XY"), integer(2), integer(3)))
        .isEqualTo("aXYef");
    assertThat(string("OVERLAY", text("abc"), text("XY"), integer(9))).isEqualTo("abc");
    assertThat(string("LPAD", text("hi"), integer(5), text("日b"))).isEqualTo("日b日hi");
    assertThat(string("RPAD", text("hello"), integer(2), text("?"))).isEqualTo("he");
    assertThat(string("LPAD", text("hi"), integer(-1), text("?"))).isEqualTo("NULL");
    assertThat(string("CHR", integer(97))).isEqualTo("a");
  }

  @Test
  void substringCountsFromEitherEnd() {
    assertThat(string("SUBSTRING", text("日本語text"), integer(2), integer(3))).isEqualTo("本語t");
    assertThat(string("SUBSTRING", text("weir"), integer(-2))).isEqualTo("ir");
    assertThat(string("SUBSTRING", text("weir"), integer(0), integer(2))).isEqualTo("we");
    assertThat(string("SUBSTRING", text("weir"), integer(9))).isEmpty();
    assertThat(string("SUBSTRING", text("weir"), integer(-9))).isEmpty();
    assertThat(string("SUBSTRING", text("weir"), integer(1), integer(-1))).isEqualTo("NULL");
    assertThat(string("LEFT", text("weir"), integer(-1))).isEmpty();
    assertThat(string("RIGHT", text("weir"), integer(9))).isEqualTo("weir");
  }

  @Test
  void trimTakesTheAskedCharacters() {
    assertThat(string("TRIM", text("  a "))).isEqualTo("a");
    assertThat(string("TRIM", text("LEADING"), text("x"), text("xax"))).isEqualTo("ax");
    assertThat(string("RTRIM", text("abcba"), text("ab"))).isEqualTo("abc");
    assertThat(string("SPLIT_INDEX", text("a,b,,c"), text(","), integer(2))).isEmpty();
    assertThat(string("SPLIT_INDEX", text("a,b"), text(","), integer(5))).isEqualTo("NULL");
    assertThat(string("PARSE_URL", text("http://u@h.org/p/q?k=v&l=w#r"), text("QUERY"), text("l")))
        .isEqualTo("w");
    assertThat(string("PARSE_URL", text("http://h.org/p"), text("HOST"))).isEqualTo("h.org");
  }

  @Test
  void placesCountCharactersFromOne() {
    assertThat(integral("CHAR_LENGTH", text("日本"))).isEqualTo("2");
    assertThat(integral("POSITION", text("語"), text("日本語"))).isEqualTo("3");
    assertThat(integral("POSITION", text("x"), text("abc"))).isEqualTo("0");
    assertThat(integral("LOCATE", text("b"), text("abab"), integer(3))).isEqualTo("4");
    assertThat(integral("INSTR", text("abab"), text("b"), integer(1), integer(2))).isEqualTo("4");
    assertThat(integral("INSTR", text("abab"), text("a"), integer(-1))).isEqualTo("3");
    assertThat(bool("STARTSWITH", text("weir"), text("we"))).isEqualTo("TRUE");
  }

  @Test
  void patternsMatchAsInFlink() {
    assertThat(bool("LIKE", text("weir"), text("w%r"))).isEqualTo("TRUE");
    assertThat(bool("LIKE", text("日本"), text("__"))).isEqualTo("TRUE");
    assertThat(bool("LIKE", text("aXbXc"), text("%X_"))).isEqualTo("TRUE");
    assertThat(bool("LIKE", text("100%"), text("100!%"), text("!"))).isEqualTo("TRUE");
    assertThat(bool("LIKE", text(""), text("%"))).isEqualTo("TRUE");
    assertThat(bool("LIKE", text("ab"), text("a"))).isEqualTo("FALSE");
    assertThat(bool("SIMILAR TO", text("abab"), text("(ab)+"))).isEqualTo("TRUE");
    assertThat(bool("REGEXP", text("weir"), text("["))).isEqualTo("FALSE");
    assertThat(string("REGEXP_EXTRACT", text("a1b22"), text("b([0-9]+)"), integer(1)))
        .isEqualTo("22");
    assertThat(string("REGEXP_EXTRACT", text("abc"), text("[0-9]"))).isEqualTo("NULL");
    assertThat(string("REGEXP_REPLACE", text("a1b2"), text("[0-9]"), text("#"))).isEqualTo("a#b#");
    assertThat(integral("REGEXP_COUNT", text("a1b22"), text("[0-9]+"))).isEqualTo("2");
  }

  @Test
  void joiningSkipsNullOnlyWithASeparator() {
    Expr none = nothing(Types.STRING);
    assertThat(string("CONCAT_WS", text("-"), text("a"), none, text("b"))).isEqualTo("a-b");
    assertThat(string("CONCAT_WS", none, text("a"))).isEqualTo("NULL");
    assertThat(string("CONCAT", text("a"), none)).isEqualTo("NULL");
    assertThat(string("ELT", integer(2), text("a"), text("b"))).isEqualTo("b");
    assertThat(string("ELT", integer(3), text("a"), text("b"))).isEqualTo("NULL");
    assertThat(bool("IS_DIGIT", none)).isEqualTo("FALSE");
    assertThat(bool("IS_DECIMAL", text("-1.5"))).isEqualTo("TRUE");
  }

  @Test
  void encodingsAndHashesAreTheWorlds() {
    assertThat(string("TO_BASE64", text("weir"))).isEqualTo("d2Vpcg==");
    assertThat(string("FROM_BASE64", text("d2Vpcg=="))).isEqualTo("weir");
    assertThat(string("HEX", integer(255))).isEqualTo("FF");
    assertThat(string("HEX", text("a"))).isEqualTo("61");
    assertThat(string("BIN", integer(4))).isEqualTo("100");
    assertThat(string("MD5", text("a"))).isEqualTo("0cc175b9c0f1b6a831c399e269772661");
    assertThat(string("SHA2", text(""), integer(256))).startsWith("e3b0c44298fc1c14");
    assertThat(string("URL_ENCODE", text("a b&c"))).isEqualTo("a+b%26c");
  }

  @Test
  void numbersRoundHalfUp() {
    assertThat(typed("ROUND", Types.DOUBLE, number(2.345), integer(2))).isEqualTo("2.35");
    assertThat(typed("ROUND", Types.decimal(3, 1), decimal("2.25"), integer(1))).isEqualTo("2.3");
    assertThat(typed("ROUND", Types.INT, integer(125), integer(-1))).isEqualTo("130");
    assertThat(typed("TRUNCATE", Types.decimal(4, 2), decimal("42.34"), integer(1)))
        .isEqualTo("42.30");
    assertThat(typed("CEIL", Types.decimal(4, 0), decimal("-1.5"))).isEqualTo("-1");
    assertThat(typed("FLOOR", Types.DOUBLE, number(-1.5))).isEqualTo("-2.0");
    assertThat(typed("ABS", Types.BIGINT, bigint(-5))).isEqualTo("5");
    assertThat(typed("SIGN", Types.decimal(4, 2), decimal("-7.25"))).isEqualTo("-1.00");
    assertThat(typed("POWER", Types.DOUBLE, integer(2), decimal("0.5")))
        .isEqualTo("1.4142135623730951");
    assertThat(typed("LOG", Types.DOUBLE, integer(2), integer(8))).isEqualTo("3.0");
    assertThat(typed("MOD", Types.INT, integer(-7), integer(4))).isEqualTo("-3");
  }

  @Test
  void partsOfTimesAreCalendars() {
    Expr time = timestamp("2024-12-30 13:05:59.123");
    assertThat(integral("EXTRACT", text("YEAR"), time)).isEqualTo("2024");
    assertThat(integral("QUARTER", time)).isEqualTo("4");
    assertThat(integral("WEEK", time)).isEqualTo("1");
    assertThat(integral("DAYOFYEAR", time)).isEqualTo("365");
    assertThat(integral("DAYOFWEEK", time)).isEqualTo("2");
    assertThat(integral("HOUR", time)).isEqualTo("13");
    assertThat(integral("EXTRACT", text("MILLISECOND"), time)).isEqualTo("123");
    assertThat(integral("DAYOFMONTH", date("2024-02-29"))).isEqualTo("29");
    assertThat(integral("HOUR", cast(text("2024-07-01 10:00:00"), Types.timestampLtz(3))))
        .isEqualTo("10");
  }

  @Test
  void timesAreCutToUnits() {
    Expr time = timestamp("2024-05-15 13:05:59.123");
    SqlType type = Types.timestamp(3);
    assertThat(typed("FLOOR_TO", type, time, text("HOUR"))).isEqualTo("2024-05-15 13:00:00.000");
    assertThat(typed("FLOOR_TO", type, time, text("QUARTER"))).startsWith("2024-04-01 00:00");
    assertThat(typed("CEIL_TO", type, time, text("YEAR"))).startsWith("2025-01-01");
    assertThat(typed("FLOOR_TO", type, time, text("WEEK"))).startsWith("2024-05-12");
    assertThat(typed("FLOOR_TO", Types.DATE, date("2024-05-15"), text("MONTH")))
        .isEqualTo("2024-05-01");
  }

  @Test
  void timesAndIntervalsAddUp() {
    Expr time = timestamp("2024-01-31 10:00:00");
    SqlType type = Types.timestamp(3);
    Expr day = new Literal(86_400_000L, new IntervalType(false, false));
    Expr month = new Literal(1L, new IntervalType(true, false));
    assertThat(typed("+", type, time, month)).startsWith("2024-02-29 10:00");
    assertThat(typed("-", type, time, day)).startsWith("2024-01-30 10:00");
    assertThat(typed("+", Types.DATE, date("2024-01-31"), day)).isEqualTo("2024-02-01");
    assertThat(typed("TIMESTAMPADD", type, text("HOUR"), integer(-11), time))
        .startsWith("2024-01-30 23:00");
    assertThat(typed("TIMESTAMPDIFF", Types.INT, text("MONTH"), date("2024-01-31"), time))
        .isEqualTo("0");
    assertThat(
            typed("TIMESTAMPDIFF", Types.INT, text("DAY"), date("2024-01-01"), date("2024-03-01")))
        .isEqualTo("60");
    assertThat(typed("-", new IntervalType(false, true), time, date("2024-01-30")))
        .isEqualTo("+1 10:00:00.000");
  }

  @Test
  void timesAreWrittenAndReadInFormats() {
    Expr time = timestamp("2024-05-06 07:08:09.123");
    assertThat(string("DATE_FORMAT", time, text("yyyy/MM/dd HH.mm.ss.SSS")))
        .isEqualTo("2024/05/06 07.08.09.123");
    assertThat(string("DATE_FORMAT", text("2024-05-06 07:08:09"), text("HH"))).isEqualTo("07");
    assertThat(typed("TO_DATE", Types.DATE, text("06.05.2024"), text("dd.MM.yyyy")))
        .isEqualTo("2024-05-06");
    assertThat(typed("TO_TIMESTAMP", Types.timestamp(3), text("no"))).isEqualTo("NULL");
    assertThat(
            typed("TO_TIMESTAMP", Types.timestamp(3), text("2024/05/06 07"), text("yyyy/MM/dd HH")))
        .isEqualTo("2024-05-06 07:00:00.000");
    assertThat(typed("TO_TIMESTAMP_LTZ", Types.timestampLtz(3), bigint(0), integer(3)))
        .isEqualTo("1969-12-31 19:00:00.000");
    assertThat(string("FROM_UNIXTIME", bigint(44))).isEqualTo("1969-12-31 19:00:44");
    assertThat(integral("UNIX_TIMESTAMP", text("1969-12-31 19:00:44"))).isEqualTo("44");
    assertThat(
            string(
                "CONVERT_TZ",
                text("1970-01-01 00:00:00"),
                text("UTC"),
                text("America/Los_Angeles")))
        .isEqualTo("1969-12-31 16:00:00");
    assertThat(typed("CURRENT_DATE", Types.DATE)).isEqualTo("2001-09-08");
  }
}
