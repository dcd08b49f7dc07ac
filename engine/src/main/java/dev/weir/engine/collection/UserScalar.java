package dev.weir.engine.collection;

import dev.weir.engine.function.EvalContext;
import dev.weir.udf.BoundFunction;
import dev.weir.udf.ScalarInstance;
import dev.weir.value.ElementSink;

/** A user's scalar function in a task: its arguments and result pass through a call frame. */
public final class UserScalar {
  private UserScalar() {}

  /** An instance that is closed with the task. */
  public static FrameFunction open(BoundFunction.Scalar function, EvalContext context) {
    ScalarInstance instance = function.open();
    context.closeAtEnd(instance);
    Result result = new Result();
    return frame -> {
      result.frame = frame;
      result.present = true;
      instance.call(frame, result);
      return result.present;
    };
  }

  /** Leaves the only element in the frame. */
  private static final class Result implements ElementSink {
    private CallFrame frame = new CallFrame(0, _ -> false);
    private boolean present;

    @Override
    public void addNull() {
      present = false;
    }

    @Override
    public void addLong(long value) {
      frame.longResult = value;
    }

    @Override
    public void addDouble(double value) {
      frame.doubleResult = value;
    }

    @Override
    public void addInt128(long high, long low) {
      frame.wideResult.set(high, low);
    }

    @Override
    public void addBytes(byte[] data, int offset, int length) {
      frame.bytes.start().add(data, offset, length);
      frame.bytes.finish();
    }
  }
}
