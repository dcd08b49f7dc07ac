package dev.weir.connectors.nexmark;

import dev.weir.batch.BytesColumn;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** Writes the texts of events into columns: names from short lists, and random letters. */
final class Words {
  private static final VarHandle WORD =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final int SHORTEST = 3;
  private static final int CHANNELS = 10_000;
  private static final byte[][] FIRST_NAMES =
      list("Peter,Paul,Luke,John,Saul,Vicky,Kate,Julie,Sarah,Deiter,Walter");
  private static final byte[][] LAST_NAMES =
      list("Shultz,Abrams,Spencer,White,Bartels,Walton,Smith,Jones,Noris");
  private static final byte[][] CITIES =
      list("Phoenix,Los Angeles,San Francisco,Boise,Portland,Bend,Redmond,Seattle,Kent,Cheyenne");
  private static final byte[][] STATES = list("AZ,CA,ID,OR,WA,WY");
  private static final byte[][] HOT_CHANNELS = list("Google,Facebook,Baidu,Apple");
  private static final byte[] CHANNEL = bytes("channel-");
  private static final byte[] SITE = bytes("https://www.nexmark.com/");
  private static final byte[] ITEM = bytes("/item.htm?query=1");
  private static final byte[] CHANNEL_ID = bytes("&channel_id=");
  private static final byte[] DOT_COM = bytes(".com");

  private final byte[] text = new byte[1 << 13];
  private int length;

  private static byte[][] list(String words) {
    String[] parts = words.split(",", -1);
    byte[][] bytes = new byte[parts.length][];
    for (int i = 0; i < parts.length; i++) {
      bytes[i] = bytes(parts[i]);
    }
    return bytes;
  }

  private static byte[] bytes(String word) {
    return word.getBytes(StandardCharsets.UTF_8);
  }

  /** The longest text that {@link #letters} can be asked for. */
  int limit() {
    return text.length;
  }

  void personName(BytesColumn column, int row, long key) {
    length = 0;
    add(pick(FIRST_NAMES, key, 0));
    add(' ');
    add(pick(LAST_NAMES, key, 1));
    put(column, row);
  }

  void email(BytesColumn column, int row, long key) {
    length = 0;
    word(key, 0, 7, ' ');
    add('@');
    word(key, 10, 5, ' ');
    add(DOT_COM);
    put(column, row);
  }

  void creditCard(BytesColumn column, int row, long key) {
    length = 0;
    for (int group = 0; group < 4; group++) {
      if (group > 0) {
        add(' ');
      }
      long number = Dice.below(key, group, 10_000);
      for (int unit = 1000; unit > 0; unit /= 10) {
        add((char) ('0' + number / unit % 10));
      }
    }
    put(column, row);
  }

  void city(BytesColumn column, int row, long key) {
    byte[] city = pick(CITIES, key, 0);
    column.append(row, city, 0, city.length);
  }

  void state(BytesColumn column, int row, long key) {
    byte[] state = pick(STATES, key, 0);
    column.append(row, state, 0, state.length);
  }

  /** A few words of up to {@code most} letters in all. */
  void phrase(BytesColumn column, int row, long key, int most) {
    length = 0;
    word(key, 0, most, ' ');
    put(column, row);
  }

  /** The name of a bid's channel: half of the bids come by one of four. */
  void channel(BytesColumn column, int row, long key) {
    length = 0;
    if (isHotChannel(key)) {
      add(pick(HOT_CHANNELS, key, 1));
    } else {
      add(CHANNEL);
      number(channelNumber(key));
    }
    put(column, row);
  }

  /** The address that a bid came by; names the channel most of the time unless it is a hot one. */
  void url(BytesColumn column, int row, long key) {
    length = 0;
    boolean hot = isHotChannel(key);
    long which = hot ? Dice.below(key, 1, HOT_CHANNELS.length) : CHANNELS + channelNumber(key);
    long siteKey = Dice.key(0, which, 0);
    add(SITE);
    for (int part = 0; part < 3; part++) {
      if (part > 0) {
        add('/');
      }
      word(siteKey, part * 10, 5, '_');
    }
    add(ITEM);
    if (!hot && Dice.below(siteKey, 40, 10) > 0) {
      add(CHANNEL_ID);
      number(Math.abs((long) Integer.reverse((int) channelNumber(key))));
    }
    put(column, row);
  }

  /**
   * Random letters to bring an event from {@code size} to about {@code mean} bytes. As in the
   * benchmark, half of them lie below {@code a}, so that some are backslashes.
   */
  void padding(BytesColumn column, int row, long key, int size, int mean) {
    int missing = mean - size;
    int delta = Math.round(Math.abs(missing) * 0.2f);
    int wanted = missing - delta + (int) Dice.below(key, 0, 2L * delta + 1);
    letters(column, row, key, Math.clamp(wanted, 0, limit()));
  }

  private void letters(BytesColumn column, int row, long key, int count) {
    int at = column.reserve(count);
    byte[] data = column.data;
    // eight at a time: the last may go beyond, into the padding, where the next text starts
    for (int i = 0; i < count; i += 8) {
      WORD.set(data, at + i, Letters.of(Dice.bits(key, 1 + (i >>> 3))));
    }
    column.setSlice(row, at, count);
  }

  private static boolean isHotChannel(long key) {
    return Dice.below(key, 0, 2) > 0;
  }

  private static long channelNumber(long key) {
    return Dice.below(key, 2, CHANNELS);
  }

  /** A word of 3 to {@code most} letters with a {@code gap} now and then. */
  private void word(long key, int from, int most, char gap) {
    int count = SHORTEST + (int) Dice.below(key, from, Math.max(1, most - SHORTEST));
    long bits = 0;
    for (int i = 0; i < count; i++) {
      if ((i & 7) == 0) {
        bits = Dice.bits(key, from + 1 + (i >>> 3));
      }
      int die = (int) (bits & 0xFF);
      bits >>>= 8;
      text[length++] = (byte) (i > 0 && die < 20 ? gap : 'a' + die % 26);
    }
  }

  private void number(long value) {
    add(bytes(Long.toString(value)));
  }

  private static byte[] pick(byte[][] words, long key, int n) {
    return words[(int) Dice.below(key, n, words.length)];
  }

  private void add(byte[] bytes) {
    System.arraycopy(bytes, 0, text, length, bytes.length);
    length += bytes.length;
  }

  private void add(char letter) {
    text[length++] = (byte) letter;
  }

  private void put(BytesColumn column, int row) {
    column.append(row, text, 0, length);
  }
}
