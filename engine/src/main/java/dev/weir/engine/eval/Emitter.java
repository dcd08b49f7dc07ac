package dev.weir.engine.eval;

import dev.weir.batch.Int128;
import dev.weir.batch.Slice;
import dev.weir.engine.function.EvalContext;
import dev.weir.type.Layout;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.classfile.TypeKind;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One method under construction: its local variables, what must be fetched before its loop, and the
 * values already computed.
 *
 * <p>What the loop needs from outside (column arrays, holders) is known only once its body has been
 * written. So the method starts with a jump to its end, where all that is fetched, and back.
 */
final class Emitter {
  final CodeBuilder code;
  private final Scratch scratch;
  private final int scratchSlot;
  private final List<Runnable> fetches = new ArrayList<>();
  private final Map<Object, Integer> fetched = new HashMap<>();
  private final Deque<Map<Object, Value>> known = new ArrayDeque<>();
  private final Label prologue;
  private final Label body;

  Emitter(CodeBuilder code, Scratch scratch, int scratchSlot) {
    this.code = code;
    this.scratch = scratch;
    this.scratchSlot = scratchSlot;
    this.prologue = code.newLabel();
    this.body = code.newLabel();
    known.push(new HashMap<>());
    code.goto_(prologue);
    code.labelBinding(body);
  }

  /** Writes what is fetched before the body. The method's last code. */
  void finish() {
    code.labelBinding(prologue);
    fetches.forEach(Runnable::run);
    code.goto_(body);
  }

  /** The local variable for what {@code load} pushes, once before the body for each key. */
  int fetch(Object key, Runnable load) {
    return fetched.computeIfAbsent(
        key,
        k -> {
          int slot = code.allocateLocal(TypeKind.REFERENCE);
          fetches.add(() -> {
            load.run();
            code.astore(slot);
          });
          return slot;
        });
  }

  /** The local variable for an object of the task. */
  int object(ClassDesc type, Function<EvalContext, Object> factory) {
    return object(type, scratch.add(factory));
  }

  /** The local variable for the object of the task at that index. */
  int object(ClassDesc type, int index) {
    return fetch(
        "object " + index,
        () -> code.aload(scratchSlot).loadConstant(index).aaload().checkcast(type));
  }

  /** Pushes the objects of the task. */
  void loadScratch() {
    code.aload(scratchSlot);
  }

  int slice() {
    return object(Descriptors.SLICE, context -> new Slice());
  }

  int int128() {
    return object(Descriptors.INT128, context -> new Int128());
  }

  /** Starts code that may be skipped: values computed there are unknown after {@link #leave}. */
  void enter() {
    known.push(new HashMap<>());
  }

  void leave() {
    known.pop();
  }

  /** The value that was computed under that key. */
  @Nullable Value known(Object key) {
    for (Map<Object, Value> scope : known) {
      Value value = scope.get(key);
      if (value != null) {
        return value;
      }
    }
    return null;
  }

  void remember(Object key, Value value) {
    Map<Object, Value> scope = known.peek();
    if (scope != null) {
      scope.put(key, value);
    }
  }

  /** New local variables for a value. */
  Value fresh(Layout layout, boolean nullable) {
    int slot =
        switch (layout) {
          case INT128 -> int128();
          case BYTES -> slice();
          case LONG, DOUBLE -> code.allocateLocal(Descriptors.kind(layout));
          case ROW -> throw new IllegalArgumentException("rows have no local variable");
        };
    return new Value(layout, slot, nullable ? code.allocateLocal(TypeKind.INT) : Value.NEVER, null);
  }

  /** Puts something harmless into a value that may stay without one. */
  void clear(Value value) {
    if (value.layout() == Layout.LONG) {
      code.lconst_0().lstore(value.slot());
    } else if (value.layout() == Layout.DOUBLE) {
      code.dconst_0().dstore(value.slot());
    }
  }

  /** Pushes a value that is not NULL. */
  void load(Value value) {
    Object constant = value.constant();
    switch (value.layout()) {
      case LONG -> {
        if (constant instanceof Long number) {
          code.loadConstant(number.longValue());
        } else {
          code.lload(value.slot());
        }
      }
      case DOUBLE -> {
        if (constant instanceof Double number) {
          code.loadConstant(number.doubleValue());
        } else {
          code.dload(value.slot());
        }
      }
      case INT128, BYTES -> code.aload(constant == null ? value.slot() : constantObject(constant));
      case ROW -> throw new IllegalArgumentException("rows have no local variable");
    }
  }

  private int constantObject(Object constant) {
    ClassDesc type = Descriptors.of(constant.getClass());
    return object(type, context -> constant);
  }

  /** Pops a long or double into a value's variable. */
  void store(Value value) {
    if (value.layout() == Layout.LONG) {
      code.lstore(value.slot());
    } else {
      code.dstore(value.slot());
    }
  }

  /** Sets whether a value is NULL. */
  void setNull(Value value, boolean isNull) {
    if (value.nullable()) {
      code.loadConstant(isNull ? 1 : 0).istore(value.nullSlot());
    }
  }

  /** Copies one value, NULL or not, over another of the same layout. */
  void copy(Value from, Value to) {
    if (to.nullable()) {
      if (from.nullable()) {
        code.iload(from.nullSlot());
      } else {
        code.iconst_0();
      }
      code.istore(to.nullSlot());
    }
    switch (to.layout()) {
      case LONG, DOUBLE -> {
        load(from);
        store(to);
      }
      case BYTES -> copyObject(from, to, Descriptors.SLICE);
      case INT128 -> copyObject(from, to, Descriptors.INT128);
      case ROW -> throw new IllegalArgumentException("rows have no local variable");
    }
  }

  private void copyObject(Value from, Value to, ClassDesc type) {
    code.aload(to.slot());
    load(from);
    code.invokevirtual(type, "set", Descriptors.method(ConstantDescs.CD_void, type));
  }

  /** The variable that is 1 if one of the values is NULL, or {@link Value#NEVER}. */
  int anyNull(List<Value> values) {
    int[] slots =
        values.stream().filter(Value::nullable).mapToInt(Value::nullSlot).distinct().toArray();
    if (slots.length == 0) {
      return Value.NEVER;
    }
    if (slots.length == 1) {
      return slots[0];
    }
    int all = code.allocateLocal(TypeKind.INT);
    code.iload(slots[0]);
    for (int i = 1; i < slots.length; i++) {
      code.iload(slots[i]).ior();
    }
    code.istore(all);
    return all;
  }

  /** A NULL of that layout. */
  Value nullOf(Layout layout) {
    Value value = fresh(layout, true);
    clear(value);
    setNull(value, true);
    return value;
  }

  /**
   * Computes a long or double that is NULL if an argument is, and nothing else: without a test,
   * since computing with the harmless value under a NULL costs less.
   */
  Value always(Layout layout, List<Value> arguments, Runnable push) {
    int slot = code.allocateLocal(Descriptors.kind(layout));
    Value result = new Value(layout, slot, anyNull(arguments), null);
    push.run();
    store(result);
    return result;
  }

  /** Computes a value only when no argument is NULL; {@code compute} leaves it in its variable. */
  Value guarded(Layout layout, List<Value> arguments, Consumer<Value> compute) {
    int nulls = anyNull(arguments);
    Value holder = fresh(layout, false);
    if (nulls == Value.NEVER) {
      compute.accept(holder);
      return holder;
    }
    Label end = code.newLabel();
    clear(holder);
    code.iload(nulls).ifne(end);
    compute.accept(holder);
    code.labelBinding(end);
    return new Value(layout, holder.slot(), nulls, null);
  }
}
