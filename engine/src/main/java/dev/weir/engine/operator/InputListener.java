package dev.weir.engine.operator;

/** A processor to which its inputs are not alike. */
public interface InputListener {
  /**
   * Whether the watermark of the input counts; if not, that of the others passes it by, and may
   * reach its end before the input does. Asked before the first row, always with the same answer.
   */
  boolean hasTime(int input);

  /**
   * An input has ended, after its last row and before {@link Processor#end}. After a restore it is
   * told of those again that had ended by the snapshot.
   */
  void inputEnded(int input);
}
