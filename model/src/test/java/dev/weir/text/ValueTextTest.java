package dev.weir.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.batch.Int128;
import dev.weir.batch.Slice;
import dev.weir.type.Types;
import java.time.LocalDate;
import java.util.Random;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class ValueTextTest {
  private static final Object BAD = "not a value";

  @Test
  void integersAreReadUpToTheLimitsOfALong() {
    assertThat(integer("0")).isEqualTo(0L);
    assertThat(integer("-12")).isEqualTo(-12L);
    assertThat(integer("+1234567890123")).isEqualTo(1234567890123L);
    assertThat(integer("9223372036854775807")).isEqualTo(Long.MAX_VALUE);
    assertThat(integer("-9223372036854775808")).isEqualTo(Long.MIN_VALUE);
    for (String bad :
        new String[] {"", "-", "1a", " 1", "9223372036854775808", "-9223372036854775809", "1.5"}) {
      assertThat(integer(bad)).as(bad).isEqualTo(BAD);
    }
  }

  @Test
  void castDropsWhatFollowsThePointOfAnInteger() {
    LongResult out = new LongResult();
    Slice text = Slice.of("-12.75");
    assertThat(IntegerText.parseTruncating(text.data, 0, text.length, out)).isTrue();
    assertThat(out.value).isEqualTo(-12);
    Slice bad = Slice.of("1.x");
    assertThat(IntegerText.parseTruncating(bad.data, 0, bad.length, out)).isFalse();
  }

  @Test
  void decimalsAreRoundedHalfUpAndCheckedAgainstThePrecision() {
    assertThat(decimal("12.345", 10, 2)).isEqualTo(1235L);
    assertThat(decimal("-12.345", 10, 2)).isEqualTo(-1235L);
    assertThat(decimal("7", 10, 2)).isEqualTo(700L);
    assertThat(decimal("1e2", 10, 2)).isEqualTo(10000L);
    assertThat(decimal(".5", 10, 2)).isEqualTo(50L);
    assertThat(decimal("999.995", 5, 2)).isEqualTo(DecimalText.Outcome.OVERFLOW);
    assertThat(decimal("1000", 5, 2)).isEqualTo(DecimalText.Outcome.OVERFLOW);
    assertThat(decimal("1e999999999", 5, 2)).isEqualTo(DecimalText.Outcome.OVERFLOW);
    assertThat(decimal("x", 5, 2)).isEqualTo(DecimalText.Outcome.MALFORMED);
    assertThat(decimal("", 5, 2)).isEqualTo(DecimalText.Outcome.MALFORMED);
    assertThat(decimal(".", 5, 2)).isEqualTo(DecimalText.Outcome.MALFORMED);
  }

  @Test
  void wideDecimalsUse128Bits() {
    Int128 out = new Int128();
    Slice text = Slice.of("-12345678901234567890123456789.05");
    assertThat(DecimalText.parse(text.data, 0, text.length, Types.decimal(38, 2), out))
        .isEqualTo(DecimalText.Outcome.OK);
    assertThat(print(b -> DecimalText.print(out.high, out.low, 2, b)))
        .isEqualTo("-12345678901234567890123456789.05");
  }

  @Test
  void decimalsPrintAllDigitsOfTheScale() {
    assertThat(print(b -> DecimalText.print(-5, 2, b))).isEqualTo("-0.05");
    assertThat(print(b -> DecimalText.print(123456, 3, b))).isEqualTo("123.456");
    assertThat(print(b -> DecimalText.print(7, 0, b))).isEqualTo("7");
  }

  @Test
  void doublesPrintAsJavaPrintsThem() {
    Random random = new Random(42);
    for (int i = 0; i < 200_000; i++) {
      double value =
          switch (i % 4) {
            case 0 -> random.nextInt(1_000_000) / 100.0;
            case 1 -> random.nextDouble() * 1000;
            case 2 -> Double.longBitsToDouble(random.nextLong());
            default -> -random.nextInt(100_000) / 1000.0;
          };
      assertThat(print(b -> DoubleText.print(value, b))).isEqualTo(Double.toString(value));
      DoubleResult back = new DoubleResult();
      Slice text = Slice.of(Double.toString(value));
      assertThat(DoubleText.parse(text.data, 0, text.length, back)).isTrue();
      assertThat(Double.compare(back.value, value)).isZero();
    }
  }

  @Test
  void timestampsAreReadInTheAskedFormOnly() {
    assertThat(timestamp("2024-02-29 13:05:59.123456789", TimestampText.Form.SQL, 9))
        .isEqualTo(1709211959123456789L);
    assertThat(timestamp("2024-02-29 13:05:59.123456789", TimestampText.Form.SQL, 3))
        .isEqualTo(1709211959123L);
    assertThat(timestamp("2024-02-29 13:05:59.987", TimestampText.Form.SQL, 0))
        .isEqualTo(1709211959000L);
    assertThat(timestamp("2024-02-29T13:05:59", TimestampText.Form.ISO, 3))
        .isEqualTo(1709211959000L);
    assertThat(timestamp("2024-02-29T13:05:59.5Z", TimestampText.Form.ISO_UTC, 3))
        .isEqualTo(1709211959500L);
    for (String bad :
        new String[] {
          "2023-02-29 13:05:59",
          "2024-02-29T13:05:59",
          "2024-02-29 24:05:59",
          "2024-02-29 13:05:59.",
          "2024-02-29 13:05:5x",
          "2024-02-29 13:05:59Z",
          "2024-02-29",
          ""
        }) {
      assertThat(timestamp(bad, TimestampText.Form.SQL, 3)).as(bad).isEqualTo(BAD);
    }
  }

  @Test
  void castReadsShortDatesAndTimes() {
    LongResult out = new LongResult();
    Slice text = Slice.of("2024-2-9 3:4:5.1");
    assertThat(TimestampText.parseLoose(text.data, 0, text.length, 3, out)).isTrue();
    assertThat(print(b -> TimestampText.print(out.value, 3, b)))
        .isEqualTo("2024-02-09 03:04:05.100");
    Slice date = Slice.of("2024-2 x");
    assertThat(DateText.parseLoose(date.data, 0, date.length, out)).isTrue();
    assertThat(out.value).isEqualTo(LocalDate.of(2024, 2, 1).toEpochDay());
    Slice time = Slice.of("7:30");
    assertThat(TimeText.parseLoose(time.data, 0, time.length, out)).isTrue();
    assertThat(print(b -> TimeText.print(out.value, 0, b))).isEqualTo("07:30:00");
  }

  @Test
  void timestampsPrintTheDigitsOfTheirPrecision() {
    assertThat(print(b -> TimestampText.print(-1, 3, b))).isEqualTo("1969-12-31 23:59:59.999");
    assertThat(print(b -> TimestampText.print(1500, 0, b))).isEqualTo("1970-01-01 00:00:01");
    assertThat(print(b -> TimestampText.print(1_500_000, 6, b)))
        .isEqualTo("1970-01-01 00:00:01.500000");
  }

  @Test
  void intervalsPrintWithTheirSign() {
    assertThat(print(b -> IntervalText.printMonths(-14, b))).isEqualTo("-1-02");
    assertThat(print(b -> IntervalText.printMillis(93_784_005, b))).isEqualTo("+1 02:03:04.005");
  }

  private static Object integer(String text) {
    LongResult out = new LongResult();
    Slice slice = Slice.of(text);
    return IntegerText.parse(slice.data, slice.offset, slice.length, out) ? out.value : BAD;
  }

  private static Object decimal(String text, int precision, int scale) {
    LongResult out = new LongResult();
    Slice slice = Slice.of(text);
    DecimalText.Outcome outcome =
        DecimalText.parse(
            slice.data, slice.offset, slice.length, Types.decimal(precision, scale), out);
    return outcome == DecimalText.Outcome.OK ? out.value : outcome;
  }

  private static Object timestamp(String text, TimestampText.Form form, int precision) {
    LongResult out = new LongResult();
    Slice slice = Slice.of(text);
    TimestampText.Format format = new TimestampText.Format(form, precision);
    return TimestampText.parse(slice.data, slice.offset, slice.length, format, out)
        ? out.value
        : BAD;
  }

  private static String print(Consumer<ByteBuilder> printer) {
    ByteBuilder out = new ByteBuilder();
    printer.accept(out);
    return out.toString();
  }
}
