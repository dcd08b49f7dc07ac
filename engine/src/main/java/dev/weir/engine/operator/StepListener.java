package dev.weir.engine.operator;

/** A processor that is told when its task has wholly worked in what it took up. */
public interface StepListener {
  /** Called after every step of the task that did something, by its thread. */
  void stepEnded();
}
