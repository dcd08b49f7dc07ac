package dev.weir.tests.reference;

import dev.weir.type.ArrayType;
import dev.weir.type.BinaryType;
import dev.weir.type.BitmapType;
import dev.weir.type.BooleanType;
import dev.weir.type.CharacterType;
import dev.weir.type.DateType;
import dev.weir.type.DecimalType;
import dev.weir.type.Field;
import dev.weir.type.FloatingType;
import dev.weir.type.IntegerType;
import dev.weir.type.IntervalType;
import dev.weir.type.MapType;
import dev.weir.type.MultisetType;
import dev.weir.type.NullType;
import dev.weir.type.RowType;
import dev.weir.type.SqlType;
import dev.weir.type.TimeType;
import dev.weir.type.TimestampType;
import dev.weir.type.Types;
import dev.weir.type.VariantType;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** The types that expressions are about, and random values of them, many at the edges. */
@SuppressWarnings({"JavaLocalDateTimeGetNano", "JavaLocalTimeGetNano"})
final class RandomValues {
  static final RowType ROW =
      new RowType(
          List.of(new Field("number", Types.BIGINT), new Field("text", Types.STRING)), true);
  static final CharacterType CHAR = new CharacterType(5, true, true);
  static final IntervalType MONTHS = new IntervalType(true, true);
  static final IntervalType MILLIS = new IntervalType(false, true);
  static final List<SqlType> TYPES =
      List.of(
          Types.BOOLEAN,
          Types.TINYINT,
          Types.SMALLINT,
          Types.INT,
          Types.BIGINT,
          Types.FLOAT,
          Types.DOUBLE,
          Types.decimal(9, 2),
          Types.decimal(18, 4),
          Types.decimal(38, 10),
          Types.STRING,
          CHAR,
          Types.BYTES,
          Types.DATE,
          Types.time(0),
          Types.time(3),
          Types.timestamp(0),
          Types.timestamp(3),
          Types.timestamp(6),
          Types.timestamp(9),
          Types.timestampLtz(3),
          MONTHS,
          MILLIS,
          ROW);

  private static final List<String> TEXTS =
      List.of(
          "",
          "a",
          "abc",
          "Hello World",
          "  x ",
          "ÄÖü ß",
          "日本語",
          "😀b😀",
          "12",
          "-7",
          " 42 ",
          "3.75",
          "-0.005",
          "1e3",
          "99999999999999999999",
          "true",
          "F",
          "2024-02-29",
          "2023-02-29",
          "2024-02-29 12:34:56",
          "2021-03-14 02:30:00",
          "1999-12-31 23:59:59.999",
          "23:59:59",
          "a,b,,c",
          "aXbXc",
          "NULL",
          "100% _x",
          "O'Neil",
          "http://weir.dev/p?k=v");
  private static final List<LocalDate> DATES =
      List.of(
          LocalDate.EPOCH,
          LocalDate.of(1, 1, 1),
          LocalDate.of(9999, 12, 31),
          LocalDate.of(2024, 2, 29),
          LocalDate.of(1900, 2, 28),
          LocalDate.of(1582, 10, 15),
          LocalDate.of(1969, 12, 31),
          LocalDate.of(2021, 3, 14),
          LocalDate.of(2021, 11, 7),
          LocalDate.of(2000, 1, 31),
          LocalDate.of(2020, 12, 28));

  private final RandomGenerator random;

  RandomValues(RandomGenerator random) {
    this.random = random;
  }

  /** A column that may be NULL and one that may not for each type. */
  static RowType schema() {
    List<Field> fields = new ArrayList<>();
    for (SqlType type : TYPES) {
      fields.add(new Field("c" + fields.size(), type));
      fields.add(new Field("c" + fields.size(), type.withNullable(false)));
    }
    return RowType.of(fields);
  }

  List<@Nullable Object> row(RowType type) {
    List<@Nullable Object> values = new ArrayList<>();
    for (SqlType field : type.types()) {
      values.add(value(field));
    }
    return values;
  }

  @Nullable Object value(SqlType type) {
    return type.nullable() && random.nextInt(5) == 0 ? null : present(type);
  }

  Object present(SqlType type) {
    return switch (type) {
      case BooleanType b -> random.nextBoolean();
      case IntegerType i -> integer(i.width().bits());
      case FloatingType f when f.doublePrecision() -> real();
      case FloatingType f -> (float) real();
      case DecimalType d -> decimal(d);
      case CharacterType c when c.fixed() -> padded(c.length());
      case CharacterType c -> text();
      case BinaryType b -> bytes();
      case DateType d -> date();
      case TimeType t -> time(t.precision());
      case TimestampType t -> timestamp(t);
      case IntervalType i -> i.months() ? random.nextLong(-40, 40) : interval();
      case RowType r -> row(r);
      case ArrayType a -> throw new IllegalArgumentException(a.name());
      case MapType m -> throw new IllegalArgumentException(m.name());
      case MultisetType m -> throw new IllegalArgumentException(m.name());
      case VariantType v -> throw new IllegalArgumentException(v.name());
      case BitmapType b -> throw new IllegalArgumentException(b.name());
      case NullType n -> throw new IllegalArgumentException(n.name());
    };
  }

  private long integer(int bits) {
    long min = -1L << (bits - 1);
    return switch (random.nextInt(8)) {
      case 0 -> min;
      case 1 -> ~min;
      case 2 -> 0;
      case 3 -> -1;
      case 4 -> random.nextLong() >> (64 - bits);
      default -> random.nextLong(-12, 13);
    };
  }

  private double real() {
    return switch (random.nextInt(12)) {
      case 0 -> Double.NaN;
      case 1 -> Double.POSITIVE_INFINITY;
      case 2 -> -0.0;
      case 3 -> 0;
      case 4 -> random.nextGaussian() * 1e18;
      case 5 -> random.nextBoolean() ? Double.MAX_VALUE : -Float.MIN_VALUE;
      case 6 -> random.nextGaussian() / 1e6;
      case 7 -> random.nextInt(-9, 10);
      default -> Math.round(random.nextGaussian() * 1000) / 8.0;
    };
  }

  private BigDecimal decimal(DecimalType type) {
    BigInteger limit = BigInteger.TEN.pow(type.precision()).subtract(BigInteger.ONE);
    BigInteger unscaled =
        switch (random.nextInt(6)) {
          case 0 -> limit;
          case 1 -> limit.negate();
          case 2 -> BigInteger.ZERO;
          case 3 -> BigInteger.valueOf(random.nextLong()).multiply(limit).shiftRight(63);
          default -> BigInteger.valueOf(random.nextLong(-20_000, 20_000));
        };
    return new BigDecimal(unscaled, type.scale());
  }

  String text() {
    return TEXTS.get(random.nextInt(TEXTS.size()));
  }

  private String padded(int length) {
    int[] points = text().codePoints().limit(length).toArray();
    return new String(points, 0, points.length) + " ".repeat(length - points.length);
  }

  private ByteBuffer bytes() {
    if (random.nextInt(3) > 0) {
      return ByteBuffer.wrap(Texts.utf8(text()));
    }
    byte[] bytes = new byte[random.nextInt(6)];
    random.nextBytes(bytes);
    return ByteBuffer.wrap(bytes);
  }

  private LocalDate date() {
    return random.nextInt(3) == 0
        ? DATES.get(random.nextInt(DATES.size()))
        : LocalDate.of(2020, 1, 1).plusDays(random.nextInt(-2000, 2000));
  }

  private LocalTime time(int precision) {
    LocalTime time =
        switch (random.nextInt(4)) {
          case 0 -> LocalTime.MIDNIGHT;
          case 1 -> LocalTime.of(23, 59, 59, 999_999_999);
          case 2 -> LocalTime.of(2, 30);
          default -> LocalTime.ofNanoOfDay(random.nextLong(86_400_000_000_000L));
        };
    int step = (int) Math.pow(10, 9 - Math.min(precision, 3));
    return time.withNano(time.getNano() / step * step);
  }

  private Object timestamp(TimestampType type) {
    LocalDate date = date();
    boolean far = date.getYear() < 1700 || date.getYear() > 2200;
    LocalDateTime time = (type.precision() > 6 && far ? LocalDate.EPOCH : date).atTime(time(3));
    int step = (int) Math.pow(10, 9 - type.precision());
    int nanos = (time.getNano() + random.nextInt(1_000_000)) / step * step;
    LocalDateTime exact = time.withNano(nanos);
    return type.local() ? exact.toInstant(ZoneOffset.UTC) : exact;
  }

  private long interval() {
    return switch (random.nextInt(3)) {
      case 0 -> 0;
      case 1 -> random.nextLong(-100_000, 100_000);
      default -> random.nextLong(-40, 40) * 86_400_000;
    };
  }
}
