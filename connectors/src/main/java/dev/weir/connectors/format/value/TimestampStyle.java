package dev.weir.connectors.format.value;

import dev.weir.text.DateText;
import dev.weir.text.LongResult;
import dev.weir.text.TimeText;
import dev.weir.text.TimestampText;
import dev.weir.text.TimestampText.Form;
import dev.weir.type.TimeType;
import dev.weir.type.TimestampType;

/** How a format spells dates and times. */
public enum TimestampStyle {
  /** {@code 2024-05-01 13:05:59.123}, with Z at the end for instants. */
  SQL(Form.SQL, Form.SQL_UTC),
  /** {@code 2024-05-01T13:05:59.123}, with Z at the end for instants. */
  ISO_8601(Form.ISO, Form.ISO_UTC),
  /** As SQL, but months, days and hours may have one digit, and a time may lack its seconds. */
  CSV(Form.SQL, Form.SQL_UTC);

  private final Form wallClock;
  private final Form instant;

  TimestampStyle(Form wallClock, Form instant) {
    this.wallClock = wallClock;
    this.instant = instant;
  }

  private TimestampText.Format format(TimestampType type) {
    return new TimestampText.Format(type.local() ? instant : wallClock, type.precision());
  }

  /** The form of timestamps without a zone. */
  Form wallClockForm() {
    return wallClock;
  }

  boolean date(byte[] data, int offset, int length, LongResult out) {
    return DateText.parse(data, offset, length, out)
        || this == CSV
            && dashes(data, offset, length) == 2
            && DateText.parseLoose(data, offset, length, out);
  }

  boolean time(byte[] data, int offset, int length, TimeType type, LongResult out) {
    if (this == CSV) {
      boolean parsed = length >= 5 && TimeText.parseLoose(data, offset, length, out);
      long unit = type.precision() == 0 ? 1000 : type.precision() == 1 ? 100 : 10;
      out.value = type.precision() >= 3 ? out.value : out.value - out.value % unit;
      return parsed;
    }
    return TimeText.parse(data, offset, length, out);
  }

  boolean timestamp(byte[] data, int offset, int length, TimestampType type, LongResult out) {
    return TimestampText.parse(data, offset, length, format(type), out)
        || this == CSV && !type.local() && loose(data, offset, length, type, out);
  }

  private static boolean loose(
      byte[] data, int offset, int length, TimestampType type, LongResult out) {
    boolean hasTime = false;
    for (int i = offset; i < offset + length; i++) {
      hasTime |= data[i] == ':';
    }
    return hasTime && TimestampText.parseLoose(data, offset, length, type.precision(), out);
  }

  private static int dashes(byte[] data, int offset, int length) {
    int count = 0;
    for (int i = offset; i < offset + length; i++) {
      count += data[i] == '-' ? 1 : data[i] == ' ' ? 3 : 0;
    }
    return count;
  }
}
