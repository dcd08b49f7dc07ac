package dev.weir.bench.nexmark;

import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeTransform;
import java.lang.classfile.Instruction;
import java.lang.classfile.Opcode;
import java.lang.classfile.constantpool.ConstantPoolBuilder;
import java.lang.classfile.constantpool.MethodRefEntry;
import java.lang.classfile.instruction.BranchInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.classfile.instruction.LabelTarget;
import java.lang.classfile.instruction.LineNumber;
import java.lang.classfile.instruction.LookupSwitchInstruction;
import java.lang.classfile.instruction.ReturnInstruction;
import java.lang.classfile.instruction.TableSwitchInstruction;
import java.lang.classfile.instruction.ThrowInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.lang.invoke.MethodHandles.Lookup;
import java.util.ArrayList;
import java.util.List;

/** Makes a class tell {@link InstructionCount} each run of its instructions. */
final class CountingCode implements CodeTransform {
  private static final ClassDesc COUNT = descriptor(InstructionCount.class);
  private static final ClassDesc LOOKUP = descriptor(Lookup.class);

  /** Of which types others are: for the frames at branches, which are written anew. */
  private static final ClassHierarchyResolver TYPES =
      ClassHierarchyResolver.ofResourceParsing(CountingCode.class.getClassLoader())
          .orElse(ClassHierarchyResolver.defaultResolver())
          .cached();

  private static final MethodTypeDesc ADD =
      MethodTypeDesc.of(ConstantDescs.CD_void, ConstantDescs.CD_int);

  /** Since the last label or branch. */
  private final List<CodeElement> run = new ArrayList<>();

  private CountingCode() {}

  static byte[] of(byte[] bytes) {
    ClassFile file = ClassFile.of(ClassFile.ClassHierarchyResolverOption.of(TYPES));
    CodeTransform counting = CodeTransform.ofStateful(CountingCode::new);
    return file.transformClass(
        file.parse(bytes), ClassTransform.transformingMethodBodies(counting));
  }

  @Override
  public void accept(CodeBuilder code, CodeElement element) {
    switch (element) {
      case LabelTarget label -> {
        atEnd(code);
        code.with(label);
      }
      case InvokeInstruction call when definesHiddenClass(call) -> run.add(counting(call));
      case Instruction instruction -> {
        run.add(instruction);
        if (leaves(instruction)) {
          atEnd(code);
        }
      }
      case LineNumber line -> run.add(line);
      default -> code.with(element);
    }
  }

  @Override
  public void atEnd(CodeBuilder code) {
    int instructions = (int) run.stream().filter(Instruction.class::isInstance).count();
    if (instructions > 0) {
      code.loadConstant(instructions).invokestatic(COUNT, "add", ADD);
    }
    run.forEach(code::with);
    run.clear();
  }

  /** What the engine writes at run time is made to count before it is defined. */
  private static InvokeInstruction counting(InvokeInstruction call) {
    MethodTypeDesc type = call.typeSymbol().insertParameterTypes(0, LOOKUP);
    MethodRefEntry method =
        ConstantPoolBuilder.of().methodRefEntry(COUNT, "defineHiddenClass", type);
    return InvokeInstruction.of(Opcode.INVOKESTATIC, method);
  }

  private static ClassDesc descriptor(Class<?> type) {
    return type.describeConstable().orElseThrow();
  }

  private static boolean leaves(Instruction instruction) {
    return switch (instruction) {
      case BranchInstruction _, LookupSwitchInstruction _, TableSwitchInstruction _ -> true;
      case ReturnInstruction _, ThrowInstruction _ -> true;
      default -> false;
    };
  }

  private static boolean definesHiddenClass(InvokeInstruction call) {
    return call.owner().asSymbol().equals(LOOKUP) && call.name().equalsString("defineHiddenClass");
  }
}
