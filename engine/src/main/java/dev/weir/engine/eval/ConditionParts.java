package dev.weir.engine.eval;

import dev.weir.expr.Call;
import dev.weir.expr.Expr;
import java.lang.classfile.ClassBuilder;
import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToIntFunction;

/**
 * ANDs and ORs of many conditions, cut into parts that are methods of their own: the JVM compiles
 * no method beyond 8,000 bytes, and loads none beyond 64 kB.
 *
 * <p>A part takes a batch and a row of each input, and the objects of the task.
 */
final class ConditionParts {
  /** Expressions in one part: 15 to 40 bytes of code each. */
  private static final int LARGEST = 200;

  /** Parts that one method calls. */
  private static final int MOST = 60;

  /** What a part says: whether it is TRUE, whether it is FALSE, or 0, 1 and 2 for NULL. */
  private enum Answer {
    IS_TRUE,
    IS_FALSE,
    VALUE
  }

  private record Part(Call condition, Answer answer) {}

  private final ClassDesc owner;
  private final Scratch scratch;
  private final List<Integer> firstColumns;
  private final Map<Call, List<Expr>> cut = new HashMap<>();
  private final Set<Expr> parts = Collections.newSetFromMap(new IdentityHashMap<>());
  private final Map<Part, String> names = new HashMap<>();
  private final Deque<Part> unwritten = new ArrayDeque<>();

  /** Parts of a class whose inputs begin at these columns of its conditions. */
  ConditionParts(ClassDesc owner, Scratch scratch, List<Integer> firstColumns) {
    this.owner = owner;
    this.scratch = scratch;
    this.firstColumns = List.copyOf(firstColumns);
  }

  /** Whether the condition is a method of its own. */
  boolean has(Expr condition) {
    return parts.contains(condition);
  }

  /** The arguments of AND or OR; parts that hold several each, if they are too many. */
  List<Expr> arguments(Call call) {
    if (has(call) || weight(call, LARGEST) <= LARGEST) {
      return call.arguments();
    }
    return cut.computeIfAbsent(call, this::cut);
  }

  private List<Expr> cut(Call call) {
    List<Expr> flat = new ArrayList<>();
    flatten(call, call.function().name(), flat);
    List<Expr> groups = groups(call, flat, LARGEST, argument -> weight(argument, LARGEST));
    while (groups.size() > MOST) {
      groups = groups(call, groups, MOST, argument -> 1);
    }
    return groups;
  }

  private static void flatten(Expr expression, String connective, List<Expr> arguments) {
    Deque<Expr> open = new ArrayDeque<>(List.of(expression));
    while (!open.isEmpty()) {
      Expr next = open.pop();
      if (next instanceof Call call && call.function().name().equals(connective)) {
        call.arguments().reversed().forEach(open::push);
      } else {
        arguments.add(next);
      }
    }
  }

  private List<Expr> groups(
      Call call, List<Expr> arguments, int largest, ToIntFunction<Expr> weights) {
    List<Expr> groups = new ArrayList<>();
    List<Expr> group = new ArrayList<>();
    int sum = 0;
    for (Expr argument : arguments) {
      int weight = weights.applyAsInt(argument);
      if (sum + weight > largest) {
        close(call, group, groups);
        sum = 0;
      }
      group.add(argument);
      sum += weight;
    }
    close(call, group, groups);
    return groups;
  }

  private void close(Call call, List<Expr> group, List<Expr> groups) {
    if (group.size() == 1) {
      groups.add(group.getFirst());
    } else if (group.size() > 1) {
      Call part = new Call(call.function(), group, call.type());
      parts.add(part);
      groups.add(part);
    }
    group.clear();
  }

  /** How many expressions there are within, if not more than that. */
  private static int weight(Expr expression, int most) {
    int sum = 1;
    for (Expr part : Determinism.parts(expression)) {
      if (sum > most) {
        break;
      }
      sum += weight(part, most - sum);
    }
    return sum;
  }

  /** Pushes whether the part is exactly {@code wanted}. */
  void test(Emitter emitter, List<Inputs.Side> sides, Call part, boolean wanted) {
    call(emitter, sides, new Part(part, wanted ? Answer.IS_TRUE : Answer.IS_FALSE));
  }

  /** Pushes 0 for FALSE, 1 for TRUE, 2 for NULL. */
  void value(Emitter emitter, List<Inputs.Side> sides, Call part) {
    call(emitter, sides, new Part(part, Answer.VALUE));
  }

  private void call(Emitter emitter, List<Inputs.Side> sides, Part part) {
    String name =
        names.computeIfAbsent(
            part,
            added -> {
              unwritten.add(added);
              return "part" + names.size();
            });
    for (Inputs.Side side : sides) {
      emitter.code.aload(side.batchSlot()).iload(side.rowSlot());
    }
    emitter.loadScratch();
    emitter.code.invokestatic(owner, name, type());
  }

  private MethodTypeDesc type() {
    List<ClassDesc> parameters = new ArrayList<>();
    for (int i = 0; i < firstColumns.size(); i++) {
      parameters.add(Descriptors.BATCH);
      parameters.add(ConstantDescs.CD_int);
    }
    parameters.add(Descriptors.OBJECTS);
    return MethodTypeDesc.of(ConstantDescs.CD_int, parameters);
  }

  /** Writes the parts that are called, also by parts. */
  void writeTo(ClassBuilder builder) {
    while (!unwritten.isEmpty()) {
      Part part = unwritten.remove();
      builder.withMethodBody(
          names.get(part), type(), ClassFile.ACC_STATIC, code -> write(part, code));
    }
  }

  private void write(Part part, CodeBuilder code) {
    List<Inputs.Side> sides = new ArrayList<>();
    for (int i = 0; i < firstColumns.size(); i++) {
      sides.add(new Inputs.Side(firstColumns.get(i), 2 * i, 2 * i + 1));
    }
    Emitter emitter = new Emitter(code, scratch, 2 * sides.size());
    ConditionWriter conditions =
        new ExprWriter(emitter, new Inputs(emitter, sides), this).conditions();
    switch (part.answer) {
      case IS_TRUE, IS_FALSE -> {
        Label no = code.newLabel();
        conditions.unlessOf(part.condition, part.answer == Answer.IS_TRUE, no);
        code.iconst_1().ireturn().labelBinding(no).iconst_0().ireturn();
      }
      case VALUE -> {
        Value value = conditions.connective(part.condition);
        Label present = code.newLabel();
        code.iload(value.nullSlot()).ifeq(present).iconst_2().ireturn().labelBinding(present);
        emitter.load(value);
        code.l2i().ireturn();
      }
    }
    emitter.finish();
  }
}
