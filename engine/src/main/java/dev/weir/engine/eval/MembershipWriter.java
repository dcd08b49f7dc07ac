package dev.weir.engine.eval;

import dev.weir.engine.collection.CollectionBodies;
import dev.weir.engine.function.Body;
import dev.weir.engine.function.Membership;
import dev.weir.expr.Call;
import dev.weir.expr.Expr;
import dev.weir.expr.Literal;
import dev.weir.type.Layout;
import dev.weir.type.SqlType;
import java.lang.classfile.TypeKind;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes IN with many constants as a look into a hashed set of them. */
final class MembershipWriter {
  /** Fewer constants are compared one by one, which is as fast and needs no hash. */
  private static final int FEWEST = 16;

  private final ExprWriter writer;
  private final BodyWriter bodies;

  MembershipWriter(ExprWriter writer, BodyWriter bodies) {
    this.writer = writer;
    this.bodies = bodies;
  }

  /** Whether the candidates are so many constants, of values that have one form each. */
  static boolean applies(Call call) {
    List<Expr> arguments = call.arguments();
    if (arguments.size() <= FEWEST) {
      return false;
    }
    SqlType type = arguments.getFirst().type();
    return type.layout() != Layout.ROW
        && !CollectionBodies.needsComparison(type)
        && arguments.stream()
            .skip(1)
            .allMatch(argument -> argument instanceof Literal literal && fits(literal, type));
  }

  private static boolean fits(Literal literal, SqlType type) {
    return literal.value() == null
        || Conversions.sameForm(type, literal.type())
            && Conversions.sameForm(type, Conversions.comparable(type, literal.type()));
  }

  Value write(Call call) {
    List<Object> constants = new ArrayList<>();
    for (Expr candidate : call.arguments().subList(1, call.arguments().size())) {
      Object constant = constant((Literal) candidate);
      if (constant != null) {
        constants.add(constant);
      }
    }
    Value value = writer.write(call.arguments().getFirst());
    Body body =
        Body.of(Membership.class, "has", BodyWriter.letters(List.of(value)) + ">J")
            .with(Membership.of(constants));
    Value found = bodies.write(body, List.of(value));
    boolean unknown = constants.size() < call.arguments().size() - 1;
    return unknown ? orUnknown(found) : found;
  }

  private @Nullable Object constant(Literal literal) {
    return literal.value() == null ? null : writer.write(literal).constant();
  }

  /** NULL for what is not found, since it may equal the NULL among the candidates. */
  private Value orUnknown(Value found) {
    Emitter emitter = writer.emitter;
    int nullSlot = emitter.code.allocateLocal(TypeKind.INT);
    emitter.load(found);
    emitter.code.l2i().iconst_1().ixor().istore(nullSlot);
    return new Value(found.layout(), found.slot(), nullSlot, null);
  }
}
