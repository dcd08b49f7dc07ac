package dev.weir.connectors.format.parquet;

import dev.weir.time.ZoneShift;
import dev.weir.type.TimestampType;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.ZoneId;
import org.apache.parquet.io.api.Binary;

/**
 * Timestamps of 96 bits: the nanoseconds of a day, then the day, counted from noon of the first day
 * of the Julian calendar. They are instants at which a zone's clock shows the timestamp.
 */
final class Int96 {
  static final int BYTES = 12;

  private static final long EPOCH_DAY = 2_440_588;
  private static final long DAY_SECONDS = 86_400;
  private static final long NANOS = 1_000_000_000;

  private final long unitsPerSecond;
  private final long step;
  private final ZoneShift zone;

  Int96(TimestampType type, ZoneId zone) {
    this.unitsPerSecond = type.unitsPerSecond();
    this.zone = new ZoneShift(zone);
    long fractions = 1;
    for (int i = 0; i < type.precision(); i++) {
      fractions *= 10;
    }
    this.step = unitsPerSecond / fractions;
  }

  /** The ticks of a timestamp; ArithmeticException if it is out of range. */
  long toTicks(Binary value) {
    ByteBuffer bytes = value.toByteBuffer().slice().order(ByteOrder.LITTLE_ENDIAN);
    long nanos = bytes.getLong(0);
    long seconds = (bytes.getInt(8) - EPOCH_DAY) * DAY_SECONDS;
    long instant =
        Math.addExact(
            Math.multiplyExact(seconds, unitsPerSecond),
            Math.floorDiv(nanos, NANOS / unitsPerSecond));
    long ticks = zone.toLocal(instant, unitsPerSecond);
    return step == 1 ? ticks : ticks - Math.floorMod(ticks, step);
  }

  Binary toBinary(long ticks) {
    long instant = zone.toInstant(ticks, unitsPerSecond);
    long day = Math.floorDiv(instant, DAY_SECONDS * unitsPerSecond);
    long rest = instant - day * DAY_SECONDS * unitsPerSecond;
    ByteBuffer bytes = ByteBuffer.allocate(BYTES).order(ByteOrder.LITTLE_ENDIAN);
    bytes.putLong(rest * (NANOS / unitsPerSecond)).putInt((int) (day + EPOCH_DAY)).flip();
    return Binary.fromConstantByteBuffer(bytes);
  }
}
