package dev.weir.connectors.replay;

import dev.weir.connector.Split;
import dev.weir.connectors.filesystem.FileRange;

/** A range of a file of which some rows were played already. */
record ReplaySplit(int played, FileRange range) {

  static ReplaySplit of(Split split) {
    String[] parts = split.text().split(" ", 2);
    return new ReplaySplit(Integer.parseInt(parts[0]), FileRange.of(new Split(parts[1])));
  }

  Split toSplit() {
    return new Split(played + " " + range.toSplit().text());
  }
}
