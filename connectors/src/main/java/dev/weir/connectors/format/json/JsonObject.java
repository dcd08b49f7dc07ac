package dev.weir.connectors.format.json;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** An object of which fields are wanted: which they are, and in which order names came so far. */
final class JsonObject {
  private static final int MOST_SLOTS = 64;
  private static final byte[] NO_TOKEN = new byte[16];

  /** How deep the object lies; 1 for a row. */
  final int depth;

  /** The fields wanted. */
  final List<JsonTarget> targets = new ArrayList<>();

  /** What was met so far, in order; one that never matches follows the last. */
  JsonSlot[] slots = new JsonSlot[MOST_SLOTS + 1];

  private final List<byte[]> names = new ArrayList<>();
  private final JsonTarget skip = JsonTarget.skip();
  private int count;

  JsonObject(int depth) {
    this.depth = depth;
    slots[0] = new JsonSlot(skip, NO_TOKEN, 0, NO_TOKEN.length, -1);
  }

  void add(String name, JsonTarget target) {
    names.add(name.getBytes(StandardCharsets.UTF_8));
    targets.add(target);
  }

  /** The slot whose bytes stand at {@code at}, or the one that never matches. */
  JsonSlot find(byte[] data, int at) {
    for (int i = 0; i < count; i++) {
      if (slots[i].matches(data, at)) {
        return slots[i];
      }
    }
    return slots[count];
  }

  boolean isKnown(JsonSlot slot) {
    return slot != slots[count];
  }

  /** A slot for a name met anew, whose token is the bytes from {@code start} to {@code end}. */
  JsonSlot learn(byte[] data, int start, int end, byte[] name) {
    JsonTarget target = target(name);
    if (count == MOST_SLOTS) {
      return new JsonSlot(target, data, start, end, MOST_SLOTS - 1);
    }
    JsonSlot slot = new JsonSlot(target, data, start, end, count);
    JsonSlot none = slots[count];
    slots[count] = slot;
    count++;
    slots[count] = none;
    return slot;
  }

  private JsonTarget target(byte[] name) {
    for (int i = 0; i < names.size(); i++) {
      if (Arrays.equals(names.get(i), name)) {
        return targets.get(i);
      }
    }
    return skip;
  }
}
