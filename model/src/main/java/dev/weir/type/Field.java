package dev.weir.type;

/** A named field of a {@link RowType}. */
public record Field(String name, SqlType type) {
  @Override
  public String toString() {
    return "`" + name + "` " + type;
  }
}
