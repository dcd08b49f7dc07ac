package dev.weir.connectors.format.change;

import dev.weir.connectors.format.json.JsonEnvelope;
import java.util.List;

/** What lines of changes look like in one of the formats. Stateless. */
interface Envelope {
  /** The fields of a line that {@link #read} asks for, in the order of their places. */
  List<String> fields();

  /** Adds the rows of a line up to the first that has a fault. */
  void read(JsonEnvelope line, byte[] data, ChangeRows rows, LineFaults faults);

  /** What stands before and after a row that is added. */
  Frame inserted(boolean ignoreNulls);

  /** What stands before and after a row that is taken away. */
  Frame deleted(boolean ignoreNulls);

  /** The text around a row. */
  record Frame(String before, String after) {}
}
